import { byId } from '../common/dom.ts';

/** This near to the end, one reads on as messages come. */
const NEAR_END_PX = 60;

const log = byId('log');
let atEnd = true;
let size = '';

/** Keeps the end of the messages in sight, as they come and grow, for those who are there. */
export function startScroll(): void {
  log.onscroll = () => {
    // What moves because something changed its size, nobody has scrolled.
    if (size === sizeNow()) atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
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
}
