/** The values that a library returns: plain objects, which are copied between threads. */

import type { BlockKind } from '../articles/document.ts';
import type { Day } from '../day.ts';
import type { MessageDescriptor } from '../i18n/translator.ts';
import type { Anchoring, Granularity } from '../language/dates.ts';
import type { Verdict } from '../retrieval/verdict.ts';

/** The answer to a question. The same question over the same revision gives the same value. */
export interface Answers {
  question: string;
  /** What it was taken to follow up: see `Library.ask`. Null when it was answered as it stands. */
  context: string | null;
  verdict: Verdict;
  /** The probability that the first quote is the right one, if any is: 0 to 1. */
  certainty: number;
  /** Identifies the whole content of the library: it changes when any article does. */
  revision: string;
  /** The words of the question, as typed, that no article has. */
  unmatched: string[];
  /** The language of the question, an ISO 639-1 code, where it is surely not English and has words that no article has. */
  language?: string;
  /** Where nothing is found: the question with misspelt words replaced, if it is answered with those. */
  didYouMean?: string;
  /** Best first. When the verdict is `none`, these are the nearest sentences, which are no answers. */
  answers: Quote[];
  /** Whether the first quote, with its headings, has most of the words of the question, weighted by their rarity. */
  isNear: boolean;
  /** The quote that answers without the dates of the scope, when none answers within them; else null. */
  elsewhere: Quote | null;
  /** The server marks what was published before this day as old; null when it marks nothing. See `ServerSettings`. */
  staleBefore: Day | null;
  /** Two quotes that give different days or numbers for the same thing; null when there are none. */
  conflict: [newer: Quote, older: Quote] | null;
}

/** One sentence of an article, verbatim. */
export interface Quote {
  quote: string;
  /** The article's id. */
  article: string;
  /** The article's title, or its opening words. */
  title: string;
  published: Day | null;
  /** Where the article was published, or null. */
  source: string | null;
  /** The other articles that have the same sentence, newest first; absent when there are none. */
  alsoIn?: Pick<Quote, 'article' | 'title' | 'published' | 'source'>[];
  /** A permanent identifier of this sentence with its present words: see `Library.cite`. */
  citation: string;
  /** UTF-16 offsets in the article's text: `text.slice(start, end)` is the quote. */
  start: number;
  end: number;
  /** The parts of the quote that answer, as offsets in it; the end is exclusive. */
  highlight: [from: number, to: number][];
  /** The probability that this sentence answers: 0 to 1. */
  confidence: number;
  /** The dates that the sentence mentions. */
  events: Event[];
  /** Whether the subject is a pronoun, so that the sentence before is shown with it. */
  hasAnaphoricSubject: boolean;
  /** The label of the page on which its block begins; absent when the article has no pages. */
  page?: string;
  /** The article's sentence before and after. */
  before: string | null;
  after: string | null;
  /** Whether its first words also stand earlier in the article: see `hasStartOf`. Absent without a source. */
  isRepeated?: boolean;
  /** The kind of block that the quote is from: a paragraph, an item, a row of a table… */
  kind: BlockKind;
  /** The headings above it, outermost first, including the question or the term that it belongs to. */
  heading: string[];
  /** The quote, and the lines that are shown with it for context: each verbatim. */
  lines: ExcerptLine[];
  /** `heading` and `lines` as plain text, with column names, item numbers and speakers. */
  shown: string;
}

/** The context in which a quote is shown. */
export type Excerpt = Pick<Quote, 'heading' | 'lines'>;

/** What is needed to display a block, apart from its text. */
export interface ExcerptBlock {
  kind: BlockKind;
  /** 1 to 6 for a heading; the nesting depth of an item, from 1; else 0. */
  level: number;
  /** The number of an item of a numbered list. */
  number: number | null;
  speaker: string | null;
  /** The cells of a row, as offsets in its text, with the names of their columns ('' without one). */
  cells: { column: string; from: number; to: number }[] | null;
}

/**
 * A sentence, item or row: the quote, a line that introduces it, or a sentence before or after that belongs with it.
 */
export interface ExcerptLine extends ExcerptBlock {
  role: 'introduction' | 'before' | 'quote' | 'further';
  text: string;
  /** Its UTF-16 offset in the article's text, and the number of its block. */
  start: number;
  block: number;
  /** Whether the article continues after it with more that belongs to it. */
  isCut?: boolean;
}

/** A date that a quote mentions: its words, and the days that they mean, both inclusive. */
export interface Event {
  text: string;
  from: Day;
  /** Null when it is open-ended: "since 1949". */
  to: Day | null;
  /**
   * The other possible day, when nothing tells which number is the month: "02/01/2025". It is the later one, except in
   * a timeline, where `from` is the day nearer to the article's own.
   */
  or?: Day;
  grain: Granularity;
  /**
   * `inferred` when another sentence of the article gives the day ("the day before the visit"); `heading` when a
   * heading above gives it, whose words `text` then is.
   */
  basis: Anchoring | 'inferred' | 'heading';
  approximate: boolean;
}

/** A quote in a timeline, and the date that it is listed under. */
export interface Dated {
  quote: Quote;
  event: Event;
}

/** Quotes about a topic, in the order of their dates. */
export interface Timeline {
  dated: Dated[];
  /** How many more there are beyond the limit; for a very large topic, a lower bound. */
  leftOut: number;
}

/** An article in a list. */
export interface Entry {
  /** Its path in its folder. */
  id: string;
  /** Its short name for buttons and choices: ten digits and lower-case letters. It is accepted wherever an id is. */
  key: string;
  title: string;
  published: Day | null;
  source: string | null;
  sentences: number;
  /** Whether the server has added it, so that its moderators may remove it. */
  own: boolean;
}

/** A whole article. */
export interface Reading extends Entry {
  /** Its blocks in order. */
  blocks: ReadBlock[];
}

/** A block with its sentences, verbatim, and their citations. */
export interface ReadBlock extends ExcerptBlock {
  sentences: { sentence: string; start: number; citation: string }[];
}

/** The sentence that a citation names, as it is now. */
export type Cited =
  | { state: 'same'; quote: Quote }
  /** The article no longer has the sentence: `now` is the one at its position, or null when the article is shorter. */
  | { state: 'changed'; article: Entry; now: Quote | null };

/** A sentence that a text quotes. */
export interface Source {
  quote: Quote;
  exact: boolean;
  /**
   * The words of the quote that the text does not have, when it is not exact: offsets in the quote, the end exclusive.
   */
  differing: [from: number, to: number][];
  /** The sentence that stood there before the article was edited, where the text quotes that one exactly. */
  former?: FormerSentence;
}

/** A sentence of a former version of an article, verbatim. */
export interface FormerSentence {
  /** With the title and the day that the article had. */
  quote: Quote;
  /** When the article was edited so that it no longer has it: milliseconds since 1970. */
  until: number;
}

/** A sentence that a citation names and that its article no longer has, and what is in its place. */
export interface FormerCited extends FormerSentence {
  /** The sentence that has taken its place; null when it was removed. */
  now: Quote | null;
}

/** A block with some of its sentences, verbatim. */
export interface OpeningBlock extends ExcerptBlock {
  sentences: string[];
}

/** The article that a draft would become. */
export interface Preview {
  title: string;
  published: Day | null;
  source: string | null;
  sentences: number;
  /** The first sentences, in their blocks. */
  opening: OpeningBlock[];
  /** Warnings for the moderator, one line each: "No date was found…". */
  doubts: MessageDescriptor[];
}

/** One of a server's own articles, as a form shows it. */
export interface EditableArticle {
  entry: Entry;
  /** Identifies the article as it is now: see `Library.edit`. */
  version: string;
  title: string;
  date: string;
  source: string;
  /** Its text without title, day and source; that of a page or a document as Markdown. */
  text: string;
}

/** What makes one version of an article differ from an earlier one. */
export interface Changes {
  before: ArticleFacts;
  after: ArticleFacts;
  /** How many sentences were changed, added and removed. */
  counts: { changed: number; added: number; removed: number };
  /** The first of them in the order of the text, verbatim: the sentence before, and after; null where there is none. */
  sentences: { before: string | null; after: string | null }[];
}

export type ArticleFacts = Pick<Entry, 'title' | 'published' | 'source' | 'sentences'>;

/** What an edit would make of an article. */
export interface EditPreview {
  changes: Changes;
  /** Warnings for the moderator, one line each. */
  doubts: MessageDescriptor[];
  /** Identifies the version that is compared with: see `Library.edit`. */
  version: string;
}

/** A version of an article, the present one or a former one. */
export interface ArticleVersion {
  /** The article as it is now. */
  entry: Entry;
  /** How many versions there were after it: 0 for the present one. */
  age: number;
  /** How many versions there are, with the present one. */
  count: number;
  /** When it took the place of the version before it, in milliseconds since 1970; null for the oldest one that is kept. */
  since: number | null;
  /** When it was replaced; null for the present one. */
  until: number | null;
  facts: ArticleFacts;
  /** What was changed by it; null for the oldest one that is kept. */
  changes: Changes | null;
}
