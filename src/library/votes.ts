/** Votes on quotes: how many people of a server say that a sentence answers, and how many that it does not. */

export type Vote = 'helpful' | 'unhelpful';

/** The votes on a quote in a server. Nothing says who voted, when, or which question the quote answered. */
export interface VoteCounts extends Record<Vote, number> {
  citation: string;
}

/** Fewer people may have misread a question. From 2 to 10. */
const MIN_UNHELPFUL = 3;

/**
 * The votes on quotes that answer badly, worst first: at least three people say so, and more than say the opposite. The
 * worst is the one with the most people more who say so.
 */
export function contestedOf(votes: readonly VoteCounts[]): VoteCounts[] {
  return votes
    .filter(({ helpful, unhelpful }) => unhelpful >= MIN_UNHELPFUL && unhelpful > helpful)
    .sort((a, b) => b.unhelpful - b.helpful - (a.unhelpful - a.helpful));
}
