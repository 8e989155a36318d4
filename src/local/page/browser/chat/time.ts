/** Draws times and timestamps. */

import { element } from '../common/dom.ts';

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'short' });
export const LONG_DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** Draws when a message was sent, as Discord does: only the time for today. */
export function drawSentAt(timestamp: string): HTMLElement {
  const date = new Date(timestamp);
  const today = date.toDateString() === new Date().toDateString();
  const text = today ? CLOCK.format(date) : `${DAY.format(date)}, ${CLOCK.format(date)}`;
  return element('time', { dateTime: timestamp, title: date.toLocaleString() }, text);
}

/** The styles of `<t:…>`, shown in the reader's time zone. */
const STYLES: { readonly [style: string]: Intl.DateTimeFormatOptions } = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

export function drawTimestamp(seconds: number, style: string): HTMLElement {
  const date = new Date(seconds * 1_000);
  if (Number.isNaN(date.getTime())) return element('span', {}, 'Invalid date');
  const text =
    style === 'R' ? relative(seconds) : new Intl.DateTimeFormat(undefined, STYLES[style]).format(date);
  return element('time', { className: 'timestamp', dateTime: date.toISOString() }, text);
}

function relative(seconds: number): string {
  const away = seconds - Date.now() / 1_000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(away) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(away / size), unit);
}
