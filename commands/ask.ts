import {
  ApplicationIntegrationType,
  type BaseInteraction,
  type ButtonInteraction,
  ComponentType,
  InteractionContextType,
  MessageFlags,
  SlashCommandBuilder,
} from 'discord.js';
import { parseDay } from '../src/day.ts';
import { answerCard, questionOf } from '../src/discord/card.ts';
import { type Command, UserError } from '../src/discord/command.ts';
import type { Scope } from '../src/library/library.ts';

const LONGEST_QUESTION = 300;

export default {
  data: new SlashCommandBuilder()
    .setName('ask')
    .setDescription('Ask the articles: the exact sentence that answers, and its dates')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    )
    .addStringOption((option) =>
      option
        .setName('question')
        .setDescription('In plain language, such as: When did Blinken arrive in Beijing?')
        .setMaxLength(LONGEST_QUESTION)
        .setRequired(true),
    ),

  async execute(interaction, { library }) {
    const question = interaction.options.getString('question', true);
    // Discord enforces the limit on people, but not on programs that speak for them.
    if (question.length > LONGEST_QUESTION)
      throw new UserError(`Please ask in at most ${LONGEST_QUESTION} characters.`);
    await interaction.reply(answerCard(await library.ask(question, scopeOf(interaction)), 0));
  },

  buttons: {
    async next(interaction, [position = ''], { library }) {
      const question = questionOf(textsOf(interaction));
      if (question === null || !/^\d{1,2}$/.test(position))
        throw new UserError('I cannot read the question of that answer any more. Please ask again.');
      const card = answerCard(await library.ask(question, scopeOf(interaction)), Number(position));
      const asker = interaction.message.interactionMetadata?.user.id;
      if (asker === undefined || asker === interaction.user.id) await interaction.update(card);
      else await interaction.reply({ ...card, flags: card.flags | MessageFlags.Ephemeral });
    },
  },
} satisfies Command;

function scopeOf({ guildId, createdAt }: BaseInteraction): Scope {
  return { server: guildId, asked: parseDay(createdAt.toISOString().slice(0, 10)) ?? undefined };
}

function textsOf(interaction: ButtonInteraction) {
  return interaction.message.components.flatMap((component) =>
    component.type === ComponentType.Container
      ? component.components.flatMap((part) => (part.type === ComponentType.TextDisplay ? [part] : []))
      : [],
  );
}
