import { byId } from '../common/dom.ts';

/** This near to the end, one reads on as messages come. */
const NEAR_END_PX = 60;

const log = byId('log');
let atEnd = true;

/** Keeps the end of the messages in sight, as they come and grow, for those who are there. */
export function startScroll(): void {
  log.onscroll = () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
  };
  const observer = new ResizeObserver(() => {
    if (atEnd) scrollToEnd();
  });
  for (const part of [log, ...log.children]) observer.observe(part);
}

export function scrollToEnd(): void {
  atEnd = true;
  log.scrollTop = log.scrollHeight;
}
