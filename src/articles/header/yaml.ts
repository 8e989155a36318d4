/** Reads front matter in YAML, leniently. */
import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, parseDocument, Scalar } from 'yaml';
import type { Entry } from './labels.ts';
import { roleOfKey, unquoted } from './labels.ts';

/** Values stay strings, so that dates are not converted and numbers keep their zeros. */
const OPTIONS = {
  schema: 'failsafe',
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * The limit for nested brackets, for block indicators on one line, and for anchors. The parser recurses for the first
 * two, and a stack overflow within a regular expression ends the Node process.
 */
const MAX_NESTING = 50;

/**
 * Reads the entries of a YAML mapping, in order. Invalid values that people write ("title: Bells: at last") are read
 * literally.
 *
 * @param source of bounded length, with line breaks that YAML knows
 * @returns null when the source is not a mapping
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
  // Masking may also turn prose between two rules into a mapping.
  return masked === source || entries.some(({ key }) => roleOfKey(key)) ? entries : null;
}

function isHostile(source: string): boolean {
  if ((source.match(/[&*]\w/g)?.length ?? 0) > MAX_NESTING) return true;
  let depth = 0;
  for (const bracket of source.match(/[[\]{}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > MAX_NESTING) return true;
  }
  return source.split('\n').some((line) => (line.match(/[-?:](?=\s|$)/g)?.length ?? 0) > MAX_NESTING);
}

/** Whether there is an error between two offsets, both inclusive. */
type HasError = (start: number, end: number) => boolean;

/** Joins lines of a quoted value that continues at the start of a line. */
function joinLines(source: string): string {
  return source.replace(/\r?\n(?=[^\s#:[\]{}-])(?![^\n:]{1,40}:)/g, (line) => ' '.repeat(line.length));
}

function maskValues(source: string, hasError: HasError): string {
  return source.replace(/^([\w"'][\w "'-]{0,40}:[ \t]+)(\S.*)$/gm, (line, key, value, start) =>
    hasError(start, start + line.length) || UNCLOSED.test(value) ? key + 'x'.repeat(value.length) : line,
  );
}

/** A quotation mark or a bracket that is not closed. */
const UNCLOSED = /^(?:"[^"]*|'[^']*|\[[^\]]*|\{[^}]*)$/;

function maskLines(source: string, hasError: HasError): string {
  return source.replace(/^.+$/gm, (line, start) =>
    hasError(start, start + line.length) ? '#'.repeat(line.length) : line,
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
  const isNull = scalar.type === Scalar.PLAIN && /^(?:null|~)?$/i.test(written);
  return isNull ? [] : [String(scalar.value)];
}

/** The start of a block scalar (`>-`, `|`), whose value is on the lines below its key; null for other values. */
function startOfValue(value: unknown, source: string): number | null {
  if (!isScalar(value) || !value.range) return null;
  if (value.type !== Scalar.BLOCK_FOLDED && value.type !== Scalar.BLOCK_LITERAL) return null;
  const lineBreak = source.indexOf('\n', value.range[0]);
  return lineBreak < 0 ? value.range[1] : lineBreak;
}

/** The end of a value; null for an empty one. */
function endOfValue(value: unknown): number | null {
  if (isScalar(value)) return value.value === '' ? null : (value.range?.[1] ?? null);
  return isCollection(value) || isAlias(value) ? (value.range?.[1] ?? null) : null;
}
