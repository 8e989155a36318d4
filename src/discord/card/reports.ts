/** The cards of reports. */

import { type APIComponentInContainer, ButtonStyle, ComponentType } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { Cited } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import type { QuestionGroup } from '../../library/health/question-groups.ts';
import { type Report, type ReportSet, reportKey } from '../../library/report.ts';
import { shorten } from '../truncate.ts';
import { commandName } from './command-mention.ts';
import { type Page, pageButtons, pageOf } from './pages.ts';
import { ACCENT, button, type Card, card, row, SEPARATOR, text, textBeside } from './parts.ts';
import { quotedAlone, titleInShort } from './quote.ts';
import { type ContestedQuote, contestedParts } from './votes.ts';

const PAGE_SIZE = 5;
/** The size of a page below quotes that members reject. */
const SMALL_PAGE_SIZE = 3;
/** The maximum lengths that make a page of reports always fit on a card. */
const LONGEST_QUESTION = 160;
const LONGEST_QUOTE = 180;
const LONGEST_TITLE = 60;
const LONGEST_WORDS = 120;
/** How many other questions of a group are shown, and how much of each. */
const MAX_OTHERS = 2;
const LONGEST_OTHER = 100;

export function reportedCard(t: Translator): Card {
  const reports = `**/${commandName(t, 'library.reports')}**`;
  return card(ACCENT.plain, [text(`### ${t('report.thanksHeading')}\n${t('report.thanks', { reports })}`)]);
}

/** The current state of the sentences that reports cite, by their citations. */
export type CitedByReports = ReadonlyMap<string, Cited>;

/** What is closed at once: a report alone, or the questions about the same that found nothing, newest first. */
export type ReportItem = QuestionGroup<Report>;

/** The items of a list of reports, in the order of the newest report of each. */
export function itemsOf(reports: readonly Report[], groups: readonly ReportItem[]): ReportItem[] {
  const groupOf = new Map(groups.map((group) => [reportKey(group[0]), group]));
  return reports.flatMap((report): ReportItem[] => {
    if (report.kind !== 'unanswered') return [[report]];
    const group = groupOf.get(reportKey(report));
    return group ? [group] : [];
  });
}

/** The items on a page, below quotes that members reject. */
export function reportsOn(
  items: readonly ReportItem[],
  number: number,
  contested: readonly ContestedQuote[],
): Page<ReportItem> {
  return pageOf(items, number, contested.length > 0 ? SMALL_PAGE_SIZE : PAGE_SIZE);
}

/** The quotes that members reject, and a page of reports, newest first, each with buttons to answer and to close it. */
export function reportsCard(
  t: Translator,
  all: readonly ReportItem[],
  page: Page<ReportItem>,
  keepsQuestions: boolean,
  cited: CitedByReports,
  contested: readonly ContestedQuote[],
): Card {
  const { start, items } = page;
  const range = { first: start + 1, last: start + items.length, count: all.length };
  const heading = page.count > 1 ? `${t('report.heading')} · ${t('page.range', range)}` : t('report.heading');
  return card(ACCENT.plain, [
    text(`### ${heading}\n-# ${t(keepsQuestions ? 'report.kept' : 'report.notKept')}`),
    ...contested.flatMap((one) => contestedParts(t, one, page.number)),
    contested.length > 0 && items.length === 0 ? SEPARATOR : null,
    ...(items.length > 0
      ? items.flatMap((item) => [SEPARATOR, ...itemParts(t, item, cited, page.number)])
      : [text(t('report.none'))]),
    items.length > 0 ? SEPARATOR : null,
    pageButtons(t, page, (other) => ['reports', String(other)], [t('button.newer'), t('button.older')]),
    row([
      all.length > 0 ? button(t('report.export'), ['export']) : null,
      keepsQuestions
        ? button(t('report.stopKeeping'), ['keep-questions', 'off'])
        : button(t('report.keep'), ['keep-questions', 'on']),
      all.length > 0 ? button(t('report.forgetAll'), ['forget']) : null,
    ]),
  ]);
}

function itemParts(
  t: Translator,
  item: ReportItem,
  cited: CitedByReports,
  page: number,
): APIComponentInContainer[] {
  const [report, ...others] = item;
  const key = reportKey(report);
  const close = button(t('report.close'), ['close-report', key, String(page)]);
  if (report.kind !== 'unanswered') return [textBeside(inLines(t, report, cited), close)];
  return [
    text([inLines(t, report, cited), ...othersInLines(t, others)].join('\n')),
    row([button(t('gap.write'), ['answer-gap', key]), close])!,
  ];
}

/** The other questions about the same, as far as there is room. */
function othersInLines(t: Translator, others: readonly Report[]): string[] {
  if (others.length === 0) return [];
  const named = others
    .slice(0, MAX_OTHERS)
    .map(({ question }) => t('text.quoted', { text: shorten(question, LONGEST_OTHER) }));
  const more = others.length - named.length;
  return [
    `-# ${t('gap.others', { questions: named.join(', ') })}`,
    ...(more > 0 ? [`-# ${t('text.more', { count: more })}`] : []),
  ];
}

function inLines(t: Translator, report: Report, cited: CitedByReports): string {
  const { question, day, shown, wrong, better } = report;
  const found = cited.get(better);
  const named = found?.state === 'same' ? found.quote.quote : better;
  return [
    `**${shorten(question, LONGEST_QUESTION) || t('report.noQuestion')}**`,
    `-# ${t.day(day)} · ${outcomeInWords(t, report)}`,
    ...(shown === null ? [] : shownLines(t, cited.get(shown))),
    ...(wrong ? [t('report.wrong', { words: shorten(wrong, LONGEST_WORDS) })] : []),
    ...(named ? [t('report.better', { sentence: shorten(named, LONGEST_WORDS) })] : []),
  ].join('\n');
}

/** What became of a question, which leads to the sentence that was shown, if any. */
function outcomeInWords(t: Translator, { kind, verdict, shown }: Report): string {
  switch (kind) {
    case 'unanswered':
      return t(shown === null ? 'report.unanswered' : 'report.unansweredWith');
    case 'reported':
      return t(shown === null ? 'report.reported' : 'report.reportedWith', { verdict });
    case 'rejected':
      return t('report.rejected', { verdict });
  }
}

/** The sentence that was shown and its article, or what became of it. */
function shownLines(t: Translator, citation: Cited | undefined): string[] {
  if (!citation) return [`-# ${t('report.sentenceGone')}`];
  if (citation.state === 'changed') {
    const title = titleInShort(t, citation.article.title, LONGEST_TITLE);
    return [`-# ${t('report.sentenceChanged', { title })}`];
  }
  const { title, published } = citation.quote;
  return [
    quotedAlone(t, citation.quote, LONGEST_QUOTE, []),
    `-# ${titleInShort(t, title, LONGEST_TITLE)} · ${publishedInWords(t, published)}`,
  ];
}

/** Asks for confirmation before all reports are deleted. */
export function forgetCard(t: Translator, count: number): Card {
  return card(ACCENT.unsure, [
    text(`### ${t('report.forgetHeading', { count })}\n${t('report.forgetNote')}`),
    row([
      button(t('report.forget'), ['forget-all'], ButtonStyle.Danger),
      button(t('report.forgetKeep'), ['reports', '0']),
    ]),
  ]);
}

/** The message with the two files of an evaluation set. */
export function exportCard(t: Translator, { articlesLeftOut }: ReportSet): Card {
  const lines = [`### ${t('report.exportHeading')}`, t('report.exportNote')];
  if (articlesLeftOut > 0) lines.push(`-# ${t('report.exportLeftOut', { count: articlesLeftOut })}`);
  return card(ACCENT.plain, [
    text(lines.join('\n')),
    ...EXPORTED.map((name) => ({
      type: ComponentType.File as const,
      file: { url: `attachment://${name}` },
    })),
  ]);
}

/** The names of the files, as the evaluation expects them. */
export const EXPORTED = ['questions.jsonl', 'articles.jsonl'] as const;
