/** Reports: answers that somebody has reported or rejected, and questions that found nothing. */

import { createHash } from 'node:crypto';
import type { Day } from '../day.ts';
import type { Verdict } from '../retrieval/verdict.ts';

/**
 * An answer that somebody has reported with a form, a question that found nothing, or one whose answer somebody has
 * rejected with a button. The last two are stored only where a server has switched that on.
 */
export const REPORT_KINDS = ['reported', 'unanswered', 'rejected'] as const;

/** A report for a server's moderators. */
export interface Report {
  kind: (typeof REPORT_KINDS)[number];
  question: string;
  /** The day of the report. */
  day: Day;
  /** The verdict on the question. */
  verdict: Verdict;
  /** The citation of the quote that was shown; null when there was none. */
  shown: string | null;
  /** What is wrong, in the reporter's words; may be empty. */
  wrong: string;
  /** The sentence that answers, or its citation, if the reporter knows one; may be empty. */
  better: string;
}

/** Long enough that no two reports of a server share a key; in hexadecimal digits. */
const KEY_LENGTH = 12;

/**
 * The key of a report among those of its server, which buttons carry: a hash of its content without its day and
 * verdict. Of reports with the same key, only the newest is kept.
 */
export function reportKey({ kind, question, shown, wrong, better }: Report): string {
  const content = JSON.stringify([kind, question.toLowerCase(), shown, wrong, better]);
  return createHash('sha256').update(content).digest('hex').slice(0, KEY_LENGTH);
}

/** Reports as an evaluation set: two files of JSON lines, in the format of test/eval/README.md. */
export interface ReportSet {
  /** `articles.jsonl`. */
  articles: string;
  /**
   * `questions.jsonl`. A question has an answer if `better` names a sentence that still exists. Each line also has what
   * moderators need to complete it by hand: `kind`, `verdict`, `shown` (as `answers`, or null), `wrong` and `better`.
   */
  questions: string;
  /** How many articles did not fit into the first file: the oldest that no report refers to. */
  articlesLeftOut: number;
}
