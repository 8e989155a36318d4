/** The card that shows an article page by page. */

import type { Translator } from '../../i18n/translator.ts';
import type { ExcerptBlock, ReadBlock, Reading } from '../../library/answers.ts';
import { escapedSize, visible } from '../escape.ts';
import { truncate } from '../truncate.ts';
import { sizeOf } from '../utf8-size.ts';
import { blockInMarkdown, joinBlocks, speakerInShort } from './blocks.ts';
import { pageButtons, pageOf } from './pages.ts';
import { ACCENT, type Card, card, text, textBeside } from './parts.ts';
import { daysOfArticle, titleInShort } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** The size of a page: about 300 words, two screens of a phone. Discord's limit for all texts of a card is 4,000. */
const PAGE_SIZE = 2_000;

/** A block, or the part of it that is on a page. */
interface Part {
  block: ExcerptBlock;
  sentences: { text: string; citation: string }[];
}

/** The blocks of a page. */
type PageParts = Part[];

/** The page of an article that is shown. */
export interface Opening {
  page: number;
  /** The citation of the sentence in bold. */
  citation?: string;
  note?: string;
}

/** A page of an article. */
export function readingCard(t: Translator, reading: Reading, { page, citation, note }: Opening): Card {
  const { items, number, count } = pageOf(pagesOf(reading), page, 1);
  const parts = (items[0] ?? []).map(({ block, sentences }) => ({
    block,
    markdown: blockInMarkdown(
      block,
      sentences.map((one) => ({ text: one.text, isBold: one.citation === citation })),
    ),
  }));
  const about = [
    daysOfArticle(t, reading),
    ...(count > 1 ? [t('page.of', { number: number + 1, count })] : []),
  ];
  return card(ACCENT.plain, [
    textBeside(
      `### ${titleInShort(t, reading.title)}\n-# ${about.join(' · ')}`,
      sourceLink(t, reading.source),
    ),
    note ? text(note) : null,
    text(joinBlocks(parts) || t('article.noText')),
    pageButtons(t, { number, count }, (other) => ['page', reading.key, String(other)]),
  ]);
}

/** The number of the page that a sentence is on; 0 when it is not in the article. */
export function pageOfSentence(reading: Reading, citation: string): number {
  return Math.max(
    0,
    pagesOf(reading).findIndex((page) =>
      page.some(({ sentences }) => sentences.some((one) => one.citation === citation)),
    ),
  );
}

/** Divides an article into pages of whole sentences; only a sentence longer than a page is split. */
function pagesOf({ blocks }: Reading): PageParts[] {
  const pages: PageParts[] = [];
  let room = 0;
  for (const { sentences, ...block } of blocks) {
    // Each row repeats the names of the columns.
    if (block.kind === 'columns') continue;
    let isNew = true;
    const shown = isTooWide(block, sentences) ? { ...block, cells: null } : block;
    for (const piece of sentences.flatMap((sentence) => piecesOf(sentence, shown))) {
      const size = piece.size + MARKUP_SIZE;
      if (size > room) {
        pages.push([]);
        room = PAGE_SIZE;
        isNew = true;
      }
      const page = pages.at(-1)!;
      if (isNew) page.push({ block: shown, sentences: [piece] });
      else page.at(-1)!.sentences.push(piece);
      isNew = false;
      room -= size;
    }
  }
  return pages;
}

/** The size of what may be around a sentence: line breaks, bold marks, an item's indent, a fence. */
const MARKUP_SIZE = 16;

/** Whether a row is longer than a page with the names of its columns, and is shown without them. */
function isTooWide(block: ExcerptBlock, sentences: ReadBlock['sentences']): boolean {
  const isWide = ({ sentence }: { sentence: string }) =>
    escapedSize(sentence) + namesSize(block) > PAGE_SIZE - MARKUP_SIZE;
  return block.cells !== null && sentences.some(isWide);
}

/** The size of the names of a row's columns and of a speaker, which are shown as well. */
function namesSize({ speaker, cells }: ExcerptBlock): number {
  const columns = cells?.reduce((sum, { column }) => sum + escapedSize(column) + 5, 0) ?? 0;
  return columns + (speaker === null ? 0 : sizeOf(speakerInShort(speaker)));
}

function piecesOf(
  { sentence, citation }: ReadBlock['sentences'][number],
  block: ExcerptBlock,
): { text: string; citation: string; size: number }[] {
  const names = namesSize(block);
  if (block.cells) return [{ text: sentence, citation, size: escapedSize(sentence) + names }];
  const pieces = [];
  const room = PAGE_SIZE - MARKUP_SIZE - names;
  let rest = block.kind === 'code' ? sentence : visible(sentence).trim();
  while (rest !== '') {
    // A single grapheme cluster may be longer than a page: a letter with very many accents.
    const piece = truncate(rest, room) || rest.slice(0, PAGE_SIZE / 2 - MARKUP_SIZE);
    pieces.push({ text: piece, citation, size: escapedSize(piece) + names });
    rest = rest.slice(piece.length);
    if (block.kind !== 'code') rest = rest.trimStart();
  }
  return pieces;
}
