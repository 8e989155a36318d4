/** The labels and keys of headers, and their roles. */
import type { Span } from '../../span.ts';

/** The role of a label's value. */
export type Role =
  | 'published'
  | 'created'
  | 'updated'
  | 'expires'
  | 'validUntil'
  | 'title'
  | 'source'
  | 'path'
  | 'credit'
  | 'body'
  | 'other';

/** Labels by role, in lower case without separators: "Date published", "date_published" and "datePublished" are one. */
const LABELS: Record<Role, string> = {
  published: `date day dated dateline published publishedon publishedat publisheddate publicationdate publication pubdate
    datepublished dateposted firstpublished publishdate publishedtime posted postedon postdate released releasedate issued
    issuedate articledate time datetime pubdatetime timestamp sent`,
  created: 'created createdat datecreated written writtenon',
  updated:
    'updated updatedon updatedat lastupdated mostrecentlyupdated dateupdated updateddate modified modifieddate lastmodifiedat lastmodified datemodified lastmod revised edited',
  // Hugo's front matter has expiryDate or unpublishdate, and schema.org has expires and validThrough.
  expires: 'expires expireson expiry expirydate expiration expirationdate unpublishdate outdatedfrom',
  validUntil: 'validuntil validthrough validtill',
  title: 'title headline subject',
  source: 'source url link canonical permalink sourceurl originalurl website',
  path: 'path slug',
  credit:
    'by author authors byline writer reporter reporters editor editors agency publisher outlet newspaper',
  body: 'body text content article fulltext',
  other: `category categories section tags tag keywords topics topic language lang location place country summary description
    excerpt subtitle subhead dek standfirst id guid type format copyright license licence image photo photos caption
    credit status draft layout readingtime words wordcount from to cc retrieved accessed archived credits
    publishername contact contacts email phone`,
};

const ROLES = new Map(
  Object.entries(LABELS).flatMap(([role, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, role as Role]),
  ),
);

/** The role of a label in any spelling; undefined when it is not a label of headers. */
export function roleOf(label: string): Role | undefined {
  return ROLES.get(label.toLowerCase().replace(/[\s_-]/g, ''));
}

/** Keys with a role in front matter only. */
const KEYS = new Map<string, Role>([
  ['name', 'title'],
  ['alias', 'path'],
  ['aliases', 'path'],
  ['redirect_from', 'path'],
]);

/** The role of a key of front matter. */
export function roleOfKey(key: string): Role | undefined {
  return roleOf(key) ?? KEYS.get(key.toLowerCase());
}

/** Removes the quotation marks around a value. */
export function unquoted(value: string): string {
  const trimmed = value.trim();
  return /^(["'])(.*)\1$/.exec(trimmed)?.[2]?.trim() ?? trimmed;
}

/** A label and its value. */
export interface Label {
  role: Role;
  value: string;
  /** Whether a colon, an equals sign or brackets mark it as a label. */
  marked: boolean;
}

/**
 * Reads a label at the start of a line: "Date: …", "[Date] …", "Published on …", "date 2023-06-19 …", "Updated - …".
 */
export function readLabel(line: string): Label | null {
  const [marked, bracketed, name = ''] = MARKED.exec(line) ?? [];
  const role = marked === undefined ? undefined : roleOf(bracketed ?? name);
  if (marked !== undefined && role) return { role, value: line.slice(marked.length), marked: true };
  const [words, bare = ''] = UNMARKED.exec(line) ?? [];
  const bareRole = words === undefined ? undefined : roleOf(bare);
  return words !== undefined && bareRole
    ? { role: bareRole, value: line.slice(words.length), marked: false }
    : null;
}

const MARKED = /^(?:\[([a-z][a-z _-]{0,25})\]\s*:?|([a-z][a-z _-]{0,25}?)\s*[:=])\s*/i;
const UNMARKED =
  /^((?:first |last |date |publication |release )?(?:date|dated|day|published|posted|issued|released|created|updated|modified))(?: (?:on|at))?(?:\s+[-–—]\s+|[\s:]+)/i;

/** An entry of front matter. */
export interface Entry {
  key: string;
  /** Its value, or the values of its list. */
  values: string[];
  /** The span of key and value; of the value alone when that is on lines of its own. */
  span: Span;
}
