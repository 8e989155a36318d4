import type { Change } from '../../protocol.ts';
import { byId } from '../common/dom.ts';
import { fetchPanel } from '../connection.ts';
import { showMembers } from '../frame.ts';
import { FaultList } from './faults.ts';
import { Passing } from './traffic-list.ts';

const panel = byId('panel');
const toggle = byId<HTMLButtonElement>('toggle-panel');

/** For developers: what passes between the bot and its Discord, and faults to play. Shut until it is asked for. */
export class DeveloperPanel {
  readonly #faults = new FaultList();
  readonly #passing = new Passing();

  constructor() {
    toggle.onclick = () => void this.#show(!!panel.hidden);
    byId('close-panel').onclick = () => {
      void this.#show(false);
      toggle.focus();
    };
  }

  onChange(change: Change): void {
    if (panel.hidden) return;
    if (change.change === 'passed') this.#passing.add(change.passed);
    if (change.change === 'faults') this.#faults.show(change.playing);
  }

  async #show(open: boolean): Promise<void> {
    if (open) {
      // First of all: what is played from the open panel is newer.
      const { passed, playing } = await fetchPanel();
      this.#passing.load(passed);
      this.#faults.show(playing);
      // There is seldom room for both.
      showMembers(false);
    }
    panel.hidden = !open;
    toggle.ariaExpanded = String(open);
    this.#passing.scrollToEnd();
  }
}
