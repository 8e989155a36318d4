/** /follow */

import {
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  type Client,
  InteractionContextType,
  SlashCommandBuilder,
} from 'discord.js';
import { dayOf } from '../src/discord/asking/question-state.ts';
import { LONGEST_QUESTION, readQuestion } from '../src/discord/asking/question-text.ts';
import { followedCard, followListCard, unfollowedCard } from '../src/discord/card/follow.ts';
import { type Card, privately } from '../src/discord/card/parts.ts';
import type { Command, Context } from '../src/discord/command.ts';
import { UNKNOWN_COMMAND } from '../src/discord/dispatch.ts';
import { followedAnswer, sureQuoteOf } from '../src/discord/follows/followed-answer.ts';
import { showInPlace } from '../src/discord/show-in-place.ts';
import { UserError } from '../src/discord/user-error.ts';
import type { Follow } from '../src/library/follows.ts';

const SUBCOMMANDS = new Map([
  ['add', addFollow],
  ['list', listFollows],
]);

export default {
  data: new SlashCommandBuilder()
    .setName('follow')
    .setDescription('Be told when the answer to a question changes')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
    .addSubcommand((sub) =>
      sub
        .setName('add')
        .setDescription(
          'Be told in a direct message when the best answer to a question changes, or first appears',
        )
        .addStringOption((option) =>
          option
            .setName('question')
            .setDescription('In plain language, as you would ask a person')
            .setMaxLength(LONGEST_QUESTION)
            .setRequired(true),
        ),
    )
    .addSubcommand((sub) =>
      sub.setName('list').setDescription('The questions that you follow, to stop any of them'),
    ),

  async execute(interaction, context) {
    const run = SUBCOMMANDS.get(interaction.options.getSubcommand());
    if (!run) throw new UserError(UNKNOWN_COMMAND);
    await run(interaction, context);
  },

  buttons: {
    async unfollow(interaction, [key = ''], { library }) {
      const follow = await library.unfollow(key, interaction.user.id);
      if (!follow) throw new UserError('You do not follow that question any more.');
      await showInPlace(interaction, unfollowedCard(follow));
    },

    async 'unfollow-listed'(interaction, [key = ''], context) {
      const { user } = interaction;
      // Whoever has stopped it already sees that in the list.
      await context.library.unfollow(key, user.id);
      await showInPlace(interaction, listCard(interaction, await context.library.follows(user.id), context));
    },
  },
} satisfies Command;

async function addFollow(
  interaction: ChatInputCommandInteraction,
  { library, commandIds }: Context,
): Promise<void> {
  const { guildId: server, user } = interaction;
  const question = readQuestion(interaction.options.getString('question', true));
  // With a user install, an interaction may come from a server that the bot is not a member of.
  if (server !== null && !interaction.inCachedGuild())
    throw new UserError(
      'I am not a member of this server, so I could not write to you from here. Follow the question in a server that I am in, or in a direct message to me.',
    );
  const day = dayOf(interaction);
  const answers = await library.ask(question, { server, asked: day });
  const quote = sureQuoteOf(answers);
  const follow = await library.follow({
    person: user.id,
    server,
    question,
    day,
    answer: quote && followedAnswer(quote),
  });
  await interaction.reply(privately(followedCard(follow, answers, commandIds)));
}

async function listFollows(interaction: ChatInputCommandInteraction, context: Context): Promise<void> {
  const follows = await context.library.follows(interaction.user.id);
  await interaction.reply(privately(listCard(interaction, follows, context)));
}

function listCard(
  { guildId, client }: { guildId: string | null; client: Client },
  follows: readonly Follow[],
  { commandIds }: Context,
): Card {
  const placeOf = (server: string | null) => {
    if (server === null) return 'in direct messages';
    if (server === guildId) return 'in this server';
    return `in ${client.guilds.cache.get(server)?.name ?? 'another server'}`;
  };
  return followListCard(follows, placeOf, commandIds);
}
