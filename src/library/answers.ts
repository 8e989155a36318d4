import type { BlockKind } from '../articles/document.ts';
import type { Day } from '../day.ts';
import type { Anchoring, Granularity } from '../language/dates.ts';
import type { Verdict } from '../retrieval/verdict.ts';

/** What a library answers: a plain value, the same for the same question over the same revision. */
export interface Answers {
  question: string;
  verdict: Verdict;
  /** How probable it is that the first quote is the right one, if any is: 0 to 1. */
  certainty: number;
  /** Names the library's whole content: it changes when any article does. */
  revision: string;
  /** The question's words, as asked, that no article holds. */
  unmatched: string[];
  /** Best first; when the verdict is `none`, at most the nearest sentences, which are no answers. */
  answers: Quote[];
  /** Whether the first quote, with its headings, says most of what is asked about: only then it is near. */
  isNear: boolean;
  /** Where the days of the scope leave out what answers: the quote that answers without them; else null. */
  elsewhere: Quote | null;
  /** Two quotes that give another day or number for the same thing, newest first; null when none do. */
  conflict: [newer: Quote, older: Quote] | null;
}

/** One sentence of one article, to the letter. */
export interface Quote {
  quote: string;
  /** The article's id. */
  article: string;
  /** The article's title, or its opening words. */
  title: string;
  published: Day | null;
  /** Where the article was published, or null. */
  source: string | null;
  /** The other articles that say the very same, the newest first; none, where there are none. */
  alsoIn?: Pick<Quote, 'article' | 'title' | 'published' | 'source'>[];
  /** Names this sentence, as it stands, for ever: see `cite`. */
  citation: string;
  /** UTF-16 offsets in the article's text: `text.slice(start, end)` is the quote. */
  start: number;
  end: number;
  /** The parts of the quote that answer, as offsets in it, the end exclusive. */
  highlight: [from: number, to: number][];
  /** How probable it is that this sentence answers: 0 to 1. */
  confidence: number;
  /** The dates that the sentence speaks of. */
  events: Event[];
  /** Whether a pronoun carries the sentence's subject, so that the one before has to be shown with it. */
  leansOnBefore: boolean;
  /** The article's sentence before and after. */
  before: string | null;
  after: string | null;
  /** What the quote is: a sentence of a paragraph, an item, a row of a table… */
  kind: BlockKind;
  /** The headings above it, the highest first, with the question or the term that it belongs to. */
  heading: string[];
  /** What is shown with it, so that it can be understood, and the quote itself: each to the letter. */
  lines: ExcerptLine[];
  /** All that as plain text: the headings, names of columns and cells, numbers, speakers. */
  shown: string;
}

/** What is shown of an article around a quote. */
export type Excerpt = Pick<Quote, 'heading' | 'lines'>;

/** How a block is shown. */
export interface ExcerptBlock {
  kind: BlockKind;
  /** 1 to 6 for a heading; how deep an item is nested, from 1; else 0. */
  level: number;
  /** The number of an item of a numbered list. */
  number: number | null;
  speaker: string | null;
  /** The cells of a row, as offsets in its text, with the names of their columns ('' without one). */
  cells: { column: string; from: number; to: number }[] | null;
}

/** A sentence, an item, a row with what it is: the quote, what introduces it, or what goes before or on with it. */
export interface ExcerptLine extends ExcerptBlock {
  role: 'introduction' | 'before' | 'quote' | 'further';
  text: string;
  /** Where it stands in the article's text, and the number of its block. */
  start: number;
  block: number;
  /** Whether it goes on in the article. */
  isCut?: boolean;
}

/** A date that a quote speaks of: the words, and the days that they mean, both inclusive. */
export interface Event {
  text: string;
  from: Day;
  /** Null when it goes on from there: "since 1949". */
  to: Day | null;
  /**
   * The other day that it may be, of as many days: "02/01/2025" where nothing tells which number is the month. It is the
   * later one, but in a timeline, where the nearer to the article's own day is `from`.
   */
  or?: Day;
  grain: Granularity;
  /**
   * `inferred` when the day stands elsewhere in the article: "the day before the visit"; `heading` when it stands in a
   * heading above, whose words the text is then.
   */
  basis: Anchoring | 'inferred' | 'heading';
  approximate: boolean;
}

/** A quote in a timeline, and the day that it stands at. */
export interface Dated {
  quote: Quote;
  event: Event;
}

/** What happened when: quotes in the order of their days. */
export interface Timeline {
  dated: Dated[];
  /** How many more there are than were asked for; of a very large topic, at least so many. */
  leftOut: number;
}

/** An article in a list. */
export interface Entry {
  /** Its path in its folder. */
  id: string;
  /** Its short name, for buttons and choices: ten digits and small letters. Wherever an id is taken, this is, too. */
  key: string;
  title: string;
  published: Day | null;
  source: string | null;
  sentences: number;
  /** Whether it is the server's own, and may be removed by its moderators. */
  own: boolean;
}

/** A whole article. */
export interface Reading extends Entry {
  /** Its blocks in order. */
  blocks: ReadBlock[];
}

/** A block with its sentences, to the letter, and their citations. */
export interface ReadBlock extends ExcerptBlock {
  sentences: { sentence: string; start: number; citation: string }[];
}

/** What became of a sentence that was cited. */
export type Cited =
  | { state: 'same'; quote: Quote }
  /** The article has changed since: what stands there now, nearest to what was cited; null when nothing is near. */
  | { state: 'changed'; article: Entry; now: Quote | null };

/** A sentence that a text quotes. */
export interface Source {
  quote: Quote;
  exact: boolean;
  /** The words in which the text differs, when it is not exact: as offsets in the quote, the end exclusive. */
  differing: [from: number, to: number][];
}

/** A block with some of its sentences, to the letter. */
export interface OpeningBlock extends ExcerptBlock {
  sentences: string[];
}

/** What would be understood of a draft. */
export interface Preview {
  title: string;
  published: Day | null;
  source: string | null;
  sentences: number;
  /** The blocks that the first sentences stand in, with those sentences. */
  opening: OpeningBlock[];
  /** What a moderator should look at, a line each: "no date found". */
  doubts: string[];
}
