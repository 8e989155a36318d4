/** Questions about a changelog: "what changed in 1.9.0?", "what was removed in 1.9.0?", "when did 1.9.0 come out?" */

import { recencyWordsIn } from './recency.ts';
import { keysOf, type Term } from './terms.ts';
import { wordOf } from './word-normalization.ts';

/** Only the beginning of a question is read; in characters. */
const MAX_READ = 300;

const ASKS_FOR_CHANGES =
  /\bwhat(?:['’]?s| is| has| have| was| were| did)?(?: all| been| even| got| gotten| just)*\s(?:chang(?:e|ed|es)|new|different|updated)\b|\b(?:patch|release|update|version) ?notes?\b|\bchange-?\s?logs?\b|\b(?:any|recent|latest|last|newest)(?: new| recent)? (?:changes|updates)\b|\b(?:any|what|which|what are the) new (?:features|stuff)\b/i;
const ASKS_FOR_LATEST =
  /\b(?:latest|last|newest|most recent|current)(?: \p{L}+)? (?:patch|update|version|release|build|hotfix)\b/iu;
const ASKS_FOR_DAY =
  /\bwhen\b.*\b(?:(?:come|comes|came|coming|go|goes|went|going|is|was|be) (?:out|live)|released?|launch(?:ed|es)?|dropp?(?:ed|s)?|shipp?(?:ed|s)?|land(?:ed|s)?|published)\b|\brelease (?:date|day)\b/i;
const RELEASE = /\b(?:patch|update|version|release|build|hotfix)\b/i;
/** The keys of the words for each kind of change, in questions, in headings and in what stands below them. */
const CHANGE_KINDS = [
  'added add addition introduced new',
  'removed remove removal deleted gone',
  'fixed fix fixes bugfix bugfixes resolved',
  'buffed buff buffs',
  'nerfed nerf nerfs',
  'improved improve improvement',
  'deprecated deprecate deprecation',
].map(keysOf);
/** "What bugs were fixed", "any new features". */
const ANY_CHANGE = keysOf('bug feature stuff');
/** "Since March", "since 1.8", but not "since last week", which depends on today. */
const SINCE = /\bsince\b(?!.*\b(?:last|this|yesterday|today|ago|between)\b)(.*)/is;
/** These are about several releases. */
const ASKS_FOR_SEVERAL = /\b(?:since|between)\b/i;
/** "1.9.0", "v2.4"; also in headings. */
const VERSION = /(?<![\w.])v?\d{1,4}(?:\.\d{1,4}){1,3}(?![\w]|\.\d)/i;

/** Words that ask for a release, and do not name it. */
const ASKING = new Set(
  `all build builds came change changed changelog changelogs changes come comes coming date day different drop dropped
  drops go goes going happened hotfix land landed lands last latest launch launched launches live log logs most new newest note
  notes out patch patches patchnotes publish published recent recently release released releases ship shipped ships
  update updated updates version versions went`.split(/\s+/),
);

/** What a question asks of a changelog. */
export interface ChangelogQuestion {
  /** The words that name the release, "1.9.0", "spring"; none when the question is for the latest. */
  names: readonly Term[];
  /** Whether it asks for the day of the release. */
  forDay: boolean;
  /** The keys of the words for the kind of change that it asks for, "removed"; null for all changes. */
  kind: ReadonlySet<string> | null;
  /** The words after "since", of which it asks for the releases after that day or version; null for one release. */
  since: string | null;
}

/**
 * What a question asks of a changelog, by its words alone: whether there is such a changelog is for the library to say.
 *
 * @param terms those of the question
 */
export function changelogQuestionOf(question: string, terms: readonly Term[]): ChangelogQuestion | null {
  const text = question.slice(0, MAX_READ);
  const since = SINCE.exec(text);
  if (!since && ASKS_FOR_SEVERAL.test(text)) return null;
  const recency = recencyWordsIn(question);
  const newest = recency ? question.slice(recency.start, recency.end).toLowerCase().split(' ') : [];
  const words = terms.filter(
    ({ stop, word, key }) => !stop && !ASKING.has(word) && !ANY_CHANGE.has(key) && !newest.includes(word),
  );
  if (since) {
    const names = words.filter(({ start }) => start < since.index);
    return ASKS_FOR_CHANGES.test(text) ? { names, forDay: false, kind: null, since: since[1]!.trim() } : null;
  }
  const forLatest = ASKS_FOR_LATEST.test(text);
  const forDay = ASKS_FOR_DAY.test(text) || (/\bwhen\b/i.test(text) && forLatest);
  const versions = words.filter(({ word }) => VERSION.test(word));
  const kind = CHANGE_KINDS.find((keys) => words.some(({ key }) => keys.has(key)));
  const others = words.filter(({ key }) => !kind?.has(key));
  // All other words name the release: "was the lidar removed in 2.3" is for one change.
  if (kind && !forDay && (others.length > 0 || forLatest))
    return { names: others, forDay, kind, since: null };
  const asks = ASKS_FOR_CHANGES.test(text) || forLatest;
  if (!asks && !(forDay && words.length > 0)) return null;
  return { names: versions.length > 0 ? versions : words, forDay, kind: null, since: null };
}

/**
 * The terms of a question for the latest release, with one word of changelogs in place of those that only ask: "new" in
 * "what's new?" is said of many things.
 */
export function withChangelogWords(question: string, terms: readonly Term[]): readonly Term[] {
  if (changelogQuestionOf(question, terms)?.names.length !== 0) return terms;
  const asking = terms.findLast(({ stop }) => !stop);
  return asking ? [{ ...asking, ...wordOf('update'), stop: false, capital: false }] : terms;
}

/**
 * The number of the version that a heading names, by its parts: 1, 9, 0 of "Version 1.9.0 – 12 May". Null for others.
 */
export function versionIn(heading: string): number[] | null {
  const written = VERSION.exec(heading.slice(0, MAX_READ));
  return written?.[0].replace(/^v/i, '').split('.').map(Number) ?? null;
}

/** Whether a text speaks of a release: "the spring update". */
export function namesRelease(text: string): boolean {
  return RELEASE.test(text.slice(0, MAX_READ)) || versionIn(text) !== null;
}

/** Compares versions by their parts: negative when the first is older. */
export function compareVersions(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, i) => part !== other[i]);
  return at < 0 ? one.length - other.length : one[at]! - (other[at] ?? -1);
}
