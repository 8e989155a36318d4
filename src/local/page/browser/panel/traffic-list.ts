import type { PassedView } from '../../protocol.ts';
import { byId, element } from '../common/dom.ts';
import { fetchPassed } from '../connection.ts';

/** As many as one looks through. */
const MOST_SHOWN = 300;
const NEAR_END_PX = 30;

const list = byId<HTMLOListElement>('passed');
const beats = byId<HTMLInputElement>('heartbeats');

/** What passes between the bot and its Discord, a line each, to be opened. */
export class Passing {
  constructor() {
    beats.onchange = () => list.classList.toggle('with-heartbeats', beats.checked);
    byId('clear').onclick = () => list.replaceChildren();
  }

  load(passed: readonly PassedView[]): void {
    list.replaceChildren(...passed.map(drawLine));
  }

  scrollToEnd(): void {
    list.scrollTop = list.scrollHeight;
  }

  add(passed: PassedView): void {
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX;
    list.append(drawLine(passed));
    while (list.children.length > MOST_SHOWN) list.firstChild?.remove();
    if (atEnd) this.scrollToEnd();
  }
}

function drawLine(passed: PassedView): HTMLElement {
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
    const text = await fetchPassed(number).then(
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
