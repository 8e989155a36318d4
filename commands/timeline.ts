/** /timeline */

import { SlashCommandBuilder } from 'discord.js';
import { askedBy } from '../src/discord/asking/ask-again.ts';
import { checkOrder, LONGEST_DAY, readDays } from '../src/discord/asking/date-options.ts';
import { type AskedState, readAsked, shortId, writeAsked } from '../src/discord/asking/question-state.ts';
import { LONGEST_QUESTION, readQuestion } from '../src/discord/asking/question-text.ts';
import { readHeading } from '../src/discord/card/heading.ts';
import { readPageNumber } from '../src/discord/card/pages.ts';
import { TIMELINE, timelineCard } from '../src/discord/card/timeline.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { showInPlace } from '../src/discord/show-in-place.ts';
import { UserError } from '../src/discord/user-error.ts';
import type { Library } from '../src/library/library.ts';

/** The maximum number of events: ten pages. */
const MAX_EVENTS = 50;

export default {
  data: availableEverywhere(new SlashCommandBuilder())
    .setName('timeline')
    .setDescription('What happened when: the sentences about a topic, in the order of the days they speak of')
    .addStringOption((option) =>
      option
        .setName('topic')
        .setDescription('In a few words, such as: Blinken in Beijing')
        .setMaxLength(LONGEST_QUESTION)
        .setRequired(true),
    )
    .addStringOption((option) =>
      option
        .setName('from')
        .setDescription('Only what happened on this day or later, such as 18 June 2023')
        .setMaxLength(LONGEST_DAY),
    )
    .addStringOption((option) =>
      option
        .setName('to')
        .setDescription('Only what happened on this day or earlier, such as June 2023')
        .setMaxLength(LONGEST_DAY),
    ),

  async execute(interaction, { library }) {
    const { options, guildId } = interaction;
    const topic = readQuestion(options.getString('topic', true));
    const { asker, scope } = askedBy(interaction);
    const from = readDays('from', options.getString('from'), scope.asked!)?.from;
    const to = readDays('to', options.getString('to'), scope.asked!)?.to;
    checkOrder(from, to);
    const asked = { asker, scope: { ...scope, from, to } };
    await interaction.reply(await cardOf(library, guildId, topic, asked, 0));
  },

  buttons: {
    async timeline(interaction, [page, ...args], { library }) {
      const topic = readHeading(interaction.message, TIMELINE);
      const asked = readAsked(args);
      if (topic === null || !asked)
        throw new UserError('I cannot read the topic of that timeline any more. Please ask again.');
      const own = { ...asked, asker: shortId(interaction.user.id) };
      const card = await cardOf(library, interaction.guildId, topic, own, readPageNumber(page));
      await showInPlace(interaction, card, asked.asker);
    },
  },
} satisfies Command;

async function cardOf(
  library: Library,
  server: string | null,
  topic: string,
  asked: AskedState,
  page: number,
) {
  const { from, to } = asked.scope;
  const timeline = await library.timeline(topic, { ...asked.scope, server }, MAX_EVENTS);
  return timelineCard(timeline, {
    topic,
    from,
    to,
    page,
    idOf: (number) => ['timeline', String(number), ...writeAsked(asked)],
  });
}
