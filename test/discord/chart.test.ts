/** The chart of a server's figures, by the pixels of its picture. */

import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { drawInThread } from '../../src/discord/chart/draw-in-thread.ts';
import { type Bar, weekChart } from '../../src/discord/chart/week-chart.ts';

const BACKGROUND = '30,31,34';
const [ANSWERED, UNSURE, NONE] = ['85,172,238', '244,144,12', '230,231,232'];
const INK = '242,243,245';

/** The colours of a picture, row by row. */
function rowsOf(png: Uint8Array): string[][] {
  const { width, height, data, palette } = decode(png);
  const names = palette!.map((colour) => colour.slice(0, 3).join());
  const colours = Array.from(data, (index) => names[index]!);
  return Array.from({ length: height }, (_, y) => colours.slice(y * width, (y + 1) * width));
}

const rowsWith = (rows: string[][], colour: string) => rows.filter((row) => row.includes(colour)).length;
const bar = (parts: number[], label = '23/11'): Bar => ({ parts, label });

describe('the chart', () => {
  it('has bars as high as their counts, of parts in three colours on a dark ground', () => {
    const rows = rowsOf(weekChart([bar([60, 20, 10]), bar([0, 0, 0])]));
    expect(rows[0]!.every((colour) => colour === BACKGROUND)).toBe(true);
    const [answered, unsure, none] = [ANSWERED!, UNSURE!, NONE!].map((colour) => rowsWith(rows, colour));
    expect(answered! / unsure!).toBeCloseTo(3, 0);
    expect(unsure! / none!).toBeCloseTo(2, 0);
    expect(rows.every((row) => row.slice(480).every((colour) => colour !== ANSWERED))).toBe(true);
  });

  it('shows a part however small it is, and no part of nothing', () => {
    const rows = rowsOf(weekChart([bar([100_000, 1, 0])]));
    expect(rowsWith(rows, UNSURE!)).toBeGreaterThan(0);
    expect(rowsWith(rows, NONE!)).toBe(0);
  });

  it('writes the sum above a bar and the label below it, in digits', () => {
    const inked = (bars: Bar[]) =>
      rowsOf(weekChart(bars)).flatMap((row) => row.flatMap((one) => (one === INK ? 1 : [])));
    const without = inked([bar([0, 0, 0], '')]).length;
    expect(without).toBe(0);
    expect(inked([bar([0, 0, 0], '8')]).length).toBeGreaterThan(inked([bar([0, 0, 0], '1')]).length);
    expect(inked([bar([8, 0, 0], '')]).length).toBeGreaterThan(inked([bar([1, 0, 0], '')]).length);
  });

  it.each(['23.11.', '11. 23.', '11/23', '0123456789', 'ＡＢ <@1>'])('takes the label %j', (label) => {
    const bars = Array.from({ length: 12 }, () => bar([1, 2, 3], label));
    expect(rowsOf(weekChart(bars))[0]!.every((colour) => colour === BACKGROUND)).toBe(true);
  });

  it('is the same from a thread of its own', async () => {
    const bars = [bar([3, 2, 1]), bar([5, 0, 2], '1. 2.')];
    expect(Buffer.from(await drawInThread(bars)).equals(weekChart(bars))).toBe(true);
  });
});
