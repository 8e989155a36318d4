/** The buttons That's it and Not it. */

import type { ButtonInteraction } from 'discord.js';
import type { Vote } from '../library/votes.ts';
import { askedOn } from './asking/ask-further.ts';
import { readContext, readHeading } from './card/heading.ts';
import { privately } from './card/parts.ts';
import { rejectedCard, thanksCard } from './card/votes.ts';
import type { Context } from './command.ts';
import { keepRejected, readReport } from './report-button.ts';
import { UserError } from './user-error.ts';

/** Counts a vote on the quote of a card. A rejected question is stored as well, if the server has switched that on. */
export async function vote(
  interaction: ButtonInteraction,
  vote: Vote,
  args: string[],
  context: Context,
): Promise<void> {
  const reported = readReport(interaction, args);
  const { server, day, verdict, shown: citation } = reported;
  const { message, user } = interaction;
  const question = readHeading(message);
  const asked = askedOn(message);
  if (citation === null || question === null || !asked) throw new UserError('error.unreadableCard');
  const isCounted = await context.recentVotes.cast({ server, citation, person: user.id }, vote, (replaced) =>
    context.library
      .vote(citation, vote, server, replaced)
      .then(() => context.figures.countVote(server, day, citation, vote, replaced)),
  );
  if (isCounted && vote === 'unhelpful') await keepRejected(reported, context);
  const card =
    vote === 'helpful'
      ? thanksCard(context.t)
      : rejectedCard(context.t, { question, context: readContext(message), asked, verdict, citation });
  await interaction.reply(privately(card));
}
