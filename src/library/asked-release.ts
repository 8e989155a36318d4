/** Finds the releases of a changelog that a question asks for: "what changed in 1.9.0?", "what's new since March?" */

import type { Article } from '../articles/article.ts';
import { blocksIn } from '../articles/block-tree.ts';
import { isLabel, textOfBlock } from '../articles/document.ts';
import type { Day } from '../day.ts';
import {
  type ChangelogQuestion,
  changelogQuestionOf,
  compareVersions,
  namesRelease,
  versionIn,
} from '../language/changelog-question.ts';
import { resolveDates } from '../language/dates.ts';
import { keysOf, type Term } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { placeOf } from './answer-place.ts';
import { type AskedBlocks, blocksInPlaceOf, MAX_BLOCKS } from './asked-blocks.ts';
import { sectionFrom, sectionNamed } from './asked-section.ts';
import { headingDatesOf } from './heading-dates.ts';
import type { ServerView } from './server-view.ts';

/** Titles and headings of changelogs, where their sections alone do not tell. */
const CHANGELOG = /\b(?:change|patch|update|release|version|what['’]?s new|news)/i;

/**
 * The section of the release that a question asks for, in the best article that has one: the one whose headings have all
 * names of the release, or the newest one of a changelog. Of a kind of changes, what is below the headings of that kind, or
 * the items that have a word for it; all of it, unsurely, where it has none. "Since" asks for all releases after a day or a
 * version.
 */
export function releaseAskedFor(
  question: string,
  terms: readonly Term[],
  matches: readonly Match[],
  ranked: readonly Ranked[],
  view: ServerView,
): AskedBlocks | null {
  const asked = changelogQuestionOf(question, terms);
  if (!asked) return null;
  const names = matches.filter((match) => asked.names.some(({ start }) => start === match.asked.start));
  if (names.some(({ key }) => key === undefined)) return null;
  const wanted = names.reduce((bits, name) => bits | (1 << matches.indexOf(name)), 0);
  for (const one of ranked) {
    const { heading, title } = one.candidate.held;
    if (((heading | title) & wanted) !== wanted) continue;
    const { analysed, number } = placeOf(one, view);
    if (asked.since !== null) {
      const found = releasesSince(asked.since, one, view);
      if (found) return found;
      continue;
    }
    const isInHeading = (heading & wanted) !== 0;
    const section = isInHeading ? sectionNamed(analysed, number, names) : releaseOf(asked, analysed);
    if (section === null || (isInHeading && !mayBeRelease(question, asked, analysed, section))) continue;
    const changes = asked.kind && changesFrom(one, section, asked.kind, view);
    const found = changes ?? (section < 0 ? null : sectionFrom(one, section, view));
    if (!found) continue;
    // A section without a day does not say when something came out.
    const hasDay = headingDatesOf(analysed.article).has(section + 1);
    const verdict = asked.kind && !changes ? 'unsure' : !asked.forDay || hasDay ? 'answered' : null;
    return { ...found, verdict };
  }
  return null;
}

/** The newest release of an article whose title has all names of a question; all of an article about one version, by -1. */
function releaseOf({ names, kind }: ChangelogQuestion, analysed: AnalysedArticle): number | null {
  if (!kind || names.length === 0) return latestReleaseIn(analysed);
  return names.some(({ word }) => versionIn(word)) ? -1 : null;
}

/** The releases of a changelog from a day on, or after a version; null without any. */
function releasesSince(since: string, one: Ranked, view: ServerView): AskedBlocks | null {
  const { article } = placeOf(one, view).ref;
  const { blocks } = article;
  const releases = changelogIn(article);
  const newest = releases
    .map(({ day }) => day ?? '')
    .sort()
    .at(-1);
  const version = versionIn(since);
  // A month without a year is the last one before the newest release.
  const from = version || !newest ? null : resolveDates(`since ${since}`, newest)[0]?.from;
  const isAfter = (release: Release) =>
    version
      ? release.version !== null && compareVersions(release.version, version) > 0
      : from && release.day !== null && release.day >= from;
  const found = releases.filter(isAfter).flatMap(({ block }) => [block, ...blocksIn(blocks, block)]);
  const inOrder = [...new Set(found)].sort((a, b) => a - b);
  const first = inOrder.findIndex((block) => !isLabel(blocks[block]!.kind));
  return first < 0 ? null : blocksInPlaceOf(one, inOrder.slice(first), view);
}

/** Whether a section with the names of a question is a release: not the movie in "when does the movie come out?" */
function mayBeRelease(
  question: string,
  { names, forDay, kind }: ChangelogQuestion,
  { article }: AnalysedArticle,
  section: number,
): boolean {
  if (names.some(({ word }) => versionIn(word)) || (!forDay && !kind)) return true;
  const isRelease = releasesIn(article).some(({ block }) => block === section);
  return isRelease && namesRelease(`${question}\n${textOfBlock(article, section)}`);
}

/** What is below the headings for a kind of changes in a section, or the blocks with a word for it; null without any. */
function changesFrom(
  one: Ranked,
  section: number,
  kind: ReadonlySet<string>,
  view: ServerView,
): AskedBlocks | null {
  const { article } = placeOf(one, view).ref;
  const { blocks } = article;
  const ofKind = blocksIn(blocks, section)
    .slice(0, MAX_BLOCKS)
    .filter((block) => [...keysOf(textOfBlock(article, block))].some((key) => kind.has(key)));
  const headings = ofKind.filter((block) => isLabel(blocks[block]!.kind));
  const below = headings.flatMap((block) => blocksIn(blocks, block));
  const found = below.length > 0 ? below : ofKind;
  return found.length > 0 ? blocksInPlaceOf(one, found, view) : null;
}

/** A section of a changelog, with its version and the day of its own heading. */
interface Release {
  block: number;
  version: number[] | null;
  day: Day | null;
}

function releasesIn(article: Article): Release[] {
  const days = headingDatesOf(article);
  return article.blocks.flatMap(({ kind }, block) => {
    if (kind !== 'heading') return [];
    const [version, day] = [versionIn(textOfBlock(article, block)), days.get(block + 1)?.day];
    const hasOwnDay = day !== undefined && days.get(block)?.day !== day;
    return version || hasOwnDay ? [{ block, version, day: hasOwnDay ? day : null }] : [];
  });
}

/** The releases of an article that is a changelog; none for others. */
function changelogIn(article: Article): Release[] {
  const releases = releasesIn(article);
  const isChangelog =
    [article.title ?? '', article.id].some((name) => CHANGELOG.test(name)) ||
    releases.filter(({ version }) => version).length > 1;
  return isChangelog ? releases : [];
}

/** The newest section of an article that is a changelog, by days, else by versions; null where it is none. */
function latestReleaseIn({ article }: AnalysedArticle): number | null {
  const releases = changelogIn(article);
  if (releases.length === 0) return null;
  const newest = releases.reduce((best, one) => {
    if (best.day && one.day) return one.day > best.day ? one : best;
    return best.version && one.version && compareVersions(one.version, best.version) > 0 ? one : best;
  });
  return newest.block;
}
