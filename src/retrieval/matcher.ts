/** Looks up the terms of a question in a library: as they are, or by the nearest spelling, synonyms, acronyms, compounds. */

import { acronymAt, byFirstWord, KNOWN_ACRONYMS } from '../language/acronyms.ts';
import { isDateTerm } from '../language/date-terms.ts';
import type { Term } from '../language/terms.ts';
import { NO_STATISTICS, type Statistics, type TermStatistics } from './statistics.ts';
import { codeParts, compoundParts, joinedTerms, variantsOf } from './term-variants.ts';

/** A term of the question, and the terms of the library that it is looked up by. */
export interface Match {
  asked: Term;
  /** The library's term: the same, or the nearest spelling; undefined when there is none. */
  key: string | undefined;
  /** Further terms of the library that may stand for it: synonyms, and the parts of a compound. */
  others: readonly string[];
  /** The idf of `key` among sentences. */
  idf: number;
  /** Whether the library mostly writes it with a capital. */
  name: boolean;
}

const KNOWN = byFirstWord(KNOWN_ACRONYMS);

/** The terms that are read of a question: as many as fit the bits of a 32-bit integer. */
export const MAX_TERMS = 31;

/** Looks up terms by the statistics of a library. */
export class Matcher {
  readonly #statistics: Statistics;

  constructor(statistics: Statistics) {
    this.#statistics = statistics;
  }

  /** The matches of the content terms of a question, each once. */
  matchesOf(question: readonly Term[]): Match[] {
    const content = contentTerms(this.#withLibrarySpelling(this.#withAcronyms(question))).slice(0, MAX_TERMS);
    const matches: Match[] = [];
    for (const [i, asked] of content.entries()) {
      const match = this.#match(asked, content[i + 1]);
      const last = matches.at(-1);
      // A day that can be read in two ways counts as one word of the question.
      if (last && isDateTerm(asked) && isDateTerm(last.asked) && last.asked.start === asked.start)
        matches[matches.length - 1] = mergeMatches(last, match);
      else matches.push(match);
    }
    return matches;
  }

  /** Replaces names with the acronym that the library uses: "United States" is looked up as "US". */
  #withAcronyms(question: readonly Term[]): Term[] {
    const terms: Term[] = [];
    for (let i = 0; i < question.length; i++) {
      const term = question[i]!;
      const form = acronymAt(question, i, KNOWN) ?? acronymAt(question, i, this.#statistics.longForms);
      if (!form || !this.#has(form.short)) terms.push(term);
      else {
        const last = question[i + form.words.length - 1]!;
        terms.push({ ...term, word: form.short, key: form.short, stop: false, end: last.end });
        i += form.words.length - 1;
      }
    }
    return terms;
  }

  /** Replaces codes and compounds that the library does not have with its spelling: "E-1047" is looked up as "E1047". */
  #withLibrarySpelling(question: readonly Term[]): Term[] {
    const terms: Term[] = [];
    for (let i = 0; i < question.length; i++) {
      const term = question[i]!;
      const isUnknown = ({ stop, key }: Term) => !stop && !this.#has(key);
      const joined = joinedTerms(question, i).find(
        (one) => this.#has(one.term.key) && question.slice(i, i + one.count).some(isUnknown),
      );
      const parts = isUnknown(term) && this.#variantsOf(term, undefined).length === 0 ? codeParts(term) : [];
      if (joined) {
        terms.push(joined.term);
        i += joined.count - 1;
      } else if (parts.length > 0 && !parts.some(isUnknown)) terms.push(...parts);
      else terms.push(term);
    }
    return terms;
  }

  #has(key: string): boolean {
    return this.#statistics.of(key).uses > 0;
  }

  #match(asked: Term, next: Term | undefined): Match {
    const others = this.#variantsOf(asked, next);
    const isKnown = this.#has(asked.key);
    const nearest = isKnown || others.length > 0 ? undefined : this.#statistics.nearest(asked);
    if (!isKnown && others.length === 0) {
      const parts = this.#partsOf(asked);
      // The nearest to "whitelist" is "white", which shares its prefix: then "list" is meant as well.
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

  /** The variants of a term that the library has. */
  #variantsOf(term: Term, next: Term | undefined): string[] {
    return variantsOf(term, next).filter((other) => this.#has(other));
  }

  /** The two parts of a compound, if the library has both. */
  #partsOf(term: Term): readonly string[] {
    return compoundParts(term).find((parts) => parts.every((part) => this.#has(part))) ?? [];
  }

  #of(key: string | undefined): TermStatistics {
    return key === undefined ? NO_STATISTICS : this.#statistics.of(key);
  }
}

/**
 * BM25's idf, ln(1 + (N - n + ½) / (n + ½)): never negative, and highest for a term that no unit has.
 *
 * @param units N, the number of sentences, paragraphs or articles
 * @param documentFrequency n, how many of them have the term
 */
export function idf(units: number, documentFrequency: number): number {
  return Math.log(1 + (units - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

function mergeMatches(one: Match, other: Match): Match {
  const [first, second] = one.key === undefined ? [other, one] : [one, other];
  return { ...first, others: [...first.others, ...(second.key === undefined ? [] : [second.key])] };
}

/** The content terms, each once, at its first occurrence. */
function contentTerms(question: readonly Term[]): Term[] {
  const first = new Map<string, Term>();
  for (const term of question) if (!term.stop && !first.has(term.key)) first.set(term.key, term);
  return [...first.values()];
}
