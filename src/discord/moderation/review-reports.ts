/** The reports for moderators. */

import { MessageFlags } from 'discord.js';
import type { Cited } from '../../library/answers.ts';
import type { Library } from '../../library/library.ts';
import { type Report, reportKey } from '../../library/report.ts';
import { contestedOf } from '../../library/votes.ts';
import { readPageNumber } from '../card/pages.ts';
import { type Card, privately } from '../card/parts.ts';
import {
  EXPORTED,
  exportCard,
  forgetCard,
  itemsOf,
  type ReportItem,
  reportsCard,
  reportsOn,
} from '../card/reports.ts';
import type { ContestedQuote } from '../card/votes.ts';
import type { ButtonHandler, Context, SlashHandler } from '../command.ts';
import { showInPlace } from '../show-in-place.ts';
import { serverOfModerator } from './moderator.ts';

export const listReports: SlashHandler = async (interaction, context) => {
  await interaction.reply(privately(await cardOf(context, serverOfModerator(interaction), 0)));
};

export const turnReports: ButtonHandler = async (interaction, [page], context) => {
  const server = serverOfModerator(interaction);
  await showInPlace(interaction, await cardOf(context, server, readPageNumber(page)));
};

/** Switches the recording of unanswered questions on or off. */
export const switchKeeping: ButtonHandler = async (interaction, [to], context) => {
  const server = serverOfModerator(interaction);
  await context.library.changeSettings(server, { keepsQuestions: to === 'on' });
  await showInPlace(interaction, await cardOf(context, server, 0));
};

/** Closes a report, and the questions about the same; if it is closed already, only updates the list. */
export const closeReport: ButtonHandler = async (interaction, [key = '', page], context) => {
  const server = serverOfModerator(interaction);
  const group = await findGroup(key, server, context.library);
  await context.library.closeReports(group ? group.map(reportKey) : [key], server);
  await showInPlace(interaction, await cardOf(context, server, readPageNumber(page)));
};

/** Clears the votes on a quote; if they are cleared already, only updates the list. */
export const clearVotes: ButtonHandler = async (interaction, [citation = '', page], context) => {
  const server = serverOfModerator(interaction);
  await context.library.clearVotes([citation], server);
  await showInPlace(interaction, await cardOf(context, server, readPageNumber(page)));
};

export const confirmForgetting: ButtonHandler = async (interaction, _, { t, library }) => {
  const reports = await library.reports(serverOfModerator(interaction));
  await showInPlace(interaction, forgetCard(t, reports.length));
};

export const forgetReports: ButtonHandler = async (interaction, _, context) => {
  const server = serverOfModerator(interaction);
  await context.library.forgetReports(server);
  await showInPlace(interaction, await cardOf(context, server, 0));
};

export const exportReports: ButtonHandler = async (interaction, _, { t, library }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const set = await library.exportReports(server);
  const contents = [set.questions, set.articles];
  const files = EXPORTED.map((name, index) => ({ name, attachment: Buffer.from(contents[index]!) }));
  await interaction.editReply({ ...exportCard(t, set), files });
};

async function cardOf({ t, library }: Context, server: string, page: number): Promise<Card> {
  const [reports, groups, { keepsQuestions }] = await Promise.all([
    library.reports(server),
    library.questionGroups(server),
    library.settings(server),
  ]);
  const contested = await contestedQuotes(library, server);
  const items = itemsOf(reports, groups);
  const shown = reportsOn(items, page, contested);
  const cited = await citedBy(
    shown.items.map(([report]) => report),
    library,
    server,
  );
  return reportsCard(t, items, shown, keepsQuestions, cited, contested);
}

/** The questions that found nothing and are about the same as one of them; undefined when that is closed. */
export async function findGroup(
  key: string,
  server: string,
  library: Library,
): Promise<ReportItem | undefined> {
  const groups = await library.questionGroups(server);
  return groups.find((group) => group.some((report) => reportKey(report) === key));
}

/** How many quotes that members reject are shown. */
const MAX_CONTESTED = 3;
/** How many are looked up, of which some may be gone: the answer has to be there within Discord's three seconds. */
const MAX_LOOKED_UP = 12;

/** The quotes that answer worst. Votes on sentences that are gone are deleted. */
async function contestedQuotes(library: Library, server: string): Promise<ContestedQuote[]> {
  const contested: ContestedQuote[] = [];
  const gone: string[] = [];
  for (const votes of contestedOf(await library.votes(server)).slice(0, MAX_LOOKED_UP)) {
    if (contested.length === MAX_CONTESTED) break;
    const cited = await library.cite(votes.citation, { server });
    if (cited?.state === 'same') contested.push({ quote: cited.quote, votes });
    else gone.push(votes.citation);
  }
  if (gone.length > 0) await library.clearVotes(gone, server);
  return contested;
}

/** A citation; any other text is taken for a sentence. */
const CITATION = /^[\w.]{1,60}$/;

async function citedBy(reports: readonly Report[], library: Library, server: string) {
  const cited = new Map<string, Cited>();
  for (const citation of reports.flatMap(({ shown, better }) => [shown ?? '', better])) {
    const found = CITATION.test(citation) ? await library.cite(citation, { server }) : null;
    if (found) cited.set(citation, found);
  }
  return cited;
}
