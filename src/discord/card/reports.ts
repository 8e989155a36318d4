import { ButtonStyle, ComponentType } from 'discord.js';
import { inWords } from '../../day.ts';
import type { Cited } from '../../library/answers.ts';
import { type Report, type ReportSet, reportKey } from '../../library/report.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { shorten } from '../truncate.ts';
import { type Page, pageButtons, pageOf } from './pages.ts';
import { ACCENT, button, type Card, card, row, SEPARATOR, text, textBeside } from './parts.ts';
import { quotedAlone, titleInShort } from './quote.ts';

const A_PAGE = 5;
/** So that a page fits on a card, whatever people wrote. */
const LONGEST_QUESTION = 160;
const LONGEST_QUOTE = 180;
const LONGEST_TITLE = 60;
const LONGEST_WORDS = 120;

export function reportedCard(): Card {
  return card(ACCENT.plain, [
    text('### Thank you\nThe moderators of this server find your report in **/library reports**.'),
  ]);
}

/** What became of the sentences that reports name, by their citations. */
export type CitedByReports = ReadonlyMap<string, Cited>;

/** The reports that stand on a page. */
export function reportsOn(reports: readonly Report[], number: number): Page<Report> {
  return pageOf(reports, number, A_PAGE);
}

/** What members reported, newest first, and the questions that found nothing: each can be closed. */
export function reportsCard(
  reports: readonly Report[],
  number: number,
  keepsQuestions: boolean,
  cited: CitedByReports,
): Card {
  const page = reportsOn(reports, number);
  const range =
    page.count > 1 ? ` · ${page.start + 1} to ${page.start + page.items.length} of ${reports.length}` : '';
  const kept = keepsQuestions
    ? 'Questions that find nothing are kept, without who asked.'
    : 'Questions that find nothing are not kept.';
  return card(ACCENT.plain, [
    text(`### Reports${range}\n-# ${kept}`),
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
  const given = shown === null ? undefined : cited.get(shown);
  const outcome = kind === 'unanswered' ? 'found nothing' : `reported, was ${SAID[verdict]}`;
  const found = cited.get(better);
  const named = found?.state === 'same' ? found.quote.quote : better;
  return [
    `**${shorten(question, LONGEST_QUESTION) || '(no question)'}**`,
    `-# ${inWords(day)} · ${outcome}${shown === null ? '' : verdict === 'none' ? '; the nearest sentence:' : ' with:'}`,
    ...(shown === null ? [] : shownLines(given)),
    ...(wrong ? [`Wrong: ${shorten(wrong, LONGEST_WORDS)}`] : []),
    ...(named ? [`Better: ${shorten(named, LONGEST_WORDS)}`] : []),
  ].join('\n');
}

const SAID = { answered: 'answered', unsure: 'answered unsurely', none: 'not answered' } as const;

/** The sentence that was shown and where it stands, or what has become of it. */
function shownLines(given: Cited | undefined): string[] {
  if (!given) return ['-# That sentence is gone, with its article.'];
  if (given.state === 'changed')
    return [
      `-# That sentence is gone from ${titleInShort(given.article.title, LONGEST_TITLE)}, which has changed.`,
    ];
  const { title, published } = given.quote;
  return [
    quotedAlone(given.quote, LONGEST_QUOTE, []),
    `-# ${titleInShort(title, LONGEST_TITLE)} · ${publishedInWords(published)}`,
  ];
}

/** Asks before all reports are gone. */
export function forgetCard(count: number): Card {
  return card(ACCENT.unsure, [
    text(
      `### Forget ${count === 1 ? 'the one report' : `all ${count} reports`}?\nThis cannot be undone: export them first, if you want to keep them.`,
    ),
    row([button('Forget', ['forget-all'], ButtonStyle.Danger), button('Keep', ['reports', '0'])]),
  ]);
}

/** Comes with the two files of an evaluation set. */
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

/** The names of the files, as the measuring takes them. */
export const EXPORTED = ['questions.jsonl', 'articles.jsonl'] as const;
