import type { Reading } from '../../library/answers.ts';
import { publishedInWords } from '../../library/words.ts';
import { cut } from '../cut.ts';
import { escapedLength, escapeInline, escapeStart, visible } from '../escape.ts';
import { pageButtons, pageOf } from './pages.ts';
import { ACCENT, type Card, card, text, textBeside } from './parts.ts';
import { titleInShort } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** About 300 words: two screens of a phone. Discord allows 4,000 characters for all the texts of a card. */
const A_PAGE = 2_000;

interface Sentence {
  text: string;
  citation: string;
}

/** The paragraphs of a page. */
type Leaf = Sentence[][];

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
  const paragraphs = (items[0] ?? []).map((paragraph) => paragraphInMarkdown(paragraph, citation));
  const about = [
    publishedInWords(reading.published),
    ...(count > 1 ? [`page ${number + 1} of ${count}`] : []),
  ];
  return card(ACCENT.plain, [
    textBeside(`### ${titleInShort(reading.title)}\n-# ${about.join(' · ')}`, sourceLink(reading.source)),
    note ? text(note) : null,
    text(paragraphs.join('\n\n') || '(no text)'),
    pageButtons({ number, count }, (other) => ['page', reading.key, String(other)]),
  ]);
}

/** The page that a sentence stands on; the first when it is not there. */
export function pageOfSentence(reading: Reading, citation: string): number {
  return Math.max(
    0,
    leavesOf(reading).findIndex((leaf) =>
      leaf.some((paragraph) => paragraph.some((one) => one.citation === citation)),
    ),
  );
}

/** Whole sentences to a page; only one that is longer than a page is divided. */
function leavesOf({ paragraphs }: Reading): Leaf[] {
  const leaves: Leaf[] = [];
  let room = 0;
  for (const paragraph of paragraphs) {
    let isNew = true;
    for (const piece of paragraph.flatMap(piecesOf)) {
      // Two for what stands between sentences or paragraphs, four for bold, one for the start of a paragraph.
      const length = escapedLength(piece.text) + 7;
      if (length > room) {
        leaves.push([]);
        room = A_PAGE;
        isNew = true;
      }
      const leaf = leaves.at(-1)!;
      if (isNew) leaf.push([piece]);
      else leaf.at(-1)!.push(piece);
      isNew = false;
      room -= length;
    }
  }
  return leaves;
}

function piecesOf({ sentence, citation }: { sentence: string; citation: string }): Sentence[] {
  const pieces: Sentence[] = [];
  let rest = visible(sentence).trim();
  while (rest !== '') {
    // A single character may be longer than a page, as people see characters: letters under a heap of accents.
    const piece = cut(rest, A_PAGE - 7) || rest.slice(0, A_PAGE / 2 - 7);
    pieces.push({ text: piece, citation });
    rest = rest.slice(piece.length).trimStart();
  }
  return pieces;
}

function paragraphInMarkdown(paragraph: readonly Sentence[], citation: string | undefined): string {
  const sentences = paragraph.map((one) => {
    const shown = escapeInline(one.text);
    return one.citation === citation ? `**${shown}**` : shown;
  });
  return escapeStart(sentences.join(' '));
}
