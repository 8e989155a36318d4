/** Compares the values of two sentences about the same: which one of them cannot be as the other sentence has it. */

import { isMoney } from '../../language/measures.ts';
import type { Proposition, PropositionValue } from '../../language/proposition.ts';
import { MIN_ROUNDED, precisionOf } from '../../language/quantities.ts';
import type { ValueKind } from '../../language/statement.ts';

/** A sentence with its values. */
export interface WithValues {
  text: string;
  proposition: Pick<Proposition, 'values'>;
}

type Relation = 'equal' | 'differs' | 'incomparable';
type Groups = ReadonlyMap<string, readonly PropositionValue[]>;

/** How much two amounts may differ, relative to the larger, when one is rounded or converted. From .02 to .1. */
const TOLERANCE = { approximate: 0.1, converted: 0.05 } as const;
/** The groups of what says which thing is meant, and of what costs nothing in any currency. */
const IDENTIFIERS = 'identifiers';
const FREE = 'number free';
/** What is between the ends of a range: "9 am to 5 pm", "18–22". */
const RANGE = /^\s*(?:[ap]\.?m\.?|[$€£°%]|\w+)?\s*(?:to|until|till|and|-|–)\s*[$€£]?$/i;

/**
 * The kind of the one value in which two sentences differ.
 *
 * @returns null where they have the same values; "incomparable" where they differ in several, or in what they are of
 */
export function valueDifference(a: WithValues, b: WithValues): ValueKind | null | 'incomparable' {
  const [one, other] = [groupsOf(a), groupsOf(b)];
  if (identifiersIn(one) !== identifiersIn(other)) return 'incomparable';
  let difference: ValueKind | null = null;
  for (const [group, values] of one) {
    const others = group === IDENTIFIERS ? undefined : counterpart(other, group);
    if (!others) continue;
    const relation = relationOfGroups(a.text, values, b.text, others);
    if (relation === 'equal') continue;
    if (relation === 'incomparable' || difference !== null) return 'incomparable';
    difference = values[0]!.kind;
  }
  // A day or a time that only one sentence has may say when its other values hold.
  const isTimed = hasMomentOnlyIn(one, other) || hasMomentOnlyIn(other, one);
  return difference !== null && difference !== 'date' && isTimed ? 'incomparable' : difference;
}

/** The values by their kinds and dimensions, which are compared with each other. */
function groupsOf({ proposition }: WithValues): Groups {
  const groups = new Map<string, PropositionValue[]>();
  for (const value of proposition.values) {
    const group = value.identifies ? IDENTIFIERS : `${value.kind} ${dimensionOf(value)}`.trim();
    groups.set(group, [...(groups.get(group) ?? []), value]);
  }
  return groups;
}

function dimensionOf({ kind, value, measure }: PropositionValue): string {
  if (kind === 'date') return value.endsWith('day') ? 'weekday' : '';
  if (measure === null) return '';
  return measure.amount === 0 && isMoney(measure.dimension) ? 'free' : measure.dimension;
}

/** The values that are compared with those of a group: of the same, or of any currency where one of them is nothing. */
function counterpart(groups: Groups, group: string): readonly PropositionValue[] | undefined {
  const isPrice = (its: string) => its.startsWith('number ') && isMoney(its.slice('number '.length));
  if (group === FREE) return groups.get(FREE) ?? [...groups].find(([its]) => isPrice(its))?.[1];
  return groups.get(group) ?? (isPrice(group) ? groups.get(FREE) : undefined);
}

function identifiersIn(groups: Groups): string {
  const values = groups.get(IDENTIFIERS) ?? [];
  return values
    .map(({ value }) => value)
    .sort()
    .join(' ');
}

function hasMomentOnlyIn(groups: Groups, others: Groups): boolean {
  return [...groups.keys()].some((group) => /^(?:date|time)/.test(group) && !others.has(group));
}

/** One value, or the two ends of a range. */
function relationOfGroups(
  text: string,
  values: readonly PropositionValue[],
  otherText: string,
  others: readonly PropositionValue[],
): Relation {
  if (values.length !== others.length || values.length > 2) return 'incomparable';
  const relations = values.map((value, i) => relationOf(value, others[i]!));
  if (relations.includes('incomparable')) return 'incomparable';
  if (!relations.includes('differs')) return 'equal';
  return values.length === 1 || (isRange(text, values) && isRange(otherText, others))
    ? 'differs'
    : 'incomparable';
}

function isRange(text: string, [first, second]: readonly PropositionValue[]): boolean {
  return RANGE.test(text.slice(first!.end, second!.start));
}

function relationOf(a: PropositionValue, b: PropositionValue): Relation {
  // What is at seven starts at seven.
  if ((a.role === 'end') !== (b.role === 'end')) return 'incomparable';
  if (a.value === b.value && a.unit === b.unit && a.bound === b.bound) return 'equal';
  // "3 May" is in "May 2024".
  if (a.kind === 'date' && a.value.split(' ').length !== b.value.split(' ').length) return 'incomparable';
  if (a.kind === 'name' && a.value.split(' ').some((word) => b.value.split(' ').includes(word)))
    return 'incomparable';
  if (a.measure === null || b.measure === null) return a.value === b.value ? 'equal' : 'differs';
  return relationOfAmounts(a, a.measure.amount, b, b.measure.amount);
}

function relationOfAmounts(a: PropositionValue, one: number, b: PropositionValue, other: number): Relation {
  const gap = Math.abs(one - other);
  const share = gap / Math.max(one, other, Number.MIN_VALUE);
  if (gap === 0) return a.bound === b.bound ? 'equal' : 'incomparable';
  if (a.isApproximate || b.isApproximate) return share > TOLERANCE.approximate ? 'differs' : 'equal';
  if (a.unit !== b.unit && share <= TOLERANCE.converted) return 'equal';
  const precision = Math.max(...[a, b].map(({ value }) => precisionOf(Number(value))));
  const isRounded = precision >= MIN_ROUNDED && gap <= precision / 2 && share <= TOLERANCE.approximate;
  if (a.unit === b.unit && isRounded) return 'equal';
  if (a.bound === b.bound) return 'differs';
  if (a.bound !== 'exact' && b.bound !== 'exact') return 'incomparable';
  const [bounded, excess] = a.bound === 'exact' ? [b, one - other] : [a, other - one];
  return excess > 0 === (bounded.bound === 'most') ? 'differs' : 'incomparable';
}
