/** The buttons that play faults. */

import { PRESETS, type Preset, type PresetName } from '../../../faults/presets.ts';
import { byId, element } from '../common/dom.ts';
import { playFault } from '../connection.ts';

/** A button for each preset. The buttons of lasting faults are toggles. */
export class FaultList {
  readonly #buttons = new Map<PresetName, HTMLButtonElement>();

  constructor() {
    const names = Object.keys(PRESETS) as PresetName[];
    byId('faults').append(...names.map((name) => this.#draw(name, PRESETS[name])));
  }

  show(playing: readonly PresetName[]): void {
    for (const [name, button] of this.#buttons)
      if (button.ariaPressed) button.ariaPressed = String(playing.includes(name));
  }

  #draw(name: PresetName, { label, description, faults }: Preset): HTMLElement {
    const button = element(
      'button',
      { type: 'button', className: 'button secondary', title: description, ariaDescription: description },
      label,
    );
    if (faults.some(({ match }) => match.on !== 'now')) button.ariaPressed = 'false';
    button.onclick = async () => {
      const { playing } = await playFault(name, button.ariaPressed === 'true' ? 'stop' : 'play');
      this.show(playing);
    };
    this.#buttons.set(name, button);
    return element('li', {}, button);
  }
}
