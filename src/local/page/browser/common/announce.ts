/** Announces changes to screen readers. */

import { byId, element } from './dom.ts';

/** Long enough for a screen reader to read it. */
const STAYS_MS = 10_000;

/** Announces a text to screen readers. */
export function announce(text: string): void {
  const line = element('p', {}, text);
  byId('announcer').append(line);
  setTimeout(() => line.remove(), STAYS_MS);
}
