/** The cards of digests. */

import type { APIComponentInContainer } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import { type Digest, type DigestArticle, isEmpty } from '../../library/changes/digest.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { escapeStart } from '../escape.ts';
import { shorten } from '../truncate.ts';
import { commandName } from './command-mention.ts';
import { ACCENT, button, type Card, card, SEPARATOR, text, textBeside } from './parts.ts';
import { titleInShort } from './quote.ts';

/** How much is shown, so that a digest always fits on a card; the rest is counted. */
const MAX_FACTS = 4;
const MAX_LISTED = 4;
const LONGEST_SENTENCE = 180;
const LONGEST_TITLE = 60;
const LONGEST_QUESTION = 80;
const LONGEST_NAME = 80;

/** @param quotesQuestions whether questions that found nothing are shown, and not only counted */
export function digestCard(
  t: Translator,
  digest: Digest,
  { quotesQuestions }: { quotesQuestions: boolean },
): Card {
  const { since, facts, added, changed, removed, gaps } = digest;
  const day = t.day(since);
  return card(ACCENT.plain, [
    text(`### ${t('digest.heading')}\n-# ${t('digest.since', { day })}`),
    isEmpty(digest) ? text(t('digest.nothing', { day })) : null,
    ...(facts.length > 0 ? factParts(t, facts) : []),
    ...(added.length > 0 ? addedParts(t, added) : []),
    ...listParts(t, t('digest.changed', { count: changed.length }), changed),
    ...listParts(t, t('digest.removed', { count: removed.length }), removed),
    ...(gaps.count > 0 ? [SEPARATOR, text(gapsInLines(t, gaps, quotesQuestions))] : []),
  ]);
}

/** Tells that a digest is posted no more. */
export function digestStoppedCard(t: Translator, server: string): Card {
  const settings = `**/${commandName(t, 'settings')}**`;
  return card(ACCENT.unsure, [
    text(t('digest.stopped', { server: shorten(server, LONGEST_NAME), settings })),
  ]);
}

type Facts = Digest['facts'];

/** The sentences as they were and as they are, each with a button to read on. */
function factParts(t: Translator, facts: Facts): APIComponentInContainer[] {
  const shown = facts.slice(0, MAX_FACTS);
  return [
    SEPARATOR,
    text([`**${t('digest.facts')}**`, ...moreLine(t, facts, shown)].join('\n')),
    ...shown.map((fact) =>
      textBeside(factInLines(t, fact), button(t('button.read'), ['read', fact.citation])),
    ),
  ];
}

function factInLines(t: Translator, { article, before, after }: Facts[number]): string {
  const quoted = (sentence: string) => `> ${escapeStart(shorten(sentence, LONGEST_SENTENCE))}`;
  return [
    t('follow.untilNow'),
    quoted(before),
    t('follow.now'),
    quoted(after),
    `-# ${articleInWords(t, article)}`,
  ].join('\n');
}

function addedParts(t: Translator, added: readonly DigestArticle[]): APIComponentInContainer[] {
  const shown = added.slice(0, MAX_LISTED);
  return [
    SEPARATOR,
    text([`**${t('digest.added', { count: added.length })}**`, ...moreLine(t, added, shown)].join('\n')),
    ...shown.map((article) =>
      textBeside(articleInWords(t, article), button(t('button.read'), ['open', article.key])),
    ),
  ];
}

function listParts(
  t: Translator,
  heading: string,
  articles: readonly DigestArticle[],
): APIComponentInContainer[] {
  if (articles.length === 0) return [];
  const shown = articles.slice(0, MAX_LISTED);
  const lines = shown.map((article) => `- ${articleInWords(t, article)}`);
  return [SEPARATOR, text([`**${heading}**`, ...lines, ...moreLine(t, articles, shown)].join('\n'))];
}

function articleInWords(t: Translator, { title, published }: DigestArticle): string {
  return `${titleInShort(t, title, LONGEST_TITLE)} · ${publishedInWords(t, published)}`;
}

/** Says how many are not shown, if any. */
function moreLine(t: Translator, all: readonly unknown[], shown: readonly unknown[]): string[] {
  const count = all.length - shown.length;
  return count > 0 ? [`-# ${t('text.more', { count })}`] : [];
}

function gapsInLines(t: Translator, { count, groups }: Digest['gaps'], quotesQuestions: boolean): string {
  const questions = groups.map(
    (group) => `- ${shorten(group.question, LONGEST_QUESTION)}${group.count > 1 ? ` · ${group.count}×` : ''}`,
  );
  return [
    `**${t('digest.gaps', { count })}**`,
    ...(quotesQuestions ? questions : []),
    `-# ${t('digest.gapsHint', { reports: `**/${commandName(t, 'library.reports')}**` })}`,
  ].join('\n');
}
