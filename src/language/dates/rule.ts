import type { DateOrder } from '../../date-order.ts';
import type { Day } from '../../day.ts';
import { Pattern } from './pattern.ts';
import type { TemporalValue } from './temporal-value.ts';
import { type Tense, tenseAt } from './tense.ts';
import type { Tokens } from './tokens.ts';

/** A reading, and the tokens that it stands in: indexes, the last exclusive. */
export interface Found extends TemporalValue {
  first: number;
  last: number;
}

/**
 * What a rule makes of the words it matched: the date that they are; `none` when they are no date, and nothing in them
 * may be taken for one; several dates, each with its place; `null` when the rule does not apply after all.
 */
export type Outcome = TemporalValue | 'none' | Found[] | null;

/** One way of writing a time: a pattern over tokens, and what it means. */
export interface Rule {
  pattern: Pattern;
  read(match: Match): Outcome;
}

/** Rules that are tried, in order, on sentences that hold what `when` looks for: few do. */
export interface RuleSet {
  when: Pattern;
  rules: readonly Rule[];
}

export function ruleSet(when: string, rules: readonly Rule[]): RuleSet {
  return { when: new Pattern(when), rules };
}

export function rule(pattern: string, read: (match: Match) => Outcome): Rule {
  return { pattern: new Pattern(pattern), read };
}

/** Words that are no date, whatever they look like. */
export function noDate(pattern: string): Rule {
  return rule(pattern, () => 'none');
}

/** The words that a rule's pattern found, and what it may ask of the sentence around them. */
export class Match {
  readonly tokens: Tokens;
  /** The article's day. */
  readonly published: Day | null;
  /** Which of day and month stands first in its dates of numbers. */
  readonly order: DateOrder | 'either';
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
  readonly #match: RegExpExecArray;

  constructor(tokens: Tokens, published: Day | null, order: DateOrder | 'either', match: RegExpExecArray) {
    this.tokens = tokens;
    this.published = published;
    this.order = order;
    this.#match = match;
    this.first = match.index;
    this.last = match.index + match[0].length;
  }

  has(name: string): boolean {
    return this.#match.groups?.[name] !== undefined;
  }

  /** The words of a named part of the pattern, as written; empty when it matched nothing. */
  text(name: string): string {
    const span = this.#match.indices?.groups?.[name];
    return span ? textOf(this.tokens, span[0], span[1]) : '';
  }

  /** The token at which a named part of the pattern starts; that of the whole when it matched nothing. */
  at(name: string): number {
    return this.#match.indices?.groups?.[name]?.[0] ?? this.first;
  }

  /** When the clause around these words happens. */
  tense(): Tense {
    return tenseAt(this.tokens, this.first, this.last);
  }
}

/** The sentence from one token to another, the last exclusive. */
export function textOf({ sentence, starts, ends }: Tokens, first: number, last: number): string {
  return last > first ? sentence.slice(starts[first], ends[last - 1]) : '';
}

/**
 * What the rules find in a sentence, in no order. What an earlier rule takes, a later one does not see.
 *
 * @param published the article's day
 * @param order which of day and month stands first in its dates of numbers
 */
export function applyRules(
  sets: readonly RuleSet[],
  tokens: Tokens,
  published: Day | null,
  order: DateOrder | 'either',
): Found[] {
  const found: Found[] = [];
  let taken: Uint8Array | undefined;
  for (const { when, rules } of sets) {
    if (!when.isIn(tokens.shape)) continue;
    taken ??= new Uint8Array(tokens.shape.length);
    for (const one of rules) applyRule(one, tokens, published, order, taken, found);
  }
  return found;
}

function applyRule(
  { pattern, read }: Rule,
  tokens: Tokens,
  published: Day | null,
  order: DateOrder | 'either',
  taken: Uint8Array,
  found: Found[],
): void {
  const { regExp } = pattern;
  regExp.lastIndex = 0;
  for (let match = regExp.exec(tokens.shape); match; match = regExp.exec(tokens.shape)) {
    const first = match.index;
    const last = first + match[0].length;
    // A match that is of no use hides none that begins within it.
    regExp.lastIndex = first + 1;
    if (taken.subarray(first, last).includes(1)) continue;
    const outcome = read(new Match(tokens, published, order, match));
    if (outcome === null) continue;
    taken.fill(1, first, last);
    regExp.lastIndex = last;
    if (outcome === 'none') continue;
    if (Array.isArray(outcome)) found.push(...outcome);
    else found.push({ ...outcome, first, last });
  }
}
