/** Helpers for tests with discord.js. */

import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import type { LocalDiscord } from '../../src/local/index.ts';
import type { Outcome } from '../../src/local/interactions/interaction-result.ts';

/** Logs discord.js in to a local Discord. */
export async function login(
  local: LocalDiscord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: { api: local.api },
    ...options,
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(local.token);
  return ready;
}

/** Answers the next interaction of a kind, and resolves when the answer is done. */
export function onNext<T extends Interaction>(
  client: Client,
  matches: (interaction: Interaction) => interaction is T,
  answer: (interaction: T) => Promise<unknown>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const listener = (interaction: Interaction) => {
      if (!matches(interaction)) return;
      client.off(Events.InteractionCreate, listener);
      answer(interaction).then(() => resolve(), reject);
    };
    client.on(Events.InteractionCreate, listener);
  });
}

/** The message that a person sees in the end: the answer, or the first edit of a deferred one. */
export async function shown(outcome: Outcome | Promise<Outcome>): Promise<APIMessage> {
  const settled = await outcome;
  const message = 'message' in settled ? settled.message : null;
  const edited = 'edited' in settled ? await settled.edited : message;
  if (!edited) throw new Error(`no message is shown: ${JSON.stringify(settled)}`);
  return edited;
}
