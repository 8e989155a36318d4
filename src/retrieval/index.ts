import {
  byFirstWord,
  KNOWN_LONG_FORMS,
  type LongForm,
  type LongForms,
  longFormAt,
} from '../language/long-forms.ts';
import type { Term } from '../language/terms.ts';
import type { Lexicon } from './lexicon.ts';
import { BestHits, type Hit, type MeanLengths, type SearchTerm, search } from './search.ts';
import {
  holdsInTitle,
  holdsWithin,
  type Segment,
  type Standing,
  sentenceHolders,
  standingInOrder,
} from './segment.ts';
import { type Known, Spelling } from './spelling.ts';

/** A sentence that may answer. */
export interface Candidate extends Hit {
  /** Which of the question's matches stand where, each by the bit of its number. */
  held: {
    sentence: number;
    paragraph: number;
    article: number;
    title: number;
    before: number;
    after: number;
  };
}

/** What became of a question's term: which term of the library stands for it, if any. */
export interface Match {
  asked: Term;
  /** The library's term: the same, or the nearest spelling. Undefined when there is none. */
  key: string | undefined;
  /** How rare it is among sentences. */
  idf: number;
  /** Whether the library mostly writes it with a capital. */
  name: boolean;
}

/** The ranking of one question. */
export interface Ranking {
  /** Best first. */
  candidates: Candidate[];
  /** The question's terms that carry matter, each once. */
  matches: Match[];
}

/** A sentence often has a pronoun where the paragraph has the name: so names count for less in sentences. */
const NAME_WEIGHT = 0.55;

const KNOWN = byFirstWord(KNOWN_LONG_FORMS);

/** As many of a question's terms as fit the bits of a whole number; a question of more is cut. */
const MOST_TERMS = 31;

/** The library's sentences, ready to be asked. Immutable: another library is another index. */
export class Index {
  readonly sentenceCount: number;
  readonly #standings: readonly Standing[];
  readonly #means: MeanLengths;
  readonly #paragraphCount: number;
  readonly #articleCount: number;
  readonly #spelling: Spelling;
  readonly #longForms: LongForms;

  /** @param standings how the segments stand; with all their articles, one after another, by default */
  constructor(
    segments: readonly Segment[],
    lexicon: Lexicon,
    standings: readonly Standing[] = standingInOrder(segments),
  ) {
    this.#standings = standings;
    const total = (count: (segment: Segment) => number) =>
      standings.reduce((sum, { segment, out }) => sum + count(segment) - (out ? count(out) : 0), 0);
    this.sentenceCount = total(({ sentenceLengths }) => sentenceLengths.length);
    this.#paragraphCount = total(({ paragraphLengths }) => paragraphLengths.length);
    this.#articleCount = total(({ articleLengths }) => articleLengths.length);
    const terms = total(({ articleLengths }) => articleLengths.reduce((sum, length) => sum + length, 0));
    this.#means = {
      sentence: terms / this.sentenceCount,
      paragraph: terms / this.#paragraphCount,
      article: terms / this.#articleCount,
    };
    this.#longForms = byFirstWord(longFormsIn(standings));
    this.#spelling = new Spelling(() => knownTo(standings), {
      holders: (key) => this.#sum(key, sentenceHolders),
      isUsual: (word) => lexicon.rowOf(word) >= 0,
      closeness: (a, b) => lexicon.closeness(lexicon.rowOf(a), lexicon.rowOf(b)),
    });
  }

  /**
   * The sentences that answer a question best, best first; equal ones in the library's order.
   *
   * @param question the terms of the question, stop words included
   * @param limit how many candidates at most
   * @param allows whether an article, by its number in a segment, may be quoted; all that are in may by default
   */
  rank(
    question: readonly Term[],
    limit: number,
    allows: (segment: Segment, article: number) => boolean = () => true,
  ): Ranking {
    const matches = uniqueContent(this.#withShortForms(question))
      .slice(0, MOST_TERMS)
      .map((asked) => this.#match(asked));
    const best = new BestHits(limit);
    for (const standing of this.#standings)
      search(standing, this.#searched(standing.segment, matches), this.#means, best, (article) =>
        allows(standing.segment, article),
      );
    return { candidates: best.hits.map((hit) => ({ ...hit, held: heldBy(hit, matches) })), matches };
  }

  /** Names that the library knows by a short form, as that: "United States" is asked for as "US". */
  #withShortForms(question: readonly Term[]): Term[] {
    const terms: Term[] = [];
    for (let i = 0; i < question.length; i++) {
      const term = question[i]!;
      const form = longFormAt(question, i, KNOWN) ?? longFormAt(question, i, this.#longForms);
      if (!form || !this.#holds(form.short)) terms.push(term);
      else {
        const last = question[i + form.words.length - 1]!;
        terms.push({ ...term, word: form.short, key: form.short, stop: false, end: last.end });
        i += form.words.length - 1;
      }
    }
    return terms;
  }

  #holds(key: string): boolean {
    return this.#sum(key, wordUses) > 0;
  }

  #match(asked: Term): Match {
    const key = this.#holds(asked.key) ? asked.key : this.#spelling.nearest(asked);
    const capitals = key === undefined ? 0 : this.#sum(key, ({ capitals }, term) => capitals[term]!);
    return {
      asked,
      key,
      idf: idf(this.sentenceCount, this.#sum(key, sentenceHolders)),
      name: capitals > 0,
    };
  }

  #searched(segment: Segment, matches: readonly Match[]): SearchTerm[] {
    const keys = new Set(matches.flatMap(({ key }) => key ?? []));
    return [...keys].flatMap((key): SearchTerm[] => {
      const term = segment.vocabulary.get(key);
      if (term === undefined) return [];
      const { idf: sentence, name } = matches.find((match) => match.key === key)!;
      return [
        {
          term,
          idf: {
            sentence,
            paragraph: idf(
              this.#paragraphCount,
              this.#sum(key, (one, t) => one.paragraphHolders[t]!),
            ),
            article: idf(
              this.#articleCount,
              this.#sum(key, (one, t) => one.articleHolders[t]!),
            ),
          },
          weight: name ? NAME_WEIGHT : 1,
        },
      ];
    });
  }

  /** The sum over the segments of what each says of a term, less what is said of the articles taken out. */
  #sum(key: string | undefined, of: (segment: Segment, term: number) => number): number {
    if (key === undefined) return 0;
    return this.#standings.reduce(
      (sum, { segment, out }) => sum + saidOf(segment, key, of) - (out ? saidOf(out, key, of) : 0),
      0,
    );
  }
}

function saidOf(segment: Segment, key: string, of: (segment: Segment, term: number) => number): number {
  const term = segment.vocabulary.get(key);
  return term === undefined ? 0 : of(segment, term);
}

/** How often words stand for a term: more than never as long as any article has it. */
function wordUses({ wordStarts, wordCounts }: Segment, term: number): number {
  let sum = 0;
  for (let at = wordStarts[term]!; at < wordStarts[term + 1]!; at++) sum += wordCounts[at]!;
  return sum;
}

/** The short forms that any article explains, one for each long form: of several, the first in the alphabet. */
function longFormsIn(standings: readonly Standing[]): LongForm[] {
  const byWords = new Map<string, LongForm>();
  for (const { segment, places } of standings)
    for (const { article, form } of segment.longForms) {
      if (places[article]! < 0) continue;
      const name = form.words.join(' ');
      const known = byWords.get(name);
      if (!known || form.short < known.short) byWords.set(name, form);
    }
  return [...byWords.values()];
}

/** The terms that a library holds, each with the word that most often stands for it: of equals, the first in the alphabet. */
function* knownTo(standings: readonly Standing[]): Iterable<Known> {
  for (const [first, { segment }] of standings.entries())
    for (const key of segment.vocabulary.keys()) {
      if (standings.slice(0, first).some((earlier) => earlier.segment.vocabulary.has(key))) continue;
      const word = usualWord(standings, key);
      if (word !== undefined) yield { key, word };
    }
}

function usualWord(standings: readonly Standing[], key: string): string | undefined {
  const uses = new Map<string, number>();
  const add = ({ vocabulary, wordStarts, words, wordCounts }: Segment, sign: 1 | -1) => {
    const term = vocabulary.get(key);
    if (term === undefined) return;
    for (let at = wordStarts[term]!; at < wordStarts[term + 1]!; at++)
      uses.set(words[at]!, (uses.get(words[at]!) ?? 0) + sign * wordCounts[at]!);
  };
  for (const { segment, out } of standings) {
    add(segment, 1);
    if (out) add(out, -1);
  }
  let usual: string | undefined;
  let most = 0;
  for (const [word, count] of uses)
    if (count > most || (count === most && usual !== undefined && word < usual)) {
      usual = word;
      most = count;
    }
  return usual;
}

/** BM25's idf, ln(1 + (N - n + ½) / (n + ½)): never negative, highest for a term that no unit holds. */
function idf(units: number, holders: number): number {
  return Math.log(1 + (units - holders + 0.5) / (holders + 0.5));
}

/** The terms that carry matter, each once, where it stands first. */
function uniqueContent(question: readonly Term[]): Term[] {
  const first = new Map<string, Term>();
  for (const term of question) if (!term.stop && !first.has(term.key)) first.set(term.key, term);
  return [...first.values()];
}

function heldBy({ segment, sentence }: Hit, matches: readonly Match[]): Candidate['held'] {
  const paragraph = segment.paragraphOf[sentence]!;
  const article = segment.articleOf[paragraph]!;
  const first = segment.articleStarts[article]!;
  const last = segment.articleStarts[article + 1]!;
  const held = { sentence: 0, paragraph: 0, article: 0, title: 0, before: 0, after: 0 };
  matches.forEach(({ key }, i) => {
    const term = key === undefined ? undefined : segment.vocabulary.get(key);
    if (term === undefined) return;
    const within = (from: number, to: number) => (holdsWithin(segment, term, from, to) ? 1 << i : 0);
    if (holdsInTitle(segment, term, article)) held.title |= 1 << i;
    const inArticle = within(first, last);
    if (inArticle === 0) return;
    held.article |= inArticle;
    held.paragraph |= within(segment.paragraphStarts[paragraph]!, segment.paragraphStarts[paragraph + 1]!);
    held.sentence |= within(sentence, sentence + 1);
    if (sentence > first) held.before |= within(sentence - 1, sentence);
    if (sentence + 1 < last) held.after |= within(sentence + 1, sentence + 2);
  });
  return held;
}

/**
 * How much of a question its best candidate covers, as the first stage sees it: its score for each unit of the
 * question's idf, from 0 to about 4.
 */
export function coverOf({ candidates, matches }: Ranking): number {
  const total = matches.reduce((sum, { idf }) => sum + idf, 0);
  return total > 0 ? (candidates[0]?.score ?? 0) / total : 0;
}
