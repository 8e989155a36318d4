/** The developer panel. */

import type { Change } from '../../protocol.ts';
import { byId } from '../common/dom.ts';
import { fetchPanel } from '../connection.ts';
import { showMembers } from '../layout.ts';
import { FaultList } from './faults.ts';
import { TrafficList } from './traffic-list.ts';

const panel = byId('panel');
const toggle = byId<HTMLButtonElement>('toggle-panel');

/** Shows traffic between the bot and the local Discord, and plays faults. Closed at first. */
export class DeveloperPanel {
  readonly #faults = new FaultList();
  readonly #traffic = new TrafficList();

  constructor() {
    toggle.onclick = () => void this.#show(!!panel.hidden);
    byId('close-panel').onclick = () => {
      void this.#show(false);
      toggle.focus();
    };
  }

  onChange(change: Change): void {
    if (panel.hidden) return;
    if (change.change === 'passed') this.#traffic.add(change.passed);
    if (change.change === 'faults') this.#faults.show(change.playing);
  }

  async #show(open: boolean): Promise<void> {
    if (open) {
      // Fetched before the panel opens, as faults played in it afterwards are newer.
      const { passed, playing } = await fetchPanel();
      this.#traffic.load(passed);
      this.#faults.show(playing);
      // There is rarely room for both.
      showMembers(false);
    }
    panel.hidden = !open;
    toggle.ariaExpanded = String(open);
    this.#traffic.scrollToEnd();
  }
}
