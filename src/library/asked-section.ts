/** Finds the section that a question asks for as a whole: "what changed in 1.9.0?", "what are the rules?" */

import type { Article } from '../articles/article.ts';
import { isLabel, textOfBlock } from '../articles/document.ts';
import type { Day } from '../day.ts';
import {
  type ChangelogQuestion,
  changelogQuestionOf,
  compareVersions,
  namesRelease,
  versionIn,
} from '../language/changelog-question.ts';
import { asksForAllOf } from '../language/question.ts';
import { keysOf, type Term } from '../language/terms.ts';
import type { Match } from '../retrieval/index.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { type AskedBlocks, blocksInPlaceOf, MAX_BLOCKS, placeOf } from './asked-blocks.ts';
import { textAt } from './collection.ts';
import { blocksIn, labelsAbove } from './excerpt.ts';
import { headingDatesOf } from './heading-dates.ts';
import { hasOneOf, isIn } from './matched-words.ts';
import type { ServerView } from './server-view.ts';

/** Titles and headings of changelogs, where their sections alone do not tell. */
const CHANGELOG = /\b(?:change|patch|update|release|version|what['’]?s new|news)/i;

/**
 * The section of the release that a question asks for, in the best article that has one: the one whose headings have all
 * names of the release, or the newest one of a changelog. Of a kind of changes, what is below the headings of that kind, or
 * the items that have a word for it; all of it, unsurely, where it has none.
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
    const isInHeading = (heading & wanted) !== 0;
    const section = isInHeading ? sectionNamed(analysed, number, names) : releaseOf(asked, analysed);
    if (section === null || (isInHeading && !mayBeRelease(question, asked, analysed, section))) continue;
    const changes = asked.kind && changesFrom(one, analysed, number, section, asked.kind);
    const found = changes ?? (section < 0 ? null : sectionFrom(one, analysed, number, section));
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
  analysed: AnalysedArticle,
  number: number,
  section: number,
  kind: ReadonlySet<string>,
): AskedBlocks | null {
  const { article } = analysed;
  const { blocks } = article;
  const ofKind = blocksIn(blocks, section)
    .slice(0, MAX_BLOCKS)
    .filter((block) => [...keysOf(textOfBlock(article, block))].some((key) => kind.has(key)));
  const headings = ofKind.filter((block) => isLabel(blocks[block]!.kind));
  const below = headings.flatMap((block) => blocksIn(blocks, block));
  const found = below.length > 0 ? below : ofKind;
  return found.length > 0 ? blocksInPlaceOf(one, analysed, number, found) : null;
}

/**
 * The sections of the best answer together, if the question is for all of them: what stands above them, or the title, has
 * every word of the question, and the best sentence none.
 */
export function sectionsAskedFor(
  question: string,
  matches: readonly Match[],
  [best]: readonly Ranked[],
  view: ServerView,
): AskedBlocks | null {
  if (!best || matches.length === 0 || !asksForAllOf(question)) return null;
  const { ref, analysed, number } = placeOf(best, view);
  const { heading, title } = best.candidate.held;
  if ((heading | title) !== 2 ** matches.length - 1 || hasOneOf(textAt(ref, number), matches)) return null;
  const section = sectionNamed(analysed, number, matches) ?? -1;
  const { blocks } = analysed.article;
  const parts = blocks.filter(({ kind, parent }) => kind === 'heading' && parent === section);
  if (parts.length < 2) return null;
  return sectionFrom(best, analysed, number, section);
}

/** The outermost block above a sentence that has, with those above it, all names that the title does not have. */
function sectionNamed(analysed: AnalysedArticle, sentence: number, names: readonly Match[]): number | null {
  const { article } = analysed;
  const titleTerms = keysOf(article.title ?? '');
  let missing = names.filter((name) => !isIn(titleTerms, name));
  // A heading with the words of the title is the section, where the article begins with more.
  if (missing.length === 0) missing = [...names];
  for (const block of labelsAbove(article.blocks, analysed.blockOf(sentence))) {
    const terms = keysOf(textOfBlock(article, block));
    missing = missing.filter((name) => !isIn(terms, name));
    if (missing.length === 0) return block;
  }
  return null;
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

/** The newest section of an article that is a changelog, by days, else by versions; null where it is none. */
function latestReleaseIn({ article }: AnalysedArticle): number | null {
  const { title, id } = article;
  const releases = releasesIn(article);
  const isChangelog =
    [title ?? '', id].some((name) => CHANGELOG.test(name)) ||
    releases.filter(({ version }) => version).length > 1;
  if (!isChangelog || releases.length === 0) return null;
  const newest = releases.reduce((best, one) => {
    if (best.day && one.day) return one.day > best.day ? one : best;
    return best.version && one.version && compareVersions(one.version, best.version) > 0 ? one : best;
  });
  return newest.block;
}

/** The blocks of a section in place of a sentence of its article; null where the section has none. */
export function sectionFrom(
  one: Ranked,
  analysed: AnalysedArticle,
  number: number,
  section: number,
): AskedBlocks | null {
  const { blocks } = analysed.article;
  const inSection = blocksIn(blocks, section);
  const first = inSection.findIndex((block) => !isLabel(blocks[block]!.kind));
  return first < 0 ? null : blocksInPlaceOf(one, analysed, number, inSection.slice(first));
}
