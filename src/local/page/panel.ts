import type { Faults, Playing } from '../faults/faults.ts';
import { PRESETS, type PresetName } from '../faults/presets.ts';

/** The faults that are played from the page, by their names there. */
export class Panel {
  readonly #faults: Faults;
  readonly #played = new Map<PresetName, Playing[]>();

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  get playing(): PresetName[] {
    const now = new Set(this.#faults.playing);
    return [...this.#played].filter(([, played]) => played.some((one) => now.has(one))).map(([name]) => name);
  }

  play(name: PresetName): void {
    this.stop(name);
    const played: Playing[] = [];
    this.#played.set(name, played);
    for (const fault of PRESETS[name].faults) {
      const playing = this.#faults.play(fault);
      if (playing) played.push(playing);
    }
  }

  stop(name: PresetName): void {
    for (const playing of this.#played.get(name) ?? []) playing.stop();
    this.#played.delete(name);
  }
}
