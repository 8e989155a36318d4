/** Numbers the items of lists in Word documents: a list goes on after other paragraphs, which mammoth does not see. */
import type { Attributes } from '../html/tags.ts';
import { escapeHtml } from './write-page.ts';
import { attribute, localName, readXml } from './xml.ts';

/** Characters around a number that is put before a text: none of them has a meaning in Unicode. */
export const MARK_START = '\uE000';
export const MARK_END = '\uE001';
const MARKS = new RegExp(`[${MARK_START}${MARK_END}]`, 'g');

/** In styles: how far the styles that a style builds on are followed, which may build on one another in a circle. */
const MAX_PARENTS = 10;
/** Word's own limit on the levels of a list. */
const LEVELS = 9;

/** What a paragraph, or its style, says of its list. */
interface ListOf {
  list: string | null;
  level: number | null;
  style: string | null;
}

interface Level {
  start: number;
  isOrdered: boolean;
}

/** The lists of a document. */
interface Lists {
  /** By the id of an abstract list: its levels. */
  abstract: Map<string, Map<number, Level>>;
  /** By the id of a list: its abstract list, which it shares its numbers with, and the numbers that it starts anew at. */
  lists: Map<string, { abstract: string; starts: Map<number, number> }>;
}

/**
 * Puts the number of each item of a numbered list before its text, between `MARK_START` and `MARK_END`.
 *
 * @param document the XML of the main part of a document; the others are those of its lists and styles
 */
export function withNumbers(
  document: string,
  numbering: string | null,
  styles: string | null,
  kind: string,
): string {
  const xml = document.replace(MARKS, '');
  if (numbering === null) return xml;
  const lists = readLists(numbering, kind);
  const byStyle = styles === null ? new Map<string, ListOf>() : readStyles(styles, kind);
  const counters = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  const pieces: string[] = [];
  let written = 0;
  readParagraphs(xml, kind, (own, prefix, at) => {
    const { list, level } = resolve(own, byStyle);
    const number = list === null ? null : numberOf(lists, counters, started, list, level ?? 0);
    if (number === null) return;
    const mark = escapeHtml(`${MARK_START}${number}${MARK_END}`);
    pieces.push(xml.slice(written, at), `<${prefix}r><${prefix}t>${mark}</${prefix}t></${prefix}r>`);
    written = at;
  });
  pieces.push(xml.slice(written));
  return pieces.join('');
}

/** Counts a paragraph of a list. Returns its number, or null in a list of bullets. */
function numberOf(
  { abstract, lists }: Lists,
  counters: Map<string, (number | undefined)[]>,
  started: Set<string>,
  id: string,
  level: number,
): number | null {
  const list = lists.get(id);
  const kind = list && abstract.get(list.abstract)?.get(level);
  if (!list || !kind || level >= LEVELS) return null;
  const counts = counters.get(list.abstract) ?? [];
  counters.set(list.abstract, counts);
  const start = list.starts.get(level);
  const startsAnew = start !== undefined && !started.has(`${id} ${level}`);
  started.add(`${id} ${level}`);
  const before = counts[level];
  const number = startsAnew ? start : before === undefined ? (start ?? kind.start) : before + 1;
  counts[level] = number;
  counts.length = level + 1;
  return kind.isOrdered ? number : null;
}

/** The list of a paragraph: its own, or that of its style or of a style which that builds on. */
function resolve(own: ListOf, styles: ReadonlyMap<string, ListOf>): ListOf {
  const found = { ...own };
  for (let steps = 0; steps < MAX_PARENTS && found.list === null && found.style !== null; steps++) {
    const style = styles.get(found.style);
    found.list = style?.list ?? null;
    found.level ??= style?.level ?? null;
    found.style = style?.style ?? null;
  }
  return found;
}

/** Calls back with the properties of each paragraph, the prefix of its elements, and the offset after them. */
function readParagraphs(
  xml: string,
  kind: string,
  onProperties: (of: ListOf, prefix: string, end: number) => void,
): void {
  let of: ListOf | null = null;
  /** The number of open elements with properties as they were before a change. */
  let changes = 0;
  readXml(xml, kind, {
    open(element, attributes) {
      const name = localName(element);
      if (name === 'pPrChange') changes++;
      else if (changes > 0) return;
      else if (name === 'pPr') of = { list: null, level: null, style: null };
      else if (of) readProperty(name, val(attributes), of);
    },
    close(element, end) {
      const name = localName(element);
      if (name === 'pPrChange') changes--;
      if (name !== 'pPr' || changes > 0 || !of) return;
      onProperties(of, element.slice(0, element.length - name.length), end);
      of = null;
    },
  });
}

function readProperty(name: string, value: string, of: ListOf): void {
  if (name === 'pStyle') of.style = value;
  else if (name === 'numId') of.list = value;
  else if (name === 'ilvl') of.level = Number(value) || 0;
}

/** The lists of styles of paragraphs, by the styles' ids. */
function readStyles(styles: string, kind: string): Map<string, ListOf> {
  const found = new Map<string, ListOf>();
  let of: ListOf = { list: null, level: null, style: null };
  readXml(styles, kind, {
    open(element, attributes) {
      const name = localName(element);
      if (name === 'style') {
        of = { list: null, level: null, style: null };
        found.set(attribute(attributes, 'styleId'), of);
      } else if (name === 'basedOn') of.style = val(attributes);
      else if (name !== 'pStyle') readProperty(name, val(attributes), of);
    },
  });
  return found;
}

function readLists(numbering: string, kind: string): Lists {
  const lists: Lists = { abstract: new Map(), lists: new Map() };
  let levels: Map<number, Level> | null = null;
  let list: { abstract: string; starts: Map<number, number> } | null = null;
  let at = 0;
  readXml(numbering, kind, {
    open(element, attributes) {
      const name = localName(element);
      const value = val(attributes);
      if (name === 'abstractNum') {
        levels = new Map();
        lists.abstract.set(attribute(attributes, 'abstractNumId'), levels);
      } else if (name === 'num') {
        list = { abstract: '', starts: new Map() };
        levels = null;
        lists.lists.set(attribute(attributes, 'numId'), list);
      } else if (name === 'lvl' || name === 'lvlOverride') {
        at = Number(attribute(attributes, 'ilvl')) || 0;
        if (name === 'lvl') levels?.set(at, { start: 1, isOrdered: true });
      } else if (name === 'abstractNumId' && list) list.abstract = value;
      else if (name === 'startOverride') list?.starts.set(at, Number(value) || 0);
      else if (name === 'start' && levels?.has(at)) levels.get(at)!.start = Number(value) || 0;
      else if (name === 'numFmt' && levels?.has(at))
        levels.get(at)!.isOrdered = value !== 'bullet' && value !== 'none';
    },
  });
  return lists;
}

function val(attributes: Attributes): string {
  return attribute(attributes, 'val');
}
