/** Puts the text of a page into lines, in the order in which people read them. */
import type { Run } from './runs.ts';

/** A stretch of a line without a wide gap: the whole line, or the cell of a table. */
export interface Segment {
  text: string;
  x: number;
  right: number;
  /** The baseline, the size and the font of most of it. */
  y: number;
  size: number;
  font: string;
  isMonospaced: boolean;
}

/** A line, of a column if the page has several. */
export interface Line extends Segment {
  segments: Segment[];
}

/** In sizes of the font: runs are on a line whose baselines differ by less, as those of raised figures do. */
const SAME_BASELINE = 0.5;
/** The same of two runs, where a third has another baseline: that of another column. */
const NEAR_BASELINE = 0.25;
/** In sizes of the font: a narrower gap is within a word; a wider one is between columns or cells. */
const WORD_GAP = 0.17;
const CELL_GAP = 1;
/** How many runs of a row are looked at for one that a raised figure stands beside. */
const MAX_BESIDE = 200;
/** How many raised figures a row may have: more are a line of small print. */
const MAX_FIGURES = 8;
/** In sizes of the font: what is raised by more, and is smaller, is an exponent or the mark of a note. */
const RAISED = 0.2;
const MAX_RAISED = 0.7;
const MAX_RAISED_SIZE = 0.9;

/** The rows of a page as columns in reading order: what is as wide as the page is a column of its own. */
export function columnsOf(rows: readonly Line[]): Line[][] {
  return splitColumns(rows, 0);
}

/** All text on the same height, from the top; in each, from the left. */
export function rowsOf(runs: readonly Run[]): Line[] {
  const rows: { base: Run; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y)) {
    const last = rows.at(-1);
    if (last && isOnRow(run, last)) {
      last.runs.push(run);
      // A raised figure is no baseline.
      if (last.base.size < MAX_RAISED_SIZE * run.size) last.base = run;
    } else rows.push({ base: run, runs: [run] });
    // One beside a later cell has a row of its own until that cell is read.
    const above = rows.at(-2);
    if (above && isRaisedBeside(above, run)) {
      rows.at(-1)!.runs.push(...above.runs);
      rows.splice(-2, 1);
    }
  }
  return rows.map((row) => lineOf(row.runs)).filter(({ text }) => text !== '');
}

/** Whether a run is on a row: its baseline is the same, or it is raised or lowered beside what is there. */
function isOnRow(run: Run, { base, runs }: { base: Run; runs: readonly Run[] }): boolean {
  const distance = base.y - run.y;
  const [smaller, larger] = [Math.min(base.size, run.size), Math.max(base.size, run.size)];
  if (distance < SAME_BASELINE * smaller) return true;
  const beside = runs.slice(-MAX_BESIDE);
  if (beside.some(({ y, size }) => y - run.y < NEAR_BASELINE * Math.min(size, run.size))) return true;
  if (distance >= MAX_RAISED * larger || smaller >= MAX_RAISED_SIZE * larger) return false;
  return beside.some((one) => touch(one, run, larger));
}

/** Whether a row is of figures that are raised beside a run. */
function isRaisedBeside({ base, runs }: { base: Run; runs: readonly Run[] }, run: Run): boolean {
  if (runs.length > MAX_FIGURES || base.y - run.y >= MAX_RAISED * run.size) return false;
  const areSmall = runs.every(({ size }) => size < MAX_RAISED_SIZE * run.size);
  return areSmall && runs.some((one) => touch(one, run, run.size));
}

/** Whether two runs stand beside each other without a gap. */
function touch(one: Run, other: Run, size: number): boolean {
  const gap = WORD_GAP * size;
  return Math.abs(other.x - one.right) < gap || Math.abs(one.x - other.right) < gap;
}

/** Makes a line of runs, in whatever order. */
export function lineOf(runs: readonly Run[]): Line {
  const groups: Run[][] = [];
  let right = -Infinity;
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    const last = groups.at(-1);
    if (!last || run.x - right > CELL_GAP * run.size) groups.push([run]);
    // Bold text is printed twice by some programs.
    else if (!(run.x < right - run.size && last.at(-1)!.text === run.text)) last.push(run);
    right = Math.max(right, run.right);
  }
  const segments = groups.map(segmentOf).filter(({ text }) => text !== '');
  return lineWith(isRightToLeft(runs) ? segments.reverse() : segments);
}

function isRightToLeft(runs: readonly Run[]): boolean {
  return runs.filter((run) => run.isRightToLeft).length * 2 > runs.length;
}

/** @param runs from the left */
function segmentOf(runs: readonly Run[]): Segment {
  const main = heaviest(runs);
  const pieces: string[] = [];
  let right = runs[0]!.x;
  let before = '';
  for (const [i, run] of runs.entries()) {
    const isRaised = run.size < MAX_RAISED_SIZE * main.size && run.y - main.y > RAISED * main.size;
    // That of a note stands before its words; in a fraction a stroke follows.
    const isMark = before !== '' || WORD.test(runs[i + 1]?.text ?? '');
    const text = isRaised && isMark ? raised(run.text, before) : run.text;
    pieces.push(run.x - right > WORD_GAP * run.size ? ' ' : '', text);
    right = Math.max(right, run.right);
    before = text;
  }
  if (isRightToLeft(runs)) pieces.reverse();
  const text = pieces.join('').replace(/\s+/g, ' ').trim();
  return {
    text,
    x: runs[0]!.x,
    right,
    y: main.y,
    size: main.size,
    font: main.font,
    isMonospaced: main.isMonospaced,
  };
}

const WORD = /^\s*["“‘(]?\p{L}/u;

function heaviest<Text extends Pick<Run, 'text' | 'size'>>(texts: readonly Text[]): Text {
  const weightOf = ({ text, size }: Text) => text.length * size;
  return texts.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a));
}

/** A raised figure: an exponent after a number, the mark of a note, which is no text, after a word. */
function raised(text: string, before: string): string {
  if (!/^\s*[\d*†‡,–-]{1,4}\s*$/.test(text)) return text;
  return /\d$/.test(before) ? `^${text.trim()}` : '';
}

/** A line of segments, in reading order. */
function lineWith(segments: Segment[]): Line {
  if (segments.length === 0) return NO_LINE;
  const { y, size, font, isMonospaced } = heaviest(segments);
  return {
    segments,
    text: segments.map(({ text }) => text).join(' '),
    x: Math.min(...segments.map(({ x }) => x)),
    right: Math.max(...segments.map(({ right }) => right)),
    y,
    size,
    font,
    isMonospaced,
  };
}

const NO_LINE: Line = {
  segments: [],
  text: '',
  x: 0,
  right: 0,
  y: 0,
  size: 0,
  font: '',
  isMonospaced: false,
};

/** Columns are found in columns: three are two beside one. */
const MAX_COLUMN_DEPTH = 3;
/** In lines: fewer are no column. */
const MIN_COLUMN = 4;
/** In characters: the average line of a column of prose; cells of tables are shorter. */
const MIN_PROSE = 18;
/** The share of a column's width that its lines fill on average: those of prose do. */
const MIN_FILL = 0.6;
/** How many positions are tried: columns begin where most lines do. */
const MAX_TRIED = 12;
/** In points: lines that begin this near to each other begin in the same place. */
const SAME_START = 3;

/** Splits rows into columns: between rows that cross all columns, the left one comes before the right one. */
function splitColumns(rows: readonly Line[], depth: number): Line[][] {
  const gutter = depth < MAX_COLUMN_DEPTH ? gutterOf(rows) : null;
  if (gutter === null) return rows.length > 0 ? [[...rows]] : [];
  const columns: Line[][] = [];
  let across: Line[] = [];
  let beside: Line[] = [];
  const endAcross = () => {
    if (across.length > 0) columns.push(across);
    across = [];
  };
  const endBeside = () => {
    for (const isLeft of [true, false]) {
      const side = beside.flatMap((row) => {
        const segments = row.segments.filter(({ x }) => x < gutter === isLeft);
        return segments.length > 0 ? [lineWith(segments)] : [];
      });
      columns.push(...splitColumns(side, depth + 1));
    }
    beside = [];
  };
  for (const row of rows)
    if (row.segments.some(({ x, right }) => x < gutter && right > gutter)) {
      endBeside();
      across.push(row);
    } else {
      endAcross();
      beside.push(row);
    }
  endBeside();
  endAcross();
  return columns;
}

/** Where the right one of two columns of prose begins; null when there is one column. */
function gutterOf(rows: readonly Line[]): number | null {
  const segments = rows.flatMap((row) => row.segments);
  const starts = new Map<number, { count: number; x: number }>();
  for (const { x } of segments) {
    const key = Math.round(x / SAME_START);
    const start = starts.get(key);
    starts.set(key, { count: (start?.count ?? 0) + 1, x: Math.min(start?.x ?? x, x) });
  }
  const tried = [...starts.values()].sort((a, b) => b.count - a.count).slice(0, MAX_TRIED);
  let best: { x: number; score: number } | null = null;
  for (const start of tried) {
    const x = start.x - SAME_START / 2;
    const left = segments.filter(({ right }) => right <= x);
    const right = segments.filter((segment) => segment.x >= x);
    const crossing = segments.length - left.length - right.length;
    const fewer = Math.min(left.length, right.length);
    const score = fewer - 2 * crossing;
    if (fewer >= MIN_COLUMN && score > (best?.score ?? -fewer) && isProse(left) && isProse(right))
      best = { x, score };
  }
  return best?.x ?? null;
}

function isProse(segments: readonly Segment[]): boolean {
  const average = (of: (segment: Segment) => number) =>
    segments.reduce((sum, segment) => sum + of(segment), 0) / segments.length;
  const widthOf = ({ x, right }: Segment) => right - x;
  // The widest line is as wide as its column, of which there may be two.
  const width = Math.max(...segments.map(widthOf));
  return average(({ text }) => text.length) >= MIN_PROSE && average(widthOf) >= MIN_FILL * width;
}
