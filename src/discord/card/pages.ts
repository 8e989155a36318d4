import type { APIComponentInContainer } from 'discord.js';
import { button, row } from './parts.ts';

/** Some of a list, and where it stands in the whole. */
export interface Page<Item> {
  items: readonly Item[];
  /** From 0. */
  number: number;
  count: number;
  /** Where its first item stands in the whole list, from 0. */
  start: number;
}

/** A page of a list; past either end, the nearest that there is. */
export function pageOf<Item>(list: readonly Item[], number: number, length: number): Page<Item> {
  const place = pageAt(list.length, number, length);
  return { items: list.slice(place.start, place.start + length), ...place };
}

/** Where a page of a list of so many stands; past either end, the nearest that there is. */
export function pageAt(size: number, number: number, length: number): Omit<Page<never>, 'items'> {
  const count = Math.max(1, Math.ceil(size / length));
  const nearest = Math.min(Math.max(0, number), count - 1);
  return { number: nearest, count, start: nearest * length };
}

/** The number of a page, out of the id of a button; 0 for anything else. */
export function readPageNumber(argument = ''): number {
  return /^\d{1,4}$/.test(argument) ? Number(argument) : 0;
}

/**
 * The buttons that turn pages; null when there is but one.
 *
 * @param idOf the id of a button that leads to a page
 */
export function pageButtons(
  { number, count }: Pick<Page<unknown>, 'number' | 'count'>,
  idOf: (number: number) => [action: string, ...args: string[]],
  [previous, next]: readonly [string, string] = ['Previous page', 'Next page'],
): APIComponentInContainer | null {
  return row([
    number > 0 ? button(previous, idOf(number - 1)) : null,
    number + 1 < count ? button(next, idOf(number + 1)) : null,
  ]);
}
