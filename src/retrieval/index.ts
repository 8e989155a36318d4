import { byFirstWord, KNOWN_LONG_FORMS, type LongForms, longFormAt } from '../language/long-forms.ts';
import type { Term } from '../language/terms.ts';
import type { Lexicon } from './lexicon.ts';
import { BestHits, type Hit, type MeanLengths, type SearchTerm, search } from './search.ts';
import { holdsWithin, type Segment } from './segment.ts';
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
  readonly #segments: readonly Segment[];
  readonly #means: MeanLengths;
  readonly #paragraphCount: number;
  readonly #articleCount: number;
  readonly #spelling: Spelling;
  readonly #longForms: LongForms;

  constructor(segments: readonly Segment[], lexicon: Lexicon) {
    const total = (count: (segment: Segment) => number) =>
      segments.reduce((sum, segment) => sum + count(segment), 0);
    this.#segments = segments;
    this.sentenceCount = total(({ sentenceLengths }) => sentenceLengths.length);
    this.#paragraphCount = total(({ paragraphLengths }) => paragraphLengths.length);
    this.#articleCount = total(({ articleLengths }) => articleLengths.length);
    const terms = total(({ paragraphLengths }) => paragraphLengths.reduce((sum, length) => sum + length, 0));
    this.#means = {
      sentence: terms / this.sentenceCount,
      paragraph: terms / this.#paragraphCount,
      article: terms / this.#articleCount,
    };
    this.#longForms = byFirstWord(segments.flatMap(({ longForms }) => longForms));
    this.#spelling = new Spelling(() => knownTo(segments), {
      holders: (key) => this.#holders(key, sentenceHolders),
      isUsual: (word) => lexicon.rowOf(word) >= 0,
      closeness: (a, b) => lexicon.closeness(lexicon.rowOf(a), lexicon.rowOf(b)),
    });
  }

  /**
   * The sentences that answer a question best, best first; equal ones in the library's order.
   *
   * @param question the terms of the question, stop words included
   * @param limit how many candidates at most
   * @param allows whether an article, by its number in a segment, may be quoted; all may by default
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
    for (const segment of this.#segments)
      search(segment, this.#searched(segment, matches), this.#means, best, (article) =>
        allows(segment, article),
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
    return this.#segments.some(({ vocabulary }) => vocabulary.has(key));
  }

  #match(asked: Term): Match {
    const key = this.#holds(asked.key) ? asked.key : this.#spelling.nearest(asked);
    const capitals = key === undefined ? 0 : this.#holders(key, ({ capitals }, term) => capitals[term]!);
    return {
      asked,
      key,
      idf: idf(this.sentenceCount, this.#holders(key, sentenceHolders)),
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
              this.#holders(key, (one, t) => one.paragraphHolders[t]!),
            ),
            article: idf(
              this.#articleCount,
              this.#holders(key, (one, t) => one.articleHolders[t]!),
            ),
          },
          weight: name ? NAME_WEIGHT : 1,
        },
      ];
    });
  }

  /** The sum over the segments of what each says of a term. */
  #holders(key: string | undefined, of: (segment: Segment, term: number) => number): number {
    if (key === undefined) return 0;
    return this.#segments.reduce((sum, segment) => {
      const term = segment.vocabulary.get(key);
      return term === undefined ? sum : sum + of(segment, term);
    }, 0);
  }
}

function* knownTo(segments: readonly Segment[]): Iterable<Known> {
  for (const { vocabulary, words } of segments)
    for (const [key, number] of vocabulary) yield { key, word: words[number]! };
}

function sentenceHolders({ starts }: Segment, term: number): number {
  return starts[term + 1]! - starts[term]!;
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
    const titles = segment.titleArticles.subarray(segment.titleStarts[term], segment.titleStarts[term + 1]);
    if (titles.includes(article)) held.title |= 1 << i;
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
