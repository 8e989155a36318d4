/** Cards that list articles. */

import type { APIComponentInContainer } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { Entry } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { shortenLabel } from '../truncate.ts';
import { type Page, pageButtons } from './pages.ts';
import { ACCENT, button, type Card, card, text, textBeside } from './parts.ts';
import { daysOfArticle, titleInShort } from './quote.ts';

/** Articles per page: two screens of a phone. With a button each, a card has room for eleven. */
export const PAGE_SIZE = 10;
const LONGEST_TITLE = 120;
/** Discord's limit on the name of an autocomplete choice. */
const LONGEST_LABEL = 100;

/** The texts of a list, in the language of whoever sees it. */
export interface ListWords {
  heading: string;
  /** A note below the heading. */
  note?: string;
  /** The text when there are no articles. */
  empty: string;
  /** The action of the page buttons. */
  action: string;
}

/** A page of a list of articles, newest first, each with a button to read it. */
export function articleListCard(t: Translator, page: Page<Entry> & { size: number }, words: ListWords): Card {
  const { items, start, size } = page;
  const last = start + items.length;
  const range = page.count > 1 ? ` · ${t('page.range', { first: start + 1, last, count: size })}` : '';
  return card(ACCENT.plain, [
    text(`### ${words.heading}${range}${words.note ? `\n-# ${words.note}` : ''}`),
    ...(items.length > 0 ? items.map((entry) => sectionOf(t, entry)) : [text(words.empty)]),
    pageButtons(t, page, (other) => [words.action, String(other)], [t('button.newer'), t('button.older')]),
  ]);
}

function sectionOf(t: Translator, entry: Entry): APIComponentInContainer {
  const title = titleInShort(t, entry.title, LONGEST_TITLE);
  return textBeside(`**${title}**\n-# ${describe(t, entry)}`, button(t('button.read'), ['open', entry.key]));
}

function describe(t: Translator, { published, expired, sentences, own }: Entry): string {
  const parts = [daysOfArticle(t, { published, expired }), t('article.sentences', { count: sentences })];
  if (own) parts.push(t('article.ofThisServer'));
  return parts.join(' · ');
}

/** An article as an autocomplete choice: its title and its day. */
export function choiceOf(t: Translator, { title, key, published }: Entry): { name: string; value: string } {
  const day = ` · ${publishedInWords(t, published)}`;
  const name = shortenLabel(title, LONGEST_LABEL - day.length) || t('article.noTitle');
  return { name: name + day, value: key };
}
