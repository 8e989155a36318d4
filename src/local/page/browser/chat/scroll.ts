/** Keeps the newest messages in view, and shows when there are unseen ones. */

import { announce } from '../common/announce.ts';
import { byId } from '../common/dom.ts';
import { icon } from '../common/icon.ts';

/** Within this distance of the end, the list scrolls as messages arrive. */
const NEAR_END_PX = 60;

const log = byId('log');
const jump = byId<HTMLButtonElement>('jump');
let atEnd = true;
let size = '';
/** The number of messages that have arrived since the person scrolled up. */
let unseen = 0;

/** Keeps the end of the messages in view as they arrive and grow, unless the person has scrolled up. */
export function startScroll(): void {
  jump.append(icon('down'));
  jump.onclick = ({ detail }) => {
    scrollToEnd();
    // The bar disappears with the focus: move it to the last message for keyboard users, else to the input.
    const isByKeyboard = detail === 0;
    const last = isByKeyboard && log.querySelector<HTMLElement>('#messages > li:last-child');
    (last || byId('text')).focus({ preventScroll: true });
  };
  log.onscroll = () => {
    // Ignores scrolling that is caused by a change of size.
    if (size === sizeNow()) atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
    if (atEnd) showUnseen(0);
  };
  const observer = new ResizeObserver(() => {
    size = sizeNow();
    if (atEnd) scrollToEnd();
  });
  for (const part of [log, ...log.children]) observer.observe(part);
}

function sizeNow(): string {
  return [log.scrollHeight, log.clientHeight, log.clientWidth].join();
}

export function scrollToEnd(): void {
  atEnd = true;
  log.scrollTop = log.scrollHeight;
  showUnseen(0);
}

/** Scrolls to the start, and stays there. */
export function scrollToStart(): void {
  atEnd = false;
  log.scrollTop = 0;
  showUnseen(0);
}

/** Shows that a message has arrived, if the person has scrolled up. */
export function notifyNewMessage(): void {
  if (atEnd) return;
  if (unseen === 0) announce('A new message is below, out of sight: the button Jump to present leads there.');
  showUnseen(unseen + 1);
}

function showUnseen(count: number): void {
  if (count === unseen) return;
  unseen = count;
  jump.hidden = count === 0;
  byId('jump-count').textContent = count === 1 ? '1 new message' : `${count} new messages`;
}
