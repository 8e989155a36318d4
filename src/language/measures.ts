/** Converts units, so that 90 minutes and 1.5 hours are equal. */
import { termsOf } from './terms.ts';

/** An amount in the unit of its dimension. */
export interface Measure {
  /** "time", "€"; the counted noun as a key where the unit is not known. */
  dimension: string;
  amount: number;
}

/** How many of the first unit each has. A month has 30 days, as in contracts. */
const DIMENSIONS: Record<string, Record<string, number>> = {
  time: { second: 1, sec: 1, s: 1, minute: 60, min: 60, hour: 3_600, h: 3_600, day: 86_400, week: 604_800 },
  months: { month: 1, year: 12 },
  mass: {
    gram: 1,
    g: 1,
    kg: 1_000,
    kilogram: 1_000,
    kilo: 1_000,
    lb: 453.6,
    lbs: 453.6,
    pound: 453.6,
    oz: 28.35,
    ounce: 28.35,
  },
  length: {
    mm: 1,
    cm: 10,
    centimetre: 10,
    m: 1_000,
    metre: 1_000,
    km: 1e6,
    kilometre: 1e6,
    mile: 1_609_344,
    mi: 1_609_344,
    ft: 304.8,
    foot: 304.8,
    feet: 304.8,
    inch: 25.4,
    yard: 914.4,
  },
  volume: { ml: 1, millilitre: 1, cl: 10, dl: 100, l: 1_000, litre: 1_000 },
  data: { kb: 1, mb: 1_000, gb: 1e6, tb: 1e9, kilobyte: 1, megabyte: 1_000, gigabyte: 1e6 },
  '€': { '€': 1, euro: 1, eur: 1 },
  $: { $: 1, dollar: 1, usd: 1, buck: 1 },
  '£': { '£': 1, gbp: 1, quid: 1 },
  cent: { cent: 1, ct: 1, c: 1 },
};
const UNITS = new Map<string, { dimension: string; factor: number }>();
for (const [dimension, units] of Object.entries(DIMENSIONS))
  for (const [unit, factor] of Object.entries(units))
    UNITS.set(termsOf(unit)[0]?.key ?? unit, { dimension, factor });

const CURRENCIES = new Set(['€', '$', '£', '¥', 'cent', 'gem', 'coin']);

/**
 * @param value in digits
 * @param unit a key, or a sign
 */
export function measureOf(value: number, unit: string): Measure {
  const known = UNITS.get(unit);
  return known
    ? { dimension: known.dimension, amount: value * known.factor }
    : { dimension: unit, amount: value };
}

/** Whether a unit is of a measure, so that its name says nothing of what is measured. */
export function isUnit(key: string): boolean {
  return UNITS.has(key);
}

/** Whether amounts of a dimension are paid. */
export function isMoney(dimension: string): boolean {
  return CURRENCIES.has(dimension);
}
