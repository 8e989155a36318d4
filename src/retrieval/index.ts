import { acronymAt, byFirstWord, KNOWN_ACRONYMS } from '../language/acronyms.ts';
import { isDateTerm } from '../language/date-terms.ts';
import type { Term } from '../language/terms.ts';
import { BestHits, type Hit, type MeanLengths, type SearchTerm, search } from './bm25-search.ts';
import type { Lexicon } from './lexicon.ts';
import {
  hasPostingWithin,
  hasTitlePosting,
  type LiveSegment,
  liveInOrder,
  parentOf,
  type Segment,
} from './segment.ts';
import { NO_STATISTICS, SegmentStatistics, type Statistics, type TermStatistics } from './statistics.ts';
import { codeParts, compoundParts, joinedFrom, variantsOf } from './term-variants.ts';

/** A sentence that may answer. */
export interface Candidate extends Hit {
  /** Which of the question's matches stand where, each by the bit of its number. */
  held: {
    sentence: number;
    paragraph: number;
    article: number;
    title: number;
    /** The headings above, the question that it answers, what it is nested in. */
    heading: number;
    /** Of these, the nearest. */
    label: number;
    before: number;
    after: number;
  };
}

/** What became of a question's term: which term of the library stands for it, if any. */
export interface Match {
  asked: Term;
  /** The library's term: the same, or the nearest spelling. Undefined when there is none. */
  key: string | undefined;
  /** Further terms of the library that may stand for it: synonyms, and parts of a compound. */
  others: readonly string[];
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
  matches: readonly Match[];
}

/** A sentence often has a pronoun where the paragraph has the name: so names count for less in sentences. */
const NAME_WEIGHT = 0.55;

const KNOWN = byFirstWord(KNOWN_ACRONYMS);

/** What stands for a word counts for so much of it. From .4 to .8. */
const OTHER_SHARE = 0.6;

/** As many of a question's terms as fit the bits of a whole number; a question of more is cut. */
const MOST_TERMS = 31;

/** The library's sentences, ready to be asked. Immutable: another library is another index. */
export class Index {
  readonly sentenceCount: number;
  readonly #standings: readonly LiveSegment[];
  readonly #statistics: Statistics;
  readonly #means: MeanLengths;

  /**
   * @param liveSegments how the segments stand; with all their articles, one after another, by default
   * @param statistics what is known of the whole library, where the segments are only a part of it
   */
  constructor(
    segments: readonly Segment[],
    lexicon: Lexicon,
    liveSegments: readonly LiveSegment[] = liveInOrder(segments),
    statistics: Statistics = new SegmentStatistics(liveSegments, lexicon),
  ) {
    this.#standings = liveSegments;
    this.#statistics = statistics;
    this.sentenceCount = statistics.sentences;
    this.#means = {
      sentence: statistics.terms / statistics.sentences,
      paragraph: statistics.terms / statistics.paragraphs,
      article: statistics.terms / statistics.articles,
    };
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
    const work = this.ranking(this.matchesOf(question), limit, allows);
    let step = work.next();
    while (!step.done) step = work.next();
    return step.value;
  }

  /** What became of the terms of a question, stop words included: those that carry matter, each once. */
  matchesOf(question: readonly Term[]): Match[] {
    const content = uniqueContent(this.#asWritten(this.#withShortForms(question))).slice(0, MOST_TERMS);
    const matches: Match[] = [];
    for (const [i, asked] of content.entries()) {
      const match = this.#match(asked, content[i + 1]);
      const last = matches.at(-1);
      // A day that can be read in two ways is one word of the question.
      if (last && isDateTerm(asked) && isDateTerm(last.asked) && last.asked.start === asked.start)
        matches[matches.length - 1] = eitherOf(last, match);
      else matches.push(match);
    }
    return matches;
  }

  /** As `rank`, by the matches of a question, and in steps: each pause is one in which other work can be done. */
  *ranking(
    matches: readonly Match[],
    limit: number,
    allows: (segment: Segment, article: number) => boolean = () => true,
  ): Generator<void, Ranking> {
    const best = new BestHits(limit);
    const sought = this.#sought(matches);
    for (const liveSegment of this.#standings)
      yield* search(liveSegment, searchedIn(liveSegment.segment, sought), this.#means, best, (article) =>
        allows(liveSegment.segment, article),
      );
    const candidates: Candidate[] = [];
    for (const hit of best.hits) {
      candidates.push({ ...hit, held: heldBy(hit, matches) });
      yield;
    }
    return { candidates, matches };
  }

  /** Names that the library knows by a short form, as that: "United States" is asked for as "US". */
  #withShortForms(question: readonly Term[]): Term[] {
    const terms: Term[] = [];
    for (let i = 0; i < question.length; i++) {
      const term = question[i]!;
      const form = acronymAt(question, i, KNOWN) ?? acronymAt(question, i, this.#statistics.longForms);
      if (!form || !this.#holds(form.short)) terms.push(term);
      else {
        const last = question[i + form.words.length - 1]!;
        terms.push({ ...term, word: form.short, key: form.short, stop: false, end: last.end });
        i += form.words.length - 1;
      }
    }
    return terms;
  }

  /** Codes and compounds of words that the library does not know, as it writes them: "E-1047" is asked for as "E1047". */
  #asWritten(question: readonly Term[]): Term[] {
    const terms: Term[] = [];
    for (let i = 0; i < question.length; i++) {
      const term = question[i]!;
      const isUnknown = ({ stop, key }: Term) => !stop && !this.#holds(key);
      const joined = joinedFrom(question, i).find(
        (one) => this.#holds(one.term.key) && question.slice(i, i + one.count).some(isUnknown),
      );
      const parts = isUnknown(term) && this.#othersFor(term, undefined).length === 0 ? codeParts(term) : [];
      if (joined) {
        terms.push(joined.term);
        i += joined.count - 1;
      } else if (parts.length > 0 && !parts.some(isUnknown)) terms.push(...parts);
      else terms.push(term);
    }
    return terms;
  }

  #holds(key: string): boolean {
    return this.#statistics.of(key).uses > 0;
  }

  #match(asked: Term, next: Term | undefined): Match {
    const others = this.#othersFor(asked, next);
    const isKnown = this.#holds(asked.key);
    const nearest = isKnown || others.length > 0 ? undefined : this.#statistics.nearest(asked);
    if (!isKnown && others.length === 0) {
      const parts = this.#partsOf(asked);
      // Of "whitelist" the nearest is "white", which begins like it: so "list" is meant as well.
      if (nearest === undefined || parts.includes(nearest)) others.push(...parts);
    }
    const key = isKnown ? asked.key : (nearest ?? others[0]);
    const known = this.#of(key);
    return {
      asked,
      key,
      others: others.filter((other) => other !== key),
      idf: idf(this.#statistics.sentences, known.sentences),
      name: known.capitals > 0,
    };
  }

  /** What the library has that may stand for a word beside itself. */
  #othersFor(term: Term, next: Term | undefined): string[] {
    return variantsOf(term, next).filter((other) => this.#holds(other));
  }

  /** The parts of a compound, where the library has both. */
  #partsOf(term: Term): readonly string[] {
    return compoundParts(term).find((parts) => parts.every((part) => this.#holds(part))) ?? [];
  }

  /** The terms that matches stand for, each once, with all that is the same in every segment. */
  #sought(matches: readonly Match[]): ReadonlyMap<string, Omit<SearchTerm, 'term'>> {
    const { sentences, paragraphs, articles } = this.#statistics;
    const sought = new Map<string, Omit<SearchTerm, 'term'>>();
    const seek = (key: string, share: number) => {
      if (sought.has(key) || sought.size >= MOST_TERMS) return;
      const known = this.#of(key);
      sought.set(key, {
        idf: {
          sentence: share * idf(sentences, known.sentences),
          paragraph: share * idf(paragraphs, known.paragraphs),
          article: share * idf(articles, known.articles),
        },
        weight: known.capitals > 0 ? NAME_WEIGHT : 1,
      });
    };
    for (const { key } of matches) if (key !== undefined) seek(key, 1);
    for (const { others } of matches) for (const other of others) seek(other, OTHER_SHARE);
    return sought;
  }

  #of(key: string | undefined): TermStatistics {
    return key === undefined ? NO_STATISTICS : this.#statistics.of(key);
  }
}

/** The sought terms that a segment has. */
function searchedIn(
  { vocabulary }: Segment,
  sought: ReadonlyMap<string, Omit<SearchTerm, 'term'>>,
): SearchTerm[] {
  return [...sought].flatMap(([key, rest]): SearchTerm[] => {
    const term = vocabulary.get(key);
    return term === undefined ? [] : [{ term, ...rest }];
  });
}

/** BM25's idf, ln(1 + (N - n + ½) / (n + ½)): never negative, highest for a term that no unit holds. */
export function idf(units: number, holders: number): number {
  return Math.log(1 + (units - holders + 0.5) / (holders + 0.5));
}

function eitherOf(one: Match, other: Match): Match {
  const [first, second] = one.key === undefined ? [other, one] : [one, other];
  return { ...first, others: [...first.others, ...(second.key === undefined ? [] : [second.key])] };
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
  const held = { sentence: 0, paragraph: 0, article: 0, title: 0, heading: 0, label: 0, before: 0, after: 0 };
  matches.forEach(({ key, others }, i) => {
    const found = [key, ...others].map((one) =>
      one === undefined ? undefined : segment.vocabulary.get(one),
    );
    const numbers = found.filter((term) => term !== undefined);
    if (numbers.length === 0) return;
    const within = (from: number, to: number) =>
      numbers.some((term) => hasPostingWithin(segment, term, from, to)) ? 1 << i : 0;
    if (numbers.some((term) => hasTitlePosting(segment, term, article))) held.title |= 1 << i;
    const inArticle = within(first, last);
    if (inArticle === 0) return;
    held.article |= inArticle;
    held.paragraph |= within(segment.paragraphStarts[paragraph]!, segment.paragraphStarts[paragraph + 1]!);
    held.sentence |= within(sentence, sentence + 1);
    for (let block = parentOf(segment, paragraph), isNearest = true; block >= 0; isNearest = false) {
      const bit = within(segment.paragraphStarts[block]!, segment.paragraphStarts[block + 1]!);
      held.heading |= bit;
      if (isNearest) held.label |= bit;
      block = parentOf(segment, block);
    }
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

/** The share of a question, by the rarity of its words, that some of its matches make up: 0 to 1, and 0 of no words. */
export function shareOf(matches: readonly Match[], isAmong: (match: Match, i: number) => boolean): number {
  let all = 0;
  let among = 0;
  for (const [i, match] of matches.entries()) {
    all += match.idf;
    if (isAmong(match, i)) among += match.idf;
  }
  return all > 0 ? among / all : 0;
}
