/** The cards of the health of a server's articles. */

import type { APIButtonComponent } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { Entry, Quote } from '../../library/answers.ts';
import {
  type Contested,
  type Disagreement,
  type Duplicate,
  FINDING_KINDS,
  type Finding,
  type FindingKind,
  type Health,
  type LostPage,
  type Neglected,
  type Unanswered,
} from '../../library/health/health.ts';
import type { Span } from '../../span.ts';
import { shorten } from '../truncate.ts';
import { type Page, pageButtons, pageOf } from './pages.ts';
import { ACCENT, button, type Card, card, row, SEPARATOR, text, textBeside } from './parts.ts';
import { daysOfArticle, quotedAlone, sourceLine, titleInShort } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** The maximum lengths that make a page of findings always fit on a card. */
const PAGE_SIZE = 3;
const LONGEST_TITLE = 100;
const LONGEST_FILE = 100;
const LONGEST_QUOTE = 240;
const LONGEST_QUESTION = 120;
const MAX_QUESTIONS = 4;

/** What there is of each kind. */
export function healthCard(t: Translator, health: Health): Card {
  const { checked, leftOut, findings } = health;
  const notes = [
    t('health.checked', { count: checked }),
    ...(leftOut > 0 ? [t('health.leftOut', { count: leftOut })] : []),
  ];
  const kinds = FINDING_KINDS.flatMap((kind) => {
    const count = findings.filter((one) => one.kind === kind).length;
    if (count === 0) return [];
    const lines = `**${t('health.kind', { kind })}** · ${t('health.count', { count })}\n-# ${noteOf(t, kind, health)}`;
    return [textBeside(lines, button(t('health.show'), ['health', kind, '0']))];
  });
  return card(ACCENT.plain, [
    text(`### ${t('health.heading')}\n-# ${notes.join(' · ')}`),
    ...(kinds.length > 0 ? kinds : [text(t('health.good'))]),
  ]);
}

function noteOf(t: Translator, kind: FindingKind, { staleAfterMonths, answers }: Health): string {
  return t('health.note', { kind, months: staleAfterMonths, answers });
}

/** The findings of a kind on a page. */
export function findingsOn(health: Health, kind: FindingKind, number: number): Page<Finding> {
  const findings = health.findings.filter((one) => one.kind === kind);
  return pageOf(findings, number, PAGE_SIZE);
}

/**
 * A page of findings of a kind, each with what can be done about it.
 *
 * @param quotes the sentences of the findings by their citations
 * @param canReadAgain whether the text of a page may be brought into its article
 */
export function findingsCard(
  t: Translator,
  health: Health,
  kind: FindingKind,
  page: Page<Finding>,
  quotes: ReadonlyMap<string, Quote>,
  canReadAgain: (address: string | null) => boolean,
): Card {
  const { items, start } = page;
  const count = health.findings.filter((one) => one.kind === kind).length;
  const range =
    page.count > 1 ? ` · ${t('page.range', { first: start + 1, last: start + items.length, count })}` : '';
  return card(ACCENT.plain, [
    text(`### ${t('health.kind', { kind })}${range}\n-# ${noteOf(t, kind, health)}`),
    ...(items.length > 0
      ? items.flatMap((one) => {
          const [lines, buttons, link = null] = findingParts(t, one, page.number, quotes, canReadAgain);
          return [SEPARATOR, textBeside(lines.join('\n'), link), row(buttons)];
        })
      : [text(t('health.good'))]),
    SEPARATOR,
    pageButtons(t, page, (other) => ['health', kind, String(other)]),
    row([button(t('health.overview'), ['health'])]),
  ]);
}

/** The lines of a finding, what can be done about it, and a link beside the lines. */
type FindingParts = [
  lines: string[],
  buttons: (APIButtonComponent | null)[],
  link?: APIButtonComponent | null,
];

/** All ids have the key of the finding, as an article may be in several of a page. */
function findingParts(
  t: Translator,
  finding: Finding,
  page: number,
  quotes: ReadonlyMap<string, Quote>,
  canReadAgain: (address: string | null) => boolean,
): FindingParts {
  const { kind, key } = finding;
  const dismiss = (label: string) => button(label, ['health-dismiss', key, kind, String(page)]);
  switch (finding.kind) {
    case 'duplicate':
      return duplicateParts(t, finding, dismiss(t('health.keepBoth')));
    case 'contradiction':
      return disagreementParts(t, finding, quotes, dismiss(t('health.noContradiction')));
    case 'superseded':
      return disagreementParts(t, finding, quotes, dismiss(t('health.keepBoth')));
    case 'stale':
    case 'unquoted':
      return neglectedParts(t, finding, dismiss(t('removal.keep')));
    case 'page':
      return lostPageParts(
        t,
        finding,
        quotes,
        canReadAgain(finding.article.source),
        dismiss(t('removal.keep')),
      );
    case 'contested':
      return contestedParts(t, finding, quotes, page);
    case 'unanswered':
      return unansweredParts(t, finding, page);
  }
}

function duplicateParts(
  t: Translator,
  { key, how, articles }: Duplicate,
  dismiss: APIButtonComponent,
): FindingParts {
  const [first, second] = articles;
  return [
    [articleLine(t, first), articleLine(t, second), `-# ${t('health.doubled', { how })}`],
    [
      button(t('health.readFirst'), ['open', first.key, key]),
      button(t('health.readSecond'), ['open', second.key, key]),
      removeButton(t('health.removeFirst'), first, key),
      removeButton(t('health.removeSecond'), second, key),
      dismiss,
    ],
  ];
}

function disagreementParts(
  t: Translator,
  { key, difference, differing, count, citations, articles }: Disagreement,
  quotes: ReadonlyMap<string, Quote>,
  dismiss: APIButtonComponent,
): FindingParts {
  const [first, second] = articles;
  const further = count > 1 ? ` ${t('health.differing', { count })}` : '';
  return [
    [
      ...citations.flatMap((citation, i) => quoteLines(t, quotes.get(citation), articles[i]!, differing[i])),
      `-# ${t('health.differ', { difference })}${further}`,
    ],
    [
      button(t('health.readFirst'), ['read', citations[0], key]),
      button(t('health.readSecond'), ['read', citations[1], key]),
      removeButton(t('health.removeFirst'), first, key),
      removeButton(t('health.removeSecond'), second, key),
      dismiss,
    ],
  ];
}

function neglectedParts(
  t: Translator,
  { key, article }: Neglected,
  dismiss: APIButtonComponent,
): FindingParts {
  const read = button(t('button.read'), ['open', article.key, key]);
  return [[articleLine(t, article)], [read, removeButton(t('removal.remove'), article, key), dismiss]];
}

function lostPageParts(
  t: Translator,
  { key, article, loss }: LostPage,
  quotes: ReadonlyMap<string, Quote>,
  canReadAgain: boolean,
  dismiss: APIButtonComponent,
): FindingParts {
  const missing = loss.how === 'changed' ? loss.citations.flatMap((one) => quotes.get(one) ?? []) : [];
  return [
    [
      articleLine(t, article),
      lossInWords(t, loss, article),
      ...missing.map((quote) => quotedAlone(t, quote, LONGEST_QUOTE, [])),
    ],
    [
      button(t('button.read'), ['open', article.key, key]),
      canReadAgain ? button(t('health.readAgain'), ['read-again', article.key, key]) : null,
      button(t('draft.change'), ['edit', article.key, key]),
      removeButton(t('removal.remove'), article, key),
      dismiss,
    ],
    sourceLink(t, article.source),
  ];
}

function lossInWords(t: Translator, loss: LostPage['loss'], { sentences }: Entry): string {
  const day = t.day(loss.since);
  if (loss.how === 'changed') return t('health.pageChanged', { count: loss.missing, total: sentences, day });
  return t(loss.how === 'gone' ? 'health.pageGone' : 'health.pageUnreachable', { day });
}

function contestedParts(
  t: Translator,
  { key, votes: { citation, helpful, unhelpful } }: Contested,
  quotes: ReadonlyMap<string, Quote>,
  page: number,
): FindingParts {
  const votes = t('vote.contested', { unhelpful, total: helpful + unhelpful });
  return [
    [`**${votes}**`, ...quoteLines(t, quotes.get(citation), null)],
    [
      button(t('button.read'), ['read', citation, key]),
      button(t('vote.clear'), ['health-clear', citation, String(page), key]),
    ],
  ];
}

function unansweredParts(t: Translator, { key, questions, reports }: Unanswered, page: number): FindingParts {
  const more = questions.length - MAX_QUESTIONS;
  return [
    [
      ...questions.slice(0, MAX_QUESTIONS).map((one) => `- ${shorten(one, LONGEST_QUESTION)}`),
      ...(more > 0 ? [`-# ${t('health.moreQuestions', { count: more })}`] : []),
    ],
    [
      button(t('gap.write'), ['answer-gap', reports[0]!]),
      button(t('report.close'), ['health-close', key, String(page)]),
    ],
  ];
}

/** An article in bold, with its days. */
function articleLine(t: Translator, article: Entry): string {
  const { title, published, expired } = article;
  const days = daysOfArticle(t, { published, expired });
  return `**${titleInShort(t, title, LONGEST_TITLE)}**\n-# ${days}${fileNote(t, article)}`;
}

/** The file of an article that every server sees, which only the operator can change. */
function fileNote(t: Translator, { own, id }: Entry): string {
  return own ? '' : ` · ${t('health.file', { file: shorten(id, LONGEST_FILE) })}`;
}

/** @param bold the parts of the quote to show in bold */
function quoteLines(
  t: Translator,
  quote: Quote | undefined,
  article: Entry | null,
  bold: readonly Span[] = [],
): string[] {
  if (!quote) return article ? [articleLine(t, article)] : [`-# ${t('report.sentenceGone')}`];
  const title = sourceLine(t, { ...quote, title: shortTitle(quote.title) });
  const spans = bold.map(({ start, end }) => [start, end] as const);
  return [quotedAlone(t, quote, LONGEST_QUOTE, spans), `${title}${article ? fileNote(t, article) : ''}`];
}

/** A title in the length of this card, before it is escaped. */
function shortTitle(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1)}…`;
}

/**
 * Only a server's own articles can be removed.
 *
 * @param finding the key of the finding: of an article in several, each button needs another id
 */
function removeButton(label: string, { own, key }: Entry, finding: string): APIButtonComponent | null {
  return own ? button(label, ['health-remove', key, finding]) : null;
}
