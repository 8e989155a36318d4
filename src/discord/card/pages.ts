/** Pages of a list, and the buttons between them. */

import type { APIComponentInContainer } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import { button, row } from './parts.ts';

/** A page of a list. */
export interface Page<Item> {
  items: readonly Item[];
  /** The number of the page, from 0. */
  number: number;
  count: number;
  /** The index of its first item in the whole list. */
  start: number;
}

/** A page of a list; a number beyond either end gives the nearest page. */
export function pageOf<Item>(list: readonly Item[], number: number, length: number): Page<Item> {
  const place = pageAt(list.length, number, length);
  return { items: list.slice(place.start, place.start + length), ...place };
}

/** The position of a page in a list of `size` items; a number beyond either end gives the nearest page. */
export function pageAt(size: number, number: number, length: number): Omit<Page<never>, 'items'> {
  const count = Math.max(1, Math.ceil(size / length));
  const nearest = Math.min(Math.max(0, number), count - 1);
  return { number: nearest, count, start: nearest * length };
}

/** The number of a page from a custom id; 0 for anything invalid. */
export function readPageNumber(argument = ''): number {
  return /^\d{1,4}$/.test(argument) ? Number(argument) : 0;
}

/**
 * The buttons to the pages before and after; null when there is only one page.
 *
 * @param idOf the custom id of the button to a page
 */
export function pageButtons(
  t: Translator,
  { number, count }: Pick<Page<unknown>, 'number' | 'count'>,
  idOf: (number: number) => [action: string, ...args: string[]],
  [previous, next]: readonly [string, string] = [t('button.previousPage'), t('button.nextPage')],
): APIComponentInContainer | null {
  return row([
    number > 0 ? button(previous, idOf(number - 1)) : null,
    number + 1 < count ? button(next, idOf(number + 1)) : null,
  ]);
}
