/** The health of a server's articles, for its moderators. */

import { type ButtonInteraction, MessageFlags } from 'discord.js';
import type { Quote } from '../../library/answers.ts';
import { FINDING_KINDS, type Finding, type FindingKind, type Health } from '../../library/health/health.ts';
import type { Library } from '../../library/library.ts';
import { findArticle, OWN } from '../article-completion.ts';
import { dayOf } from '../asking/question-state.ts';
import { findingsCard, findingsOn, healthCard } from '../card/health.ts';
import { readPageNumber } from '../card/pages.ts';
import { type Card, privately } from '../card/parts.ts';
import { removalCard } from '../card/removal.ts';
import type { ButtonHandler, Context, SlashHandler } from '../command.ts';
import { deferInPlace } from '../show-in-place.ts';
import { serverOfModerator } from './moderator.ts';

/** Articles that have not been checked since one has changed take some seconds. */
export const showHealth: SlashHandler = async (interaction, context) => {
  const server = serverOfModerator(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const health = await context.library.health(server, dayOf(interaction));
  await interaction.editReply(healthCard(context.t, health));
};

/** Shows the findings of a kind, or how many there are of each. */
export const turnHealth: ButtonHandler = async (interaction, [kind, page], context) => {
  const server = serverOfModerator(interaction);
  await deferInPlace(interaction);
  await show(interaction, context, server, kindIn(kind), readPageNumber(page));
};

/** Leaves a finding out; if it is gone already, only updates the list. */
export const dismissFinding: ButtonHandler = async (interaction, [key = '', kind, page], context) => {
  const server = serverOfModerator(interaction);
  await deferInPlace(interaction);
  if (await findingOf(interaction, context.library, server, key))
    await context.library.dismissFinding(key, server);
  await show(interaction, context, server, kindIn(kind), readPageNumber(page));
};

/** Closes the reports of a group of questions; if the group has changed, only updates the list. */
export const closeGroup: ButtonHandler = async (interaction, [key = '', page], context) => {
  const server = serverOfModerator(interaction);
  await deferInPlace(interaction);
  const finding = await findingOf(interaction, context.library, server, key);
  if (finding?.kind === 'unanswered') await context.library.closeReports(finding.reports, server);
  await show(interaction, context, server, 'unanswered', readPageNumber(page));
};

export const clearContested: ButtonHandler = async (interaction, [citation = '', page], context) => {
  const server = serverOfModerator(interaction);
  await deferInPlace(interaction);
  await context.library.clearVotes([citation], server);
  await show(interaction, context, server, 'contested', readPageNumber(page));
};

/** Asks beside the list whether an article is to be removed. */
export const confirmRemovalBeside: ButtonHandler = async (interaction, [key = ''], { t, library }) => {
  const server = serverOfModerator(interaction);
  const entry = await findArticle(key, library, { server }, OWN);
  await interaction.reply(privately(removalCard(t, entry)));
};

async function findingOf(
  interaction: ButtonInteraction,
  library: Library,
  server: string,
  key: string,
): Promise<Finding | undefined> {
  const { findings } = await library.health(server, dayOf(interaction));
  return findings.find((one) => one.key === key);
}

function kindIn(argument: string | undefined): FindingKind | null {
  return FINDING_KINDS.find((kind) => kind === argument) ?? null;
}

async function show(
  interaction: ButtonInteraction,
  { library, t, pages }: Context,
  server: string,
  kind: FindingKind | null,
  number: number,
): Promise<void> {
  const health = await library.health(server, dayOf(interaction));
  await interaction.editReply(kind === null ? healthCard(t, health) : await cardOf(health, kind));

  async function cardOf(its: Health, of: FindingKind): Promise<Card> {
    const page = findingsOn(its, of, number);
    const hosts = of === 'page' ? ((await pages?.linkHosts()) ?? []) : [];
    const canReadAgain = (address: string | null) =>
      address !== null && hosts.includes(new URL(address).hostname);
    return findingsCard(t, its, of, page, await quotesOf(page.items, library, server), canReadAgain);
  }
}

/** The sentences of findings by their citations. */
async function quotesOf(
  findings: readonly Finding[],
  library: Library,
  server: string,
): Promise<Map<string, Quote>> {
  const quotes = new Map<string, Quote>();
  for (const finding of findings) {
    for (const citation of citationsOf(finding)) {
      const cited = await library.cite(citation, { server });
      if (cited?.state === 'same') quotes.set(citation, cited.quote);
    }
  }
  return quotes;
}

function citationsOf(finding: Finding): readonly string[] {
  if (finding.kind === 'contested') return [finding.votes.citation];
  if (finding.kind === 'page') return finding.loss.how === 'changed' ? finding.loss.citations : [];
  return 'citations' in finding ? finding.citations : [];
}
