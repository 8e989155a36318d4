import type { Day } from '../day.ts';
import type { Grain } from '../language/dates.ts';
import type { Verdict } from '../retrieval/verdict.ts';

/** What a library answers: a plain value, the same for the same question over the same revision. */
export interface Answers {
  question: string;
  verdict: Verdict;
  /** Names the library's whole content: it changes when any article does. */
  revision: string;
  /** The question's words, as asked, that no article holds. */
  unmatched: string[];
  /** Best first; when the verdict is `none`, at most the nearest sentences, which are no answers. */
  answers: Quote[];
}

/** One sentence of one article, to the letter. */
export interface Quote {
  quote: string;
  /** The article's id. */
  article: string;
  /** The article's title, or its opening words. */
  title: string;
  published: Day | null;
  /** UTF-16 offsets in the article's text: `text.slice(start, end)` is the quote. */
  start: number;
  end: number;
  /** The parts of the quote that answer, as offsets in it, the end exclusive. */
  highlight: [from: number, to: number][];
  /** How probable it is that this sentence answers: 0 to 1. */
  confidence: number;
  /** The dates that the sentence speaks of. */
  events: Event[];
  /** The article's sentence before and after. */
  before: string | null;
  after: string | null;
}

/** A date that a quote speaks of: the words, and the days that they mean, both inclusive. */
export interface Event {
  text: string;
  from: Day;
  to: Day | null;
  grain: Grain;
  approximate: boolean;
}
