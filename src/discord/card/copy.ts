/** The card from which a quote and its references are copied. */

import type { APIComponentInContainer } from 'discord.js';
import { english, type Translator } from '../../i18n/translator.ts';
import type { Quote } from '../../library/answers.ts';
import { joinCells } from '../../library/excerpt-text.ts';
import { escapedSize, visible } from '../escape.ts';
import { shortenLabel, truncate } from '../truncate.ts';
import { sizeOf } from '../utf8-size.ts';
import { fenced } from './blocks.ts';
import { ACCENT, type Card, card, MAX_TEXT, sizeOfTexts, text } from './parts.ts';
import { apaReference, bibtexReference, mlaReference, plainReference, type Work } from './reference.ts';
import { webAddress } from './source-link.ts';

/** The maximum length of a title and a file name, the longest with which the references leave room for the quote. */
const LENGTHS = [250, 120, 60, 30];
/** The maximum size of all without the quote, which gets the rest. */
const MAX_REFERENCES = 2_800;
/** What is put for the rest of a quote that is too long. */
const OMISSION = ' […]';

/** A quote with its reference, and its reference in three styles: each in a code block, which one press copies. */
export function copyCard(t: Translator, quote: Quote): Card {
  const works = LENGTHS.map((length) => workOf(quote, length));
  // Only where every character of the title is special in BibTeX do the shortest titles not suffice.
  const work = works.find((one) => sizeOfTexts(partsOf(t, '', one)) <= MAX_REFERENCES) ?? {
    ...works.at(-1)!,
    source: null,
  };
  const room = MAX_TEXT - sizeOfTexts(partsOf(t, '', work));
  return card(ACCENT.plain, partsOf(t, quotedWithin(quote, room), work));
}

function partsOf(t: Translator, quoted: string, work: Work): APIComponentInContainer[] {
  return [
    text(`### ${t('copy.heading')}\n**${t('copy.quote')}**\n${fenced(plainReference(quoted, work))}`),
    text(`${t('copy.apa')}\n${fenced(apaReference(work))}`),
    text(`${t('copy.mla')}\n${fenced(mlaReference(work))}`),
    text(`**BibTeX**\n${fenced(bibtexReference(work))}`),
  ];
}

function workOf({ title, article, source, published, citation, page }: Quote, longest: number): Work {
  const file = article.slice(article.lastIndexOf('/') + 1);
  return {
    title: shortenLabel(title, longest) || english('article.noTitle'),
    published,
    source: webAddress(source),
    file: shortenLabel(file, longest),
    citation,
    ...(page !== undefined && { page }),
  };
}

/** The words of a quote in quotation marks, after the name of who speaks; code as it is. */
function quotedWithin({ quote, kind, lines }: Quote, room: number): string {
  const { speaker, cells } = lines.find(({ role }) => role === 'quote')!;
  if (kind === 'code') return shortened(quote, room);
  const words = visible(cells ? joinCells(cells, (from, to) => quote.slice(from, to)) : quote).trim();
  const before = speaker === null ? '“' : `${shortenLabel(speaker, LONGEST_SPEAKER)}: “`;
  return `${before}${shortened(words, room - escapedSize(`${before}”`))}”`;
}

/** Longer than any name. */
const LONGEST_SPEAKER = 100;

function shortened(words: string, room: number): string {
  const start = truncate(words, room - sizeOf(OMISSION));
  return start === words ? words : `${start.trimEnd()}${OMISSION}`;
}
