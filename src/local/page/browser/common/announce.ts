import { byId, element } from './dom.ts';

/** Long enough to be heard. */
const STAYS_MS = 10_000;

/** Tells those who listen to the page what others see on it. */
export function announce(text: string): void {
  const line = element('p', {}, text);
  byId('announcer').append(line);
  setTimeout(() => line.remove(), STAYS_MS);
}
