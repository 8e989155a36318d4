import type { BaseInteraction, ButtonInteraction } from 'discord.js';
import type { Answers } from '../../library/answers.ts';
import type { Library } from '../../library/library.ts';
import { offeredQuotes } from '../card/answer.ts';
import { readHeading } from '../card/heading.ts';
import { UserError } from '../user-error.ts';
import { type AskedState, dayOf, readAsked, shortId } from './question-state.ts';
import { GONE } from './open-article.ts';

/** Who asks, and when: what a question is reckoned from that has no other limits. */
export function askedBy({ user, createdAt }: Pick<BaseInteraction, 'user' | 'createdAt'>): AskedState {
  return { asker: shortId(user.id), scope: { asked: dayOf({ createdAt }) } };
}

/** What a card answers, asked again, and where the quote stands now that it showed. */
export interface AskedAgain {
  answers: Answers;
  asked: AskedState;
  /** The title of the article that alone was asked. */
  title: string | undefined;
  /** Null when that quote is no longer among the answers, or there was none. */
  place: number | null;
  /** How many quotes are offered. */
  count: number;
}

/**
 * Asks again what the card of a button answers.
 *
 * @param args the citation of the quote that the card shows, and how it was asked
 * @throws UserError when that cannot be read, or the article that alone was asked is gone
 */
export async function askAgain(
  interaction: ButtonInteraction,
  [citation = '', ...args]: readonly string[],
  library: Library,
): Promise<AskedAgain> {
  const question = readHeading(interaction.message);
  const asked = readAsked(args);
  if (question === null || !asked)
    throw new UserError('I cannot read the question of that answer any more. Please ask again.');
  const scope = { ...asked.scope, server: interaction.guildId };
  const [answers, [entry]] = await Promise.all([
    library.ask(question, scope),
    scope.article ? library.articles({ server: scope.server, article: scope.article }, undefined, 1) : [],
  ]);
  if (scope.article && !entry) throw new UserError(GONE);
  const offered = offeredQuotes(answers);
  const place = offered.findIndex((quote) => quote.citation === citation);
  const title = scope.article && entry?.title;
  return { answers, asked, title, place: place < 0 ? null : place, count: offered.length };
}
