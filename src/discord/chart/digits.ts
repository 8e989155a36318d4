/** Digits and the marks of dates as strokes, so that a picture needs no font. */

export type Point = readonly [x: number, y: number];

/** The height of a digit, in the unit of its points; y runs downwards. */
export const DIGIT_HEIGHT = 6;
/** The space between two characters. */
const SPACING = 1.8;

/** A character: its width, and its strokes as SVG paths have them: "0,6 4,0" is a line. */
interface Glyph {
  width: number;
  strokes: readonly string[];
}

const GLYPHS: Readonly<Record<string, Glyph>> = {
  0: { width: 4, strokes: ['2,0 4,0 4,6 0,6 0,0 2,0'] },
  1: { width: 2.4, strokes: ['0,1.4 1.6,0', '1.6,0 1.6,6'] },
  2: { width: 4, strokes: ['0,1.8 0,0 4,0 4,2.6 0,6', '0,6 4,6'] },
  3: { width: 4, strokes: ['0,1.1 .3,0 3.8,0 3.8,2.8 1.4,2.8', '1.4,2.8 4,2.8 4,6 .3,6 0,4.8'] },
  4: { width: 4, strokes: ['3,0 3,6', '3,0 0,4.3', '0,4.3 4,4.3'] },
  5: { width: 4, strokes: ['3.7,0 .6,0', '.6,0 .3,2.7', '.3,2.7 1,2.1 4,1.8 4,6 .3,6 0,4.8'] },
  6: { width: 4, strokes: ['3.3,0 .3,1 0,4.2', '2,2.4 4,2.4 4,6 0,6 0,2.4 2,2.4'] },
  7: { width: 4, strokes: ['0,0 4,0', '4,0 1.4,6'] },
  8: { width: 4, strokes: ['2,0 3.8,0 3.8,2.8 .2,2.8 .2,0 2,0', '2,2.8 4,2.8 4,6 0,6 0,2.8 2,2.8'] },
  9: { width: 4, strokes: ['.7,6 3.7,5 4,1.8', '2,3.6 0,3.6 0,0 4,0 4,3.6 2,3.6'] },
  '.': { width: 0.5, strokes: ['.2,6 .3,6'] },
  '/': { width: 2.2, strokes: ['0,6.6 2.2,-.6'] },
  ' ': { width: 1, strokes: [] },
};

/**
 * The lines that draw a text of digits, dots, slashes and blanks; other characters are left out.
 *
 * @param height the height of a digit; the width follows from it
 * @returns the lines from point to point, from the upper left corner of the text, and its width
 */
export function linesOf(text: string, height: number): { lines: Point[][]; width: number } {
  const scale = height / DIGIT_HEIGHT;
  const lines: Point[][] = [];
  let left = -SPACING;
  for (const glyph of [...text].flatMap((character) => GLYPHS[character] ?? [])) {
    left += SPACING;
    for (const stroke of glyph.strokes)
      lines.push(smooth(pointsOf(stroke)).map(([x, y]) => [(left + x) * scale, y * scale]));
    left += glyph.width;
  }
  return { lines, width: Math.max(0, left * scale) };
}

function pointsOf(stroke: string): Point[] {
  return stroke.split(' ').map((point) => point.split(',').map(Number) as [number, number]);
}

/** How often corners are cut: after the third time none is seen. */
const CUTS = 3;

/** Cuts the corners of a line, so that it becomes a curve: Chaikin, "An algorithm for high-speed curve generation", 1974. */
function smooth(points: readonly Point[], cuts = CUTS): readonly Point[] {
  if (cuts === 0 || points.length < 3) return points;
  const between = (a: Point, b: Point, share: number): Point => [
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
  ];
  const cut = points
    .slice(1)
    .flatMap((point, i) => [between(points[i]!, point, 0.25), between(points[i]!, point, 0.75)]);
  return smooth([points[0]!, ...cut, points.at(-1)!], cuts - 1);
}
