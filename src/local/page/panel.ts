/** Plays and stops the presets of faults for the developer panel. */

import type { Faults, PlayingFault } from '../faults/active-faults.ts';
import type { Fault } from '../faults/fault.ts';
import { PRESETS, type PresetName } from '../faults/presets.ts';

const NAMES = Object.keys(PRESETS) as PresetName[];

/** The presets that are being played. */
export function playingPresets({ playing }: Faults): PresetName[] {
  return NAMES.filter((name) => playing.some((one) => belongs(one, name)));
}

export function playPreset(faults: Faults, name: PresetName): void {
  stopPreset(faults, name);
  for (const fault of PRESETS[name].faults) faults.play(fault);
}

export function stopPreset(faults: Faults, name: PresetName): void {
  for (const playing of faults.playing) if (belongs(playing, name)) playing.stop();
}

function belongs({ fault }: PlayingFault, name: PresetName): boolean {
  const faults: readonly Fault[] = PRESETS[name].faults;
  return faults.includes(fault);
}
