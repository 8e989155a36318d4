/** The cards of reports. */

import { ButtonStyle, ComponentType } from 'discord.js';
import { inWords } from '../../day.ts';
import type { Cited } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { type Report, type ReportSet, reportKey } from '../../library/report.ts';
import { shorten } from '../truncate.ts';
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

export function reportedCard(): Card {
  return card(ACCENT.plain, [
    text('### Thank you\nThe moderators of this server find your report in **/library reports**.'),
  ]);
}

/** The current state of the sentences that reports cite, by their citations. */
export type CitedByReports = ReadonlyMap<string, Cited>;

/** The reports on a page, below quotes that members reject. */
export function reportsOn(
  reports: readonly Report[],
  number: number,
  contested: readonly ContestedQuote[],
): Page<Report> {
  return pageOf(reports, number, contested.length > 0 ? SMALL_PAGE_SIZE : PAGE_SIZE);
}

/** The quotes that members reject, and a page of reports, newest first, each with a button to close it. */
export function reportsCard(
  reports: readonly Report[],
  page: Page<Report>,
  keepsQuestions: boolean,
  cited: CitedByReports,
  contested: readonly ContestedQuote[],
): Card {
  const range =
    page.count > 1 ? ` · ${page.start + 1} to ${page.start + page.items.length} of ${reports.length}` : '';
  const kept = keepsQuestions
    ? 'Questions that find nothing, or whose answer is not it, are kept, without who asked.'
    : 'Questions that find nothing are not kept.';
  return card(ACCENT.plain, [
    text(`### Reports${range}\n-# ${kept}`),
    ...contested.flatMap((one) => contestedParts(one, page.number)),
    contested.length > 0 && page.items.length === 0 ? SEPARATOR : null,
    ...(page.items.length > 0
      ? page.items.flatMap((report) => [
          SEPARATOR,
          textBeside(
            inLines(report, cited),
            button('Close', ['close-report', reportKey(report), String(page.number)]),
          ),
        ])
      : [text('Nothing has been reported.')]),
    page.items.length > 0 ? SEPARATOR : null,
    pageButtons(page, (other) => ['reports', String(other)], ['Newer', 'Older']),
    row([
      reports.length > 0 ? button('Export', ['export']) : null,
      keepsQuestions
        ? button('Stop keeping questions', ['keep-questions', 'off'])
        : button('Keep questions that find nothing', ['keep-questions', 'on']),
      reports.length > 0 ? button('Forget all', ['forget']) : null,
    ]),
  ]);
}

function inLines(
  { kind, question, day, verdict, shown, wrong, better }: Report,
  cited: CitedByReports,
): string {
  const citation = shown === null ? undefined : cited.get(shown);
  const was = `was ${VERDICT_WORDS[verdict]}`;
  const outcome = { unanswered: 'found nothing', reported: `reported, ${was}`, rejected: `not it, ${was}` }[
    kind
  ];
  const found = cited.get(better);
  const named = found?.state === 'same' ? found.quote.quote : better;
  return [
    `**${shorten(question, LONGEST_QUESTION) || '(no question)'}**`,
    `-# ${inWords(day)} · ${outcome}${shown === null ? '' : verdict === 'none' ? '; the nearest sentence:' : ' with:'}`,
    ...(shown === null ? [] : shownLines(citation)),
    ...(wrong ? [`Wrong: ${shorten(wrong, LONGEST_WORDS)}`] : []),
    ...(named ? [`Better: ${shorten(named, LONGEST_WORDS)}`] : []),
  ].join('\n');
}

const VERDICT_WORDS = { answered: 'answered', unsure: 'answered unsurely', none: 'not answered' } as const;

/** The sentence that was shown and its article, or what became of it. */
function shownLines(citation: Cited | undefined): string[] {
  if (!citation) return ['-# That sentence is gone, with its article.'];
  if (citation.state === 'changed')
    return [
      `-# That sentence is gone from ${titleInShort(citation.article.title, LONGEST_TITLE)}, which has changed.`,
    ];
  const { title, published } = citation.quote;
  return [
    quotedAlone(citation.quote, LONGEST_QUOTE, []),
    `-# ${titleInShort(title, LONGEST_TITLE)} · ${publishedInWords(published)}`,
  ];
}

/** Asks for confirmation before all reports are deleted. */
export function forgetCard(count: number): Card {
  return card(ACCENT.unsure, [
    text(
      `### Forget ${count === 1 ? 'the one report' : `all ${count} reports`}?\nThis cannot be undone: export them first, if you want to keep them.`,
    ),
    row([button('Forget', ['forget-all'], ButtonStyle.Danger), button('Keep', ['reports', '0'])]),
  ]);
}

/** The message with the two files of an evaluation set. */
export function exportCard({ articlesLeftOut }: ReportSet): Card {
  const lines = [
    '### Reports as an evaluation set',
    'Two files for whoever runs me: these questions with what was said of them, and the articles as they are now. With them they measure how many I answer rightly, and whether a change of mine makes that better. A question whose right sentence nobody has named counts as one without an answer: name it in the file first.',
  ];
  if (articlesLeftOut > 0)
    lines.push(`-# ${articlesLeftOut} articles did not fit: the oldest that no question speaks of.`);
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
