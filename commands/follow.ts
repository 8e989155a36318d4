/** /follow */

import {
  ApplicationIntegrationType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  InteractionContextType,
  SlashCommandBuilder,
} from 'discord.js';
import { standaloneQuestionOn, UNREADABLE_CARD } from '../src/discord/asking/ask-again.ts';
import { dayOf } from '../src/discord/asking/question-state.ts';
import { LONGEST_QUESTION, readQuestion } from '../src/discord/asking/question-text.ts';
import { followedCard, followListCard, unfollowedCard } from '../src/discord/card/follow.ts';
import { type Card, privately } from '../src/discord/card/parts.ts';
import type { Command, Context } from '../src/discord/command.ts';
import { localized } from '../src/discord/command-localizations.ts';
import { followedAnswer, sureQuoteOf } from '../src/discord/follows/followed-answer.ts';
import { showInPlace } from '../src/discord/show-in-place.ts';
import { UserError } from '../src/discord/user-error.ts';
import type { Follow } from '../src/library/follows.ts';

const SUBCOMMANDS = new Map([
  ['add', addFollow],
  ['list', listFollows],
]);

export default {
  data: localized(new SlashCommandBuilder(), 'follow')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
    .addSubcommand((sub) =>
      localized(sub, 'follow.add').addStringOption((option) =>
        localized(option, 'follow.add.question').setMaxLength(LONGEST_QUESTION).setRequired(true),
      ),
    )
    .addSubcommand((sub) => localized(sub, 'follow.list')),

  async execute(interaction, context) {
    const run = SUBCOMMANDS.get(interaction.options.getSubcommand());
    if (!run) throw new UserError('error.unknownCommand');
    await run(interaction, context);
  },

  buttons: {
    /** Below an answer that there is none. */
    async 'tell-me'(interaction, _, context) {
      const question = standaloneQuestionOn(interaction.message);
      if (question === null) throw new UserError(UNREADABLE_CARD);
      await follow(interaction, question, context);
    },

    async unfollow(interaction, [key = ''], { library, t }) {
      const follow = await library.unfollow(key, interaction.user.id);
      if (!follow) throw new UserError('error.notFollowed');
      await showInPlace(interaction, unfollowedCard(t, follow));
    },

    async 'unfollow-listed'(interaction, [key = ''], context) {
      const { user } = interaction;
      // Whoever has stopped it already sees that in the list.
      await context.library.unfollow(key, user.id);
      await showInPlace(interaction, listCard(interaction, await context.library.follows(user.id), context));
    },
  },
} satisfies Command;

async function addFollow(interaction: ChatInputCommandInteraction, context: Context): Promise<void> {
  await follow(interaction, readQuestion(interaction.options.getString('question', true)), context);
}

async function follow(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  question: string,
  { library, commandIds, t }: Context,
): Promise<void> {
  const { guildId: server, user } = interaction;
  // With a user install, an interaction may come from a server that the bot is not a member of.
  if (server !== null && !interaction.inCachedGuild()) throw new UserError('error.followElsewhere');
  const day = dayOf(interaction);
  const answers = await library.ask(question, { server, asked: day });
  const quote = sureQuoteOf(answers);
  const follow = await library.follow({
    person: user.id,
    server,
    question,
    day,
    answer: quote && followedAnswer(quote),
    locale: t.locale,
  });
  await interaction.reply(privately(followedCard(t, follow, answers, commandIds)));
}

async function listFollows(interaction: ChatInputCommandInteraction, context: Context): Promise<void> {
  const follows = await context.library.follows(interaction.user.id);
  await interaction.reply(privately(listCard(interaction, follows, context)));
}

function listCard(
  { guildId, client }: { guildId: string | null; client: Client },
  follows: readonly Follow[],
  { commandIds, t }: Context,
): Card {
  const placeOf = (server: string | null) => {
    if (server === null) return t('follow.inDirectMessages');
    if (server === guildId) return t('follow.inThisServer');
    const name = client.guilds.cache.get(server)?.name;
    return name === undefined ? t('follow.inAnotherServer') : t('follow.inServer', { server: name });
  };
  return followListCard(t, follows, placeOf, commandIds);
}
