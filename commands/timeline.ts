/** /timeline */

import { SlashCommandBuilder } from 'discord.js';
import { askedBy } from '../src/discord/asking/ask-again.ts';
import { checkOrder, LONGEST_DAY, readDays } from '../src/discord/asking/date-options.ts';
import { type AskedState, readAsked, shortId, writeAsked } from '../src/discord/asking/question-state.ts';
import { LONGEST_QUESTION, readQuestion } from '../src/discord/asking/question-text.ts';
import { readTimelineHeading } from '../src/discord/card/heading.ts';
import { readPageNumber } from '../src/discord/card/pages.ts';
import { timelineCard } from '../src/discord/card/timeline.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localized } from '../src/discord/command-localizations.ts';
import { settingsOf } from '../src/discord/settings-of-server.ts';
import { showInPlace } from '../src/discord/show-in-place.ts';
import { UserError } from '../src/discord/user-error.ts';
import type { Translator } from '../src/i18n/translator.ts';
import type { Library } from '../src/library/library.ts';

/** The maximum number of events: ten pages. */
const MAX_EVENTS = 50;

export default {
  data: localized(availableEverywhere(new SlashCommandBuilder()), 'timeline')
    .addStringOption((option) =>
      localized(option, 'timeline.topic').setMaxLength(LONGEST_QUESTION).setRequired(true),
    )
    .addStringOption((option) => localized(option, 'timeline.from').setMaxLength(LONGEST_DAY))
    .addStringOption((option) => localized(option, 'timeline.to').setMaxLength(LONGEST_DAY)),

  async execute(interaction, { library, t }) {
    const { options, guildId } = interaction;
    const topic = readQuestion(options.getString('topic', true));
    const { asker, scope } = askedBy(interaction);
    const { dateOrder } = await settingsOf(guildId, library);
    const from = readDays('from', options.getString('from'), scope.asked!, dateOrder)?.from;
    const to = readDays('to', options.getString('to'), scope.asked!, dateOrder)?.to;
    checkOrder(from, to);
    const asked = { asker, scope: { ...scope, from, to } };
    await interaction.reply(await cardOf(t, library, guildId, topic, asked, 0));
  },

  buttons: {
    async timeline(interaction, [page, ...args], { library, t }) {
      const topic = readTimelineHeading(interaction.message);
      const asked = readAsked(args);
      if (topic === null || !asked) throw new UserError('error.unreadableTimeline');
      const own = { ...asked, asker: shortId(interaction.user.id) };
      const card = await cardOf(t, library, interaction.guildId, topic, own, readPageNumber(page));
      await showInPlace(interaction, card, asked.asker);
    },
  },
} satisfies Command;

async function cardOf(
  t: Translator,
  library: Library,
  server: string | null,
  topic: string,
  asked: AskedState,
  page: number,
) {
  const { from, to } = asked.scope;
  const timeline = await library.timeline(topic, { ...asked.scope, server }, MAX_EVENTS);
  return timelineCard(t, timeline, {
    topic,
    from,
    to,
    page,
    idOf: (number) => ['timeline', String(number), ...writeAsked(asked)],
  });
}
