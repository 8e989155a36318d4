/** Draws the questions of weeks as a bar chart. */

import { encode } from 'fast-png';
import { linesOf, type Point } from './digits.ts';

/** A bar: the parts that it is made of from below, and the label below it, which is drawn as far as it is of digits. */
export interface Bar {
  parts: readonly number[];
  label: string;
}

/** The size in pixels: nearly twice that in which Discord shows it, for screens with small pixels. */
const WIDTH = 960;
const HEIGHT = 340;
const MARGIN = 28;
/** The height of the digits above and below a bar, and the thickness of their lines. */
const DIGITS = 18;
const STROKE = 2.6;
/** The share of its column that a bar takes. */
const BAR_SHARE = 0.6;
/** The space between a bar and its digits, and between its parts. */
const GAP = 12;
const PART_GAP = 3;

type Colour = [red: number, green: number, blue: number];
const BACKGROUND: Colour = [0x1e, 0x1f, 0x22];
const INK: Colour = [0xf2, 0xf3, 0xf5];
/**
 * The colours of the parts, those of 🟦, 🟧 and ⬜: told apart by people who see no red or no green. The background is the
 * same in both of Discord's themes, so that these are as well.
 */
const PARTS: Colour[] = [
  [0x55, 0xac, 0xee],
  [0xf4, 0x90, 0x0c],
  [0xe6, 0xe7, 0xe8],
];
/** How many shades lead from the background to the digits, so that their edges look smooth. */
const SHADES = 16;
/** The background, the shades up to the ink, and the parts. */
const PALETTE: Colour[] = [
  ...Array.from({ length: SHADES + 1 }, (_, shade) => mix(BACKGROUND, INK, shade / SHADES)),
  ...PARTS,
];
const FIRST_PART = SHADES + 1;

/**
 * Draws a stacked bar for each week, with its sum above and its label below.
 *
 * @returns a PNG
 */
export function weekChart(bars: readonly Bar[]): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  const column = (WIDTH - 2 * MARGIN) / bars.length;
  const bottom = HEIGHT - MARGIN - DIGITS - GAP;
  const highest = Math.max(1, ...bars.map(sumOf));
  const unit = (bottom - MARGIN - DIGITS - GAP) / highest;
  // The widest label fits into its column, and the others are of its size.
  const widest = Math.max(...bars.map(({ label }) => linesOf(label, DIGITS).width));
  const size = DIGITS * Math.min(1, (column - DIGITS) / widest);
  fill(pixels, MARGIN, bottom, WIDTH - 2 * MARGIN, 2, SHADES >> 2);
  for (const [i, bar] of bars.entries()) {
    const middle = MARGIN + column * (i + 0.5);
    let top = bottom;
    for (const [part, count] of bar.parts.entries()) {
      if (count === 0) continue;
      // However small a part is, it is seen.
      const height = Math.max(2, Math.round(count * unit) - PART_GAP);
      top -= height + PART_GAP;
      const width = Math.round(column * BAR_SHARE);
      fill(pixels, Math.round(middle - width / 2), top, width, height, FIRST_PART + part);
    }
    const sum = sumOf(bar);
    if (sum > 0) write(pixels, String(sum), middle, top - GAP - DIGITS, DIGITS);
    write(pixels, bar.label, middle, bottom + GAP, size);
  }
  return encode({ width: WIDTH, height: HEIGHT, data: pixels, channels: 1, depth: 8, palette: PALETTE });
}

function sumOf({ parts }: Bar): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

function fill(pixels: Uint8Array, left: number, top: number, width: number, height: number, colour: number) {
  for (let y = top; y < top + height; y++) pixels.fill(colour, y * WIDTH + left, y * WIDTH + left + width);
}

/** Writes digits of a height, centred on `middle`. */
function write(pixels: Uint8Array, text: string, middle: number, top: number, height: number): void {
  const { lines, width } = linesOf(text, height);
  const left = middle - width / 2;
  for (const line of lines)
    for (const [i, [x, y]] of line.slice(1).entries()) {
      const [fromX, fromY] = line[i]!;
      stroke(pixels, [left + fromX, top + fromY], [left + x, top + y]);
    }
}

/** Draws a line with round ends. A pixel that it covers in part has a shade; where lines meet, the lighter one. */
function stroke(pixels: Uint8Array, from: Point, to: Point): void {
  const reach = STROKE / 2 + 1;
  for (let y = Math.floor(Math.min(from[1], to[1]) - reach); y <= Math.max(from[1], to[1]) + reach; y++)
    for (let x = Math.floor(Math.min(from[0], to[0]) - reach); x <= Math.max(from[0], to[0]) + reach; x++) {
      const covered = STROKE / 2 + 0.5 - distance([x + 0.5, y + 0.5], from, to);
      const shade = Math.round(Math.min(1, Math.max(0, covered)) * SHADES);
      const pixel = y * WIDTH + x;
      pixels[pixel] = Math.max(pixels[pixel]!, shade);
    }
}

/** The distance of a point from the line between two others. */
function distance([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const along = ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - fromX - share * dx, y - fromY - share * dy);
}

function mix(one: Colour, other: Colour, share: number): Colour {
  return one.map((value, i) => Math.round(value + (other[i]! - value) * share)) as Colour;
}
