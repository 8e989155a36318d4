/** The list of traffic in the developer panel. */

import type { TrafficEntryView } from '../../protocol.ts';
import { byId, element } from '../common/dom.ts';
import { fetchTrafficEntry } from '../connection.ts';

/** Enough to look through. */
const MAX_SHOWN = 300;
const NEAR_END_PX = 30;

const list = byId<HTMLOListElement>('passed');
const heartbeats = byId<HTMLInputElement>('heartbeats');

/** Requests and frames, a line each, which can be expanded. */
export class TrafficList {
  constructor() {
    heartbeats.onchange = () => list.classList.toggle('with-heartbeats', heartbeats.checked);
    byId('clear').onclick = () => list.replaceChildren();
  }

  load(passed: readonly TrafficEntryView[]): void {
    list.replaceChildren(...passed.map(drawEntry));
  }

  scrollToEnd(): void {
    list.scrollTop = list.scrollHeight;
  }

  add(passed: TrafficEntryView): void {
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX;
    list.append(drawEntry(passed));
    while (list.children.length > MAX_SHOWN) list.firstChild?.remove();
    if (atEnd) this.scrollToEnd();
  }
}

function drawEntry(passed: TrafficEntryView): HTMLElement {
  const { number, at, from, what, status, fault, isHeartbeat } = passed;
  const details = element(
    'details',
    {},
    element(
      'summary',
      {},
      element('time', {}, new Date(at).toLocaleTimeString(undefined, { hour12: false })),
      element(
        'span',
        { className: `from ${from}`, title: from === 'bot' ? 'From the bot' : 'To the bot' },
        from === 'bot' ? '→' : '←',
      ),
      element('span', { className: 'what' }, what),
      status !== null &&
        element('span', { className: statusClass(status) }, status === 0 ? 'no answer' : String(status)),
      fault !== null && element('span', { className: 'fault' }, `fault: ${fault}`),
    ),
  );
  details.ontoggle = async () => {
    if (!details.open || details.querySelector('pre')) return;
    const text = await fetchTrafficEntry(number).then(
      (entry) => JSON.stringify(entry, null, 2),
      () => 'This is no longer kept.',
    );
    details.append(element('pre', { tabIndex: 0, ariaLabel: what }, text));
    details.scrollIntoView({ block: 'nearest' });
  };
  return element('li', { className: isHeartbeat ? 'heartbeat' : '' }, details);
}

function statusClass(status: number): string {
  return status >= 200 && status < 300 ? 'status good' : 'status bad';
}
