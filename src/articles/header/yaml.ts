import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, parseDocument, Scalar } from 'yaml';
import type { Entry } from './labels.ts';
import { roleOfKey, unquoted } from './labels.ts';

/** Every value is the text that it is written as: no day becomes a time, and no number loses a zero. */
const OPTIONS = {
  schema: 'failsafe',
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * Brackets in one another, marks of blocks in one line, and anchors. The parser calls itself for each of the former, and
 * where the stack ends in the middle of a regular expression, Node ends as well.
 */
const MOST = 50;

/**
 * The entries of a mapping in YAML, in their order; null for a text that is none. What people write against the rules
 * ("title: Bells: at last") is taken as it is written.
 *
 * @param source of bounded length, with line breaks that YAML knows
 */
export function readYaml(source: string): Entry[] | null {
  if (isHostile(source)) return null;
  let masked = source;
  let document = parseDocument(masked, OPTIONS);
  for (const mask of [joinLines, maskValues, maskLines]) {
    if (document.errors.length === 0) break;
    const errors = document.errors.map(({ pos }) => pos[0]);
    masked = mask(masked, (start, end) => errors.some((error) => error >= start && error <= end));
    document = parseDocument(masked, OPTIONS);
  }
  if (document.errors.length > 0) return null;
  if (document.contents === null) return [];
  if (!isMap(document.contents)) return null;
  const entries = document.contents.items.flatMap(({ key, value }): Entry[] => {
    if (!isScalar(key) || !key.range) return [];
    const [start] = key.range;
    return [
      {
        key: String(key.value),
        values: valuesOf(value, document, source, masked),
        span: { start: startOfValue(value, source) ?? start, end: endOfValue(value) ?? start },
      },
    ];
  });
  // Prose between two rules may be mended into a mapping too.
  return masked === source || entries.some(({ key }) => roleOfKey(key)) ? entries : null;
}

function isHostile(source: string): boolean {
  if ((source.match(/[&*]\w/g)?.length ?? 0) > MOST) return true;
  let depth = 0;
  for (const bracket of source.match(/[[\]{}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > MOST) return true;
  }
  return source.split('\n').some((line) => (line.match(/[-?:](?=\s|$)/g)?.length ?? 0) > MOST);
}

/** Tells whether there is an error between two offsets, both included. */
type IsWrong = (start: number, end: number) => boolean;

/** A text in quotation marks may go on at the start of a line. */
function joinLines(source: string): string {
  return source.replace(/\r?\n(?=[^\s#:[\]{}-])(?![^\n:]{1,40}:)/g, (line) => ' '.repeat(line.length));
}

function maskValues(source: string, isWrong: IsWrong): string {
  return source.replace(/^([\w"'][\w "'-]{0,40}:[ \t]+)(\S.*)$/gm, (line, key, value, start) =>
    isWrong(start, start + line.length) || IS_OPEN.test(value) ? key + 'x'.repeat(value.length) : line,
  );
}

/** A quotation mark or a bracket that nothing closes. */
const IS_OPEN = /^(?:"[^"]*|'[^']*|\[[^\]]*|\{[^}]*)$/;

function maskLines(source: string, isWrong: IsWrong): string {
  return source.replace(/^.+$/gm, (line, start) =>
    isWrong(start, start + line.length) ? '#'.repeat(line.length) : line,
  );
}

function valuesOf(node: unknown, document: Document, source: string, masked: string): string[] {
  if (isSeq(node))
    return node.items.flatMap((item) => (isSeq(item) ? [] : valuesOf(item, document, source, masked)));
  const scalar = isAlias(node) ? node.resolve(document) : node;
  if (!isScalar(scalar) || !scalar.range) return [];
  const [start, end] = scalar.range;
  const written = source.slice(start, end);
  if (/^x+$/.test(masked.slice(start, end)) && written !== masked.slice(start, end))
    return [unquoted(written)];
  const isNothing = scalar.type === Scalar.PLAIN && /^(?:null|~)?$/i.test(written);
  return isNothing ? [] : [String(scalar.value)];
}

/** Where a value begins that stands in the lines below its key (`>-`, `|`); null for others. */
function startOfValue(value: unknown, source: string): number | null {
  if (!isScalar(value) || !value.range) return null;
  if (value.type !== Scalar.BLOCK_FOLDED && value.type !== Scalar.BLOCK_LITERAL) return null;
  const lineBreak = source.indexOf('\n', value.range[0]);
  return lineBreak < 0 ? value.range[1] : lineBreak;
}

/** Null where nothing is said. */
function endOfValue(value: unknown): number | null {
  if (isScalar(value)) return value.value === '' ? null : (value.range?.[1] ?? null);
  return isCollection(value) || isAlias(value) ? (value.range?.[1] ?? null) : null;
}
