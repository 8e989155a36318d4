/** The figures for moderators. */

import { MessageFlags } from 'discord.js';
import type { Figures } from '../../library/figures.ts';
import type { Library } from '../../library/library.ts';
import { dayOf } from '../asking/question-state.ts';
import {
  barsOf,
  CHART_FILE,
  countedOf,
  figuresCard,
  lastWeeks,
  MAX_LISTED,
  type TitledFigures,
} from '../card/figures.ts';
import { drawInThread } from '../chart/draw-in-thread.ts';
import type { SlashHandler } from '../command.ts';
import { serverOfModerator } from './moderator.ts';

/** How many articles are looked up, of which some may be gone. */
const MAX_LOOKED_UP = 20;

/** Shows what was counted until now. Deferred, since a picture is drawn. */
export const showFigures: SlashHandler = async (interaction, { t, library, figures: buffer }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await buffer.store();
  const figures = await library.figures(server);
  const weeks = lastWeeks(figures, dayOf(interaction));
  const articles = await mostQuoted(figures, library, server);
  const more = figures.articles.filter(({ quoted }) => quoted > 0).length - articles.length;
  const files =
    countedOf(weeks).length > 0
      ? [{ name: CHART_FILE, attachment: Buffer.from(await drawInThread(barsOf(t, weeks))) }]
      : [];
  await interaction.editReply({ ...figuresCard(t, weeks, articles, more), files });
};

/** The articles that answered most often and are still there, with their titles. */
async function mostQuoted({ articles }: Figures, library: Library, server: string): Promise<TitledFigures[]> {
  const titled: TitledFigures[] = [];
  for (const one of articles.filter(({ quoted }) => quoted > 0).slice(0, MAX_LOOKED_UP)) {
    if (titled.length === MAX_LISTED) break;
    const [entry] = await library.articles({ server, article: one.article }, undefined, 1);
    if (entry) titled.push({ ...one, title: entry.title });
  }
  return titled;
}
