/** Looks whether a quote is still on its page, when somebody asks. */

import { MessageFlags } from 'discord.js';
import { quoteCheckCard } from '../card/quote-check.ts';
import type { ButtonHandler, Context } from '../command.ts';
import { describeError } from '../errors.ts';
import { FairQueue } from '../fair-use/fair-queue.ts';
import { sleep } from '../sleep.ts';
import { UserError } from '../user-error.ts';

/** One quote of a server is looked for at a time, since a site is asked one thing at a time, with pauses. */
const checkQueue = new FairQueue({
  concurrency: 4,
  concurrencyPerServer: 1,
  maxWaiting: 20,
  maxWaitMs: 60_000,
});

/** In milliseconds: how long a card waits to know whether it has the button. Discord waits three seconds for the card. */
const MAX_WAIT_MS = 1_000;

/** Whether the quotes of an article can be looked for on the page that it is from. Errors are only logged. */
export async function canCheckQuotes(source: string | null, { pages, log }: Context): Promise<boolean> {
  if (!pages || source === null) return false;
  const known = pages.mayRead(source).catch((error) => {
    log.warn(`Whether a page may be read is not known: ${describeError(error)}`);
    return false;
  });
  // The thread that knows may be busy with a page.
  return Promise.race([known, sleep(MAX_WAIT_MS).then(() => false)]);
}

/** Looks for a quote on its page, and says what has become of it. */
export const checkQuote: ButtonHandler = async (interaction, [citation = ''], { t, library, pages }) => {
  const server = interaction.guildId;
  const cited = await library.cite(citation, { server });
  if (cited?.state !== 'same') throw new UserError(cited ? 'article.changed' : 'error.articleGone');
  const { quote, source } = cited.quote;
  if (!pages || source === null) throw new UserError('error.pageNotAllowed');
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const check = await checkQueue.take({ server, person: interaction.user.id }, () =>
    pages.checkQuote(source, quote),
  );
  if (check.kind === 'notAllowed') throw new UserError('error.pageNotAllowed');
  await interaction.editReply(quoteCheckCard(t, check, cited.quote, Date.now()));
};
