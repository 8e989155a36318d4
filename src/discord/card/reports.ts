import { ButtonStyle, ComponentType } from 'discord.js';
import { inWords } from '../../day.ts';
import type { Report, ReportSet } from '../../library/report.ts';
import { shorten } from '../cut.ts';
import { pageButtons, pageOf } from './pages.ts';
import { ACCENT, button, type Card, card, row, text } from './parts.ts';

const A_PAGE = 5;
/** So that a page fits on a card, whatever people wrote. */
const LONGEST_QUESTION = 200;
const LONGEST_WORDS = 180;

export function reportedCard(): Card {
  return card(ACCENT.plain, [
    text('### Thank you\nThe moderators of this server find your report in **/library reports**.'),
  ]);
}

/** What members reported, newest first, and the questions that found nothing. */
export function reportsCard(reports: readonly Report[], number: number, keepsQuestions: boolean): Card {
  const page = pageOf(reports, number, A_PAGE);
  const range =
    page.count > 1 ? ` · ${page.start + 1} to ${page.start + page.items.length} of ${reports.length}` : '';
  const kept = keepsQuestions
    ? 'Questions that find nothing are kept, without who asked.'
    : 'Questions that find nothing are not kept.';
  return card(ACCENT.plain, [
    text(`### Reports${range}\n-# ${kept}`),
    text(page.items.map(inLines).join('\n') || 'Nothing has been reported.'),
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

function inLines({ kind, question, day, verdict, shown, wrong, better }: Report): string {
  const cited = shown === null ? '' : ` · \`${shorten(shown, 60)}\``;
  const outcome = kind === 'unanswered' ? 'found nothing' : `reported, was ${SAID[verdict]}`;
  return [
    `**${shorten(question, LONGEST_QUESTION) || '(no question)'}**`,
    `-# ${inWords(day)} · ${outcome}${cited}`,
    ...(wrong ? [`Wrong: ${shorten(wrong, LONGEST_WORDS)}`] : []),
    ...(better ? [`Better: ${shorten(better, LONGEST_WORDS)}`] : []),
  ].join('\n');
}

const SAID = { answered: 'answered', unsure: 'answered unsurely', none: 'not answered' } as const;

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
    'With both files in a folder, **npm run -s eval -- FOLDER** measures how these questions are answered. Those whose right sentence nobody has named are taken as having no answer: complete them by hand.',
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
