/** The bar above the input while a reply is written. */

import type { Answered } from '../../protocol.ts';
import { byId, element } from '../common/dom.ts';

/** A message to reply to. */
export interface ReplyTarget {
  id: string;
  /** Its author's name. */
  name: string;
  /** Whether the ping can be chosen: not in direct messages, and not for one's own message. */
  canPing: boolean;
}

const bar = byId('answering');
const toggle = byId<HTMLButtonElement>('ping');

/** Names whom the next message replies to, and switches the ping on and off. */
export class ReplyBar {
  answered: Answered | null = null;
  #name = '';

  /** @param stop called when the person stops replying */
  constructor(stop: () => void) {
    byId('stop-answering').onclick = stop;
    toggle.onclick = () => {
      if (this.answered) this.#setPing(!this.answered.ping);
    };
  }

  show(target: ReplyTarget | null): void {
    bar.hidden = !target;
    this.answered = target && { id: target.id, ping: true };
    this.#name = target?.name ?? '';
    byId('answered-name').textContent = this.#name;
    toggle.hidden = !target?.canPing;
    this.#setPing(true);
  }

  #setPing(ping: boolean): void {
    if (this.answered) this.answered.ping = ping;
    toggle.ariaChecked = String(ping);
    toggle.title = ping ? 'Click to disable pinging the author' : 'Click to enable pinging the author';
    toggle.replaceChildren(
      element('span', { ariaHidden: 'true' }, ping ? '@ ON' : '@ OFF'),
      element('span', { className: 'visually-hidden' }, `Ping ${this.#name}`),
    );
  }
}
