/** Date rules: patterns over tokens and what their matches mean. */
import type { DateOrder } from '../../date-order.ts';
import type { Day } from '../../day.ts';
import { Pattern } from './pattern.ts';
import type { TemporalValue } from './temporal-value.ts';
import { type Tense, tenseAt } from './tense.ts';
import type { Tokens } from './tokens.ts';

/** The value of a date and the indexes of its tokens; `last` is exclusive. */
export interface TemporalExpression extends TemporalValue {
  first: number;
  last: number;
}

/**
 * What a rule makes of its match: the value of the date; `none` when the words are not a date and no later rule may
 * read them as one; several dates, each with its tokens; `null` when the rule does not apply after all.
 */
export type Outcome = TemporalValue | 'none' | TemporalExpression[] | null;

/** One way of writing a date: a pattern over tokens, and the function that reads its matches. */
export interface Rule {
  pattern: Pattern;
  read(match: Match): Outcome;
}

/** Rules that are tried in order on sentences that match `when`, which few sentences do. */
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

/** A rule for words that look like a date but are not. */
export function noDate(pattern: string): Rule {
  return rule(pattern, () => 'none');
}

/** A match of a rule's pattern, with its sentence and article. */
export class Match {
  readonly tokens: Tokens;
  /** The article's day. */
  readonly published: Day | null;
  /** Whether the day or the month comes first in the article's numeric dates. */
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

  /** The text of a named group; empty when the group did not take part in the match. */
  text(name: string): string {
    const span = this.#match.indices?.groups?.[name];
    return span ? textOf(this.tokens, span[0], span[1]) : '';
  }

  /** The index of the first token of a named group; that of the match when the group did not take part in it. */
  at(name: string): number {
    return this.#match.indices?.groups?.[name]?.[0] ?? this.first;
  }

  /** The tense of the clause around the match. */
  tense(): Tense {
    return tenseAt(this.tokens, this.first, this.last);
  }
}

/** The text of the tokens from `first` to `last`, which is exclusive. */
export function textOf({ sentence, starts, ends }: Tokens, first: number, last: number): string {
  return last > first ? sentence.slice(starts[first], ends[last - 1]) : '';
}

/**
 * Applies the rules to a sentence. Tokens that one rule consumes are hidden from the later ones.
 *
 * @param published the article's day
 * @param order whether the day or the month comes first in the article's numeric dates
 * @returns in no particular order, without overlap
 */
export function applyRules(
  sets: readonly RuleSet[],
  tokens: Tokens,
  published: Day | null,
  order: DateOrder | 'either',
): TemporalExpression[] {
  const found: TemporalExpression[] = [];
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
  found: TemporalExpression[],
): void {
  const { regExp } = pattern;
  regExp.lastIndex = 0;
  for (let match = regExp.exec(tokens.shape); match; match = regExp.exec(tokens.shape)) {
    const first = match.index;
    const last = first + match[0].length;
    // A rejected match does not hide one that begins within it.
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
