import type { ReadBlock, Reading, ExcerptBlock } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { truncate } from '../truncate.ts';
import { escapedSize, visible } from '../escape.ts';
import { sizeOf } from '../utf8-size.ts';
import { blockInMarkdown, joinBlocks, speakerInShort } from './blocks.ts';
import { pageButtons, pageOf } from './pages.ts';
import { ACCENT, type Card, card, text, textBeside } from './parts.ts';
import { titleInShort } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** About 300 words: two screens of a phone. Discord allows 4,000 characters for all the texts of a card. */
const A_PAGE = 2_000;

/** A block, or the part of it that stands on a page. */
interface Part {
  block: ExcerptBlock;
  sentences: { text: string; citation: string }[];
}

/** The blocks of a page. */
type Leaf = Part[];

/** What of an article is shown. */
export interface Opening {
  page: number;
  /** The sentence that it is opened at, in bold. */
  citation?: string;
  note?: string;
}

/** A page of an article. */
export function readingCard(reading: Reading, { page, citation, note }: Opening): Card {
  const { items, number, count } = pageOf(leavesOf(reading), page, 1);
  const parts = (items[0] ?? []).map(({ block, sentences }) => ({
    block,
    markdown: blockInMarkdown(
      block,
      sentences.map((one) => ({ text: one.text, isBold: one.citation === citation })),
    ),
  }));
  const about = [
    publishedInWords(reading.published),
    ...(count > 1 ? [`page ${number + 1} of ${count}`] : []),
  ];
  return card(ACCENT.plain, [
    textBeside(`### ${titleInShort(reading.title)}\n-# ${about.join(' · ')}`, sourceLink(reading.source)),
    note ? text(note) : null,
    text(joinBlocks(parts) || '(no text)'),
    pageButtons({ number, count }, (other) => ['page', reading.key, String(other)]),
  ]);
}

/** The page that a sentence stands on; the first when it is not there. */
export function pageOfSentence(reading: Reading, citation: string): number {
  return Math.max(
    0,
    leavesOf(reading).findIndex((leaf) =>
      leaf.some(({ sentences }) => sentences.some((one) => one.citation === citation)),
    ),
  );
}

/** Whole sentences to a page; only one that is longer than a page is divided. */
function leavesOf({ blocks }: Reading): Leaf[] {
  const leaves: Leaf[] = [];
  let room = 0;
  for (const { sentences, ...block } of blocks) {
    // The names of columns stand in each row.
    if (block.kind === 'columns') continue;
    let isNew = true;
    const shown = isTooWide(block, sentences) ? { ...block, cells: null } : block;
    for (const piece of sentences.flatMap((sentence) => piecesOf(sentence, shown))) {
      const size = piece.size + MARKS;
      if (size > room) {
        leaves.push([]);
        room = A_PAGE;
        isNew = true;
      }
      const leaf = leaves.at(-1)!;
      if (isNew) leaf.push({ block: shown, sentences: [piece] });
      else leaf.at(-1)!.sentences.push(piece);
      isNew = false;
      room -= size;
    }
  }
  return leaves;
}

/** What may stand between and around sentences: line breaks, bold, an item's indent, a fence. */
const MARKS = 16;

/** Whether a row is longer than a page with the names of its columns: it is then shown without them. */
function isTooWide(block: ExcerptBlock, sentences: ReadBlock['sentences']): boolean {
  const isWide = ({ sentence }: { sentence: string }) =>
    escapedSize(sentence) + besideOf(block) > A_PAGE - MARKS;
  return block.cells !== null && sentences.some(isWide);
}

/** How much room the names of a row's columns and of a speaker take, which are shown as well. */
function besideOf({ speaker, cells }: ExcerptBlock): number {
  const columns = cells?.reduce((sum, { column }) => sum + escapedSize(column) + 5, 0) ?? 0;
  return columns + (speaker === null ? 0 : sizeOf(speakerInShort(speaker)));
}

function piecesOf(
  { sentence, citation }: ReadBlock['sentences'][number],
  block: ExcerptBlock,
): { text: string; citation: string; size: number }[] {
  const beside = besideOf(block);
  if (block.cells) return [{ text: sentence, citation, size: escapedSize(sentence) + beside }];
  const pieces = [];
  const room = A_PAGE - MARKS - beside;
  let rest = block.kind === 'code' ? sentence : visible(sentence).trim();
  while (rest !== '') {
    // A single character may be longer than a page, as people see characters: letters under a heap of accents.
    const piece = truncate(rest, room) || rest.slice(0, A_PAGE / 2 - MARKS);
    pieces.push({ text: piece, citation, size: escapedSize(piece) + beside });
    rest = rest.slice(piece.length);
    if (block.kind !== 'code') rest = rest.trimStart();
  }
  return pieces;
}
