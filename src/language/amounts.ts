/** Reads the amount that a cell of a table is, so that the cells of a column can be ordered. */
import { resolveDates } from './dates.ts';
import { isMoney, type Measure, measureOf } from './measures.ts';
import { contentKeysOf, termsOf } from './terms.ts';

/** The dimension of what fits amounts of every other: "free", "unlimited". */
export const ANY_DIMENSION = '';
/** The dimension of days, whose amounts are their digits, 20260505; of other dates it is the first word. */
export const DATE = 'date';
/** The dimension of times of day, whose amounts are minutes. */
const CLOCK_TIME = 'clock';

/** In characters: longer cells are sentences. */
const MAX_LENGTH = 40;
/** In words: a longer unit is a sentence with a number in it. */
const MAX_UNIT_WORDS = 3;

const FREE = /^(?:free|gratis|no (?:cost|charge|fee))$/;
const UNLIMITED = /^(?:unlimited|infinite|no limit|∞)$/;
/** "Not sold" in a column of prices says nothing of one. */
const BLANK =
  /^(?:[-–—.?]*|n\/?a|tba|tbd|not (?:available|applicable|for sale|sold|bought|included|possible|yet))$/i;
/** "1,200", "1 200.5", "4.50", "4,5". */
const NUMBER = /(?:\d{1,3}(?:[, \u00A0\u202F]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?!\d)/g;
/** "1 h 30 min". */
const SUM = /^(?:\d+(?:\.\d+)?\s*\p{L}+\s*(?:and\s+)?){2,}$/u;
const PART = /(\d+(?:\.\d+)?)\s*(\p{L}+)/gu;
/** "180x180", "4 × 5 m". */
const AREA = /^(\d+(?:\.\d+)?) ?[x×] ?(\d+(?:\.\d+)?)(?: ?(\p{L}+))?$/u;
const CLOCK_FORM = /^(\d{1,2})(?::(\d{2}))?\s*([ap]m)?$/;
const FRACTION = /(\d*)([¼½¾])/g;
const FRACTIONS: Record<string, string> = { '¼': '.25', '½': '.5', '¾': '.75' };
/** What makes an amount a bound, an estimate or one end of a range. */
const INEXACT = /[~<>≤≥+–—-]|\b(?:from|to|up|over|under|about|around|until|since|before|after|or|than|at)\b/;

/** Whether a cell says nothing: it is empty, a dash, "n/a". */
export function isBlank(cell: string): boolean {
  return BLANK.test(cell.trim());
}

/**
 * The amount that a text is as a whole: "1,200", "€4.50 a month", "3 h", "1 h 30 min", "Level 12", "180x180" (the area),
 * "18:30", "free" (0), "unlimited" (infinite), "5 May 2026". What stands in brackets is a note, and is not read.
 *
 * @returns amounts of the same dimension can be compared; a dimension is that of a unit with what it is for, "€ month",
 *   or the words around the number. Null for a range, a bound, an estimate, and any other text
 */
export function amountIn(cell: string): Measure | null {
  const written = cell
    .replace(/\([^()]*\)/g, ' ')
    .replace(FRACTION, (_, whole: string, part: string) => `${whole || '0'}${FRACTIONS[part]}`)
    .trim();
  const text = written.toLowerCase();
  if (text.length > MAX_LENGTH) return null;
  if (FREE.test(text)) return { dimension: ANY_DIMENSION, amount: 0 };
  if (UNLIMITED.test(text)) return { dimension: ANY_DIMENSION, amount: Number.POSITIVE_INFINITY };
  // "Mar" and "Sep" are months by their capitals.
  return dateIn(written) ?? timeOfDayIn(text) ?? sumIn(text) ?? areaIn(text) ?? numberIn(text);
}

/** Whether a word, by its key, is a unit of a dimension or a part of its name: "hour" of time, "price" of no dimension. */
export function namesDimension(key: string, dimension: string): boolean {
  const names = dimension.split(' ');
  return names.includes(key) || measureOf(1, key).dimension === names[0];
}

/** Whether amounts of a dimension are points in time, which are early or late rather than long or short. */
export function isPointInTime(dimension: string): boolean {
  return dimension === CLOCK_TIME || dimension.startsWith(DATE);
}

/** Whether amounts of a dimension are prices: "€", "€ month". */
export function isPrice(dimension: string): boolean {
  return isMoney(dimension.split(' ')[0]!);
}

function dateIn(text: string): Measure | null {
  if (!/\b\d{4}\b/.test(text) || /^\d+$/.test(text)) return null;
  const [date] = resolveDates(text, null);
  if (!date?.from || date.other || date.grain === 'interval' || date.text.length < text.length) return null;
  const dimension = date.grain === 'day' ? DATE : `${DATE} ${date.grain}`;
  return { dimension, amount: Number(date.from.replaceAll('-', '')) };
}

function timeOfDayIn(text: string): Measure | null {
  const [, hours, minutes, half] = CLOCK_FORM.exec(text) ?? [];
  if (minutes === undefined && half === undefined) return null;
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  return { dimension: CLOCK_TIME, amount: hour * 60 + Number(minutes ?? 0) };
}

function sumIn(text: string): Measure | null {
  if (!SUM.test(text)) return null;
  const parts = [...text.matchAll(PART)].map(([, value, unit]) => measureOf(Number(value), keyOf(unit!)));
  const { dimension } = parts[0]!;
  return parts.every((part) => part.dimension === dimension)
    ? { dimension, amount: parts.reduce((sum, { amount }) => sum + amount, 0) }
    : null;
}

function areaIn(text: string): Measure | null {
  const [, width, height, unit] = AREA.exec(text) ?? [];
  if (height === undefined) return null;
  const area = { dimension: 'area', amount: Number(width) * Number(height) };
  if (unit === undefined) return area;
  const length = measureOf(1, keyOf(unit));
  // "3 x 20 g" is three of that mass.
  return length.dimension === 'length' ? { ...area, amount: area.amount * length.amount ** 2 } : null;
}

function numberIn(text: string): Measure | null {
  const [number, another] = text.matchAll(NUMBER);
  if (!number || another) return null;
  const isNegative = /^[-−]\d/.test(text);
  const [before, after] = [
    text.slice(isNegative ? 1 : 0, number.index),
    text.slice(number.index + number[0].length),
  ];
  const isThousands = /^k\b/.test(after);
  const around = `${before} ${isThousands ? after.slice(1) : after}`;
  if (INEXACT.test(around) || /\d/.test(around)) return null;
  const signs = around.match(/[€$£¥%°]/g) ?? [];
  const units = [...signs, ...contentKeysOf(around)];
  if (units.length > MAX_UNIT_WORDS) return null;
  const value = Number(number[0].replace(/[, \u00A0\u202F](?=\d{3}(?!\d))/g, '').replace(',', '.'));
  const { dimension, amount } = measureOf(
    (isNegative ? -1 : 1) * (isThousands ? 1000 : 1) * value,
    units[0] ?? 'number',
  );
  return { dimension: [dimension, ...units.slice(1)].join(' '), amount };
}

function keyOf(word: string): string {
  return termsOf(word)[0]?.key ?? word;
}
