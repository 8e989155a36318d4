import { announce } from '../common/announce.ts';
import { byId } from '../common/dom.ts';
import { icon } from '../common/icon.ts';

/** This near to the end, one reads on as messages come. */
const NEAR_END_PX = 60;

const log = byId('log');
const jump = byId<HTMLButtonElement>('jump');
let atEnd = true;
let size = '';
/** How many messages have come below since one scrolled up. */
let unseen = 0;

/** Keeps the end of the messages in sight, as they come and grow, for those who are there. */
export function startScroll(): void {
  jump.append(icon('down'));
  jump.onclick = ({ detail }) => {
    scrollToEnd();
    // The bar is gone, and with it the focus: by keyboard one goes on at the last message, else one types on.
    const isByKeyboard = detail === 0;
    const last = isByKeyboard && log.querySelector<HTMLElement>('#messages > li:last-child');
    (last || byId('text')).focus({ preventScroll: true });
  };
  log.onscroll = () => {
    // What moves because something changed its size, nobody has scrolled.
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

/** Says to those who have scrolled up that a message has come below. */
export function tellBelow(): void {
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
