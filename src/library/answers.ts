import type { Day } from '../day.ts';
import type { Basis, Grain } from '../language/dates.ts';
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
}

/** A date that a quote speaks of: the words, and the days that they mean, both inclusive. */
export interface Event {
  text: string;
  from: Day;
  /** Null when it goes on from there: "since 1949". */
  to: Day | null;
  grain: Grain;
  /** `inferred` when the day stands elsewhere in the article: "the day before the visit". */
  basis: Basis | 'inferred';
  approximate: boolean;
}

/** A quote in a timeline, and the day that it stands at. */
export interface Dated {
  quote: Quote;
  event: Event;
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
  /** Its paragraphs, each the sentences in it, to the letter, with their citations. */
  paragraphs: { sentence: string; start: number; citation: string }[][];
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

/** What would be understood of a draft. */
export interface Preview {
  title: string;
  published: Day | null;
  source: string | null;
  sentences: number;
  /** The first sentences. */
  opening: string[];
  /** What a moderator should look at, a line each: "no date found". */
  doubts: string[];
}
