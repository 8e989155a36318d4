/** The sources that an operator lists in a file, read and checked line by line. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { BadSources } from './bad-sources.ts';
import { Fields, type Report, readList, shown } from './yaml-fields.ts';

/** What a source is: a page, a list of pages, a feed, or the pages of a Git repository as a ZIP. */
export type SourceKind = (typeof KINDS)[number];
const KINDS = ['page', 'sitemap', 'feed', 'repository'] as const;

/** A source of articles. */
export interface Source {
  /** Its name, which is that of its folder as well. */
  name: string;
  kind: SourceKind;
  address: string;
  /** In milliseconds: how long after it was read it is read again. */
  every: number;
  /** Whether the path of a page is read: by `include` and `exclude`. */
  isWanted(path: string): boolean;
  /** The id of the element with the article; null for the main content of the page. */
  part: string | null;
  /** How many of its articles are kept at most; of a feed the newest. */
  limit: number;
  /** Of a feed: whether the page of each entry is read, rather than what the feed says of it. */
  follow: boolean;
  /** Of a repository: the folder with the pages, and the address that their paths are put behind. */
  folder: string;
  pages: string | null;
  /** What is written of it, but for its name and how often it is read: when it is changed, all is read again. */
  settings: string;
}

/** What the file says. */
export interface Sources {
  sources: Source[];
  /** The hosts whose pages moderators may add. */
  links: string[];
  /**
   * In milliseconds: how long after a page that an article of a server is from was looked at it is looked at again;
   * Infinity when it never is.
   */
  check: number;
}

/** In bytes: a source takes about 200. */
const MAX_FILE = 256 * 1024;
const MAX_SOURCES = 200;
/** Articles of a source, by default and at most. */
const LIMIT = 500;
const MAX_LIMIT = 10_000;
const MINUTE_MS = 60_000;
const UNITS: Record<string, number> = { m: MINUTE_MS, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
/** In milliseconds: how often a source is read by default, and at most. */
const EVERY_MS = 86_400_000;
/** The same for the pages that articles of servers are from. */
const CHECK_MS = 86_400_000;
const MIN_EVERY_MS = 15 * MINUTE_MS;
/** The name of a folder; the dot keeps out hidden ones. */
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
/** In characters. */
export const MAX_ADDRESS = 2_000;
const MAX_PATTERN = 300;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+$/;

/**
 * Reads the file.
 *
 * @returns null when there is none
 * @throws BadSources when it cannot be read, or something in it is wrong
 */
export async function readSources(file: string): Promise<Sources | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new BadSources([`${file} cannot be read (${code}).`]);
  }
  if (bytes.length > MAX_FILE) throw new BadSources([`${file} holds more than ${MAX_FILE / 1024} kB.`]);
  return parseSources(bytes.toString(), path.basename(file));
}

/**
 * Parses the text of the file.
 *
 * @param name the file's name, for the problems
 * @throws BadSources with all that is wrong
 */
export function parseSources(text: string, name = 'sources.yaml'): Sources {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: string[] = [];
  const report = (node: Node | null, problem: string) => {
    const { line } = lines.linePos(node?.range?.[0] ?? 0);
    problems.push(`${name}, line ${Math.max(1, line)}: ${problem}`);
  };
  for (const { pos, message } of document.errors)
    problems.push(`${name}, line ${lines.linePos(pos[0]).line}: ${message.split(/ at line|\n/)[0]}.`);
  const read: Sources = { sources: [], links: [], check: CHECK_MS };
  if (problems.length === 0) {
    const root = new Fields(document.contents, report, 'the file', ['sources', 'links', 'check']);
    read.sources = readList(root, 'sources', MAX_SOURCES, report, (node) => readSource(node, report));
    read.links = readList(root, 'links', MAX_SOURCES, report, (node) => readHost(node, report));
    read.check = root.text('check', CHECK_MS, readCheck, CHECK_ADVICE);
    const names = new Set<string>();
    for (const { name: one } of read.sources) {
      if (one !== '' && names.has(one)) problems.push(`${name}: two sources are called ${one}: rename one.`);
      names.add(one);
    }
  }
  if (problems.length > 0) throw new BadSources(problems);
  return read;
}

function readHost(node: Node, report: Report): string | null {
  const host = isScalar(node) ? String(node.value).toLowerCase() : '';
  if (HOST.test(host)) return host;
  report(node, `${shown(node)} is no name of a host, such as example.org.`);
  return null;
}

const FIELDS = [
  'name',
  ...KINDS,
  'every',
  'include',
  'exclude',
  'part',
  'limit',
  'follow',
  'folder',
  'pages',
];
/** The fields that only one kind of source has. */
const OF_KIND: Record<string, SourceKind> = { follow: 'feed', folder: 'repository', pages: 'repository' };

function readSource(node: Node, report: Report): Source | null {
  const fields = new Fields(node, report, 'a source', FIELDS);
  if (!fields.node) return null;
  const given = KINDS.filter((kind) => fields.get(kind) !== null);
  const [kind] = given;
  if (kind === undefined || given.length > 1) {
    report(node, `a source has exactly one of ${KINDS.join(', ')}, with its address.`);
    return null;
  }
  for (const [field, of] of Object.entries(OF_KIND))
    if (of !== kind && fields.get(field)) report(fields.get(field), `only a ${of} has ${field}.`);
  const name = fields.text('name', '', (text) => (NAME.test(text) ? text : null), NAME_ADVICE);
  if (fields.get('name') === null) report(node, `a source has no name: ${NAME_ADVICE}.`);
  const patterns = (field: string) =>
    readList(fields, field, MAX_SOURCES, report, (one) => readPattern(one, report));
  const [include, exclude] = [patterns('include'), patterns('exclude')];
  return {
    name,
    kind,
    address: fields.text(kind, '', readAddress, ADDRESS_ADVICE),
    every: fields.text('every', EVERY_MS, readTime, TIME_ADVICE),
    isWanted: (one) =>
      (include.length === 0 || include.some((it) => it.test(one))) && !exclude.some((it) => it.test(one)),
    part: fields.text('part', null, readPart, 'write the id of an element, such as content'),
    limit: fields.text('limit', LIMIT, readLimit, `write a number from 1 to ${MAX_LIMIT}`),
    follow: fields.text('follow', false, readSwitch, 'write true or false'),
    folder: fields.text('folder', '', (text) => text.replace(/^\/+|\/+$/g, ''), 'write the path of a folder'),
    pages: fields.text('pages', null, readAddress, ADDRESS_ADVICE),
    settings: JSON.stringify({ ...fields.node.toJSON(), name: '', every: '' }),
  };
}

const NAME_ADVICE = 'write up to 40 small letters, digits and hyphens';
const TIME_ADVICE = 'write a number and m, h, d or w, from 15m on, such as 6h';
const CHECK_ADVICE = 'write never, or a number and m, h, d or w, from 15m on, such as 6h';
const ADDRESS_ADVICE = 'write an address that begins with http:// or https://, without a password';

/** A pattern of paths as in robots.txt (RFC 9309, section 2.2.3): a beginning, with `*` for anything and `$` for the end. */
function readPattern(node: Node, report: Report): RegExp | null {
  const text = isScalar(node) ? String(node.value) : '';
  if (/^[/*]/.test(text) && text.length <= MAX_PATTERN) {
    const parts = text.replace(/\$$/, '').split(/\*+/);
    const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${escaped.join('.*')}${text.endsWith('$') ? '$' : ''}`);
  }
  report(node, `${shown(node)} is no pattern of paths: write the beginning of one, such as /handbook/.`);
  return null;
}

function readAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password && href.length <= MAX_ADDRESS ? href : null;
}

function readTime(text: string): number | null {
  const [, number, unit = ''] = /^(\d{1,4})\s*([mhdw])$/.exec(text) ?? [];
  const ms = Number(number) * (UNITS[unit] ?? 0);
  return ms >= MIN_EVERY_MS ? ms : null;
}

function readCheck(text: string): number | null {
  return text === 'never' ? Infinity : readTime(text);
}

function readPart(text: string): string | null {
  return /^#?[^\s#]{1,100}$/.test(text) ? text.replace('#', '') : null;
}

function readLimit(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_LIMIT ? Number(text) : null;
}

function readSwitch(text: string): boolean | null {
  return text === 'true' || text === 'false' ? text === 'true' : null;
}
