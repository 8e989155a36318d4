import { createHash } from 'node:crypto';
import type { Day } from '../day.ts';
import type { Verdict } from '../retrieval/verdict.ts';

/** What a server's moderators are to see: an answer that somebody reported, or a question that found nothing. */
export interface Report {
  kind: 'reported' | 'unanswered';
  question: string;
  /** The day on which it came. */
  day: Day;
  /** What the library said. */
  verdict: Verdict;
  /** The citation of the quote that was shown; null when there was none. */
  shown: string | null;
  /** What is wrong, in the words of whoever reports it; may be empty. */
  wrong: string;
  /** The sentence that answers, or its citation, as far as whoever reports it knows one; may be empty. */
  better: string;
}

/** Enough that no two of a server's reports have the same. */
const KEY_LENGTH = 12;

/**
 * Names a report among those of its server, for a button: hexadecimal digits, made of what it says, as what is said twice
 * is kept once.
 */
export function reportKey({ kind, question, shown, wrong, better }: Report): string {
  const said = JSON.stringify([kind, question.toLowerCase(), shown, wrong, better]);
  return createHash('sha256').update(said).digest('hex').slice(0, KEY_LENGTH);
}

/** Reports as an evaluation set: two files of JSON lines, in the format of test/eval/README.md. */
export interface ReportSet {
  /** `articles.jsonl`. */
  articles: string;
  /**
   * `questions.jsonl`. A question has an answer where `better` names a sentence that is still there. To each line is
   * added what the moderators need to complete it by hand: `kind`, `verdict`, `shown` (as `answers`, or null), `wrong`
   * and `better`.
   */
  questions: string;
  /** How many articles did not fit into the first file: those that no question speaks of, the oldest. */
  articlesLeftOut: number;
}
