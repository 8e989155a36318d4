import {
  ApplicationCommandOptionType,
  type Client,
  ComponentType,
  Events,
  GatewayDispatchEvents,
  type Interaction,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import type { Log } from '../log.ts';
import { interceptEvents } from './connection/gateway-events.ts';
import { describeError, isPast } from './errors.ts';
import type { AdmissionControl } from './fair-use/admission-control.ts';
import { SeenIds } from './seen-ids.ts';

/** What a person hears of what they did, when what Discord tells of it cannot be read. */
export const UNREADABLE =
  'Discord told me of that in a form that I cannot read. Please try again, or in another way.';

/** What somebody did: nothing else of it is certain. */
interface Unread {
  id: string;
  token: string;
  type?: unknown;
}

/**
 * What discord.js reads of every interaction and nothing here needs, in the form that it reads: an odd one is no hindrance
 * then. By the channel it passes over what is done where it knows of no messages.
 */
const UNNEEDED = {
  entitlements: [],
  authorizing_integration_owners: {},
  app_permissions: '0',
  channel: undefined,
};

/**
 * Sees to it that an event that discord.js cannot read ends with that, and that whoever waits for an answer gets one:
 * discord.js throws at a field of a form that it does not expect, and passes over kinds of interactions that it does not
 * know.
 *
 * @param onFailure hears of each that it throws at
 * @param onUnread hears what somebody did of which discord.js tells nobody
 */
export function catchUnread(
  client: Client,
  onFailure: (what: string, error: unknown) => void,
  onUnread: (unread: Unread) => void,
): void {
  let isHeard = false;
  client.on(Events.InteractionCreate, () => {
    isHeard = true;
  });

  interceptEvents(client, (handle) => (packet, shard) => {
    const done = packet?.t === GatewayDispatchEvents.InteractionCreate ? packet.d : null;
    if (done !== null) {
      // Without what it is answered by, nobody can wait for an answer.
      if (!isAnswerable(done)) return true;
      Object.assign(done, UNNEEDED, { application_id: client.application?.id });
    }
    isHeard = false;
    try {
      // What comes before the client is ready waits, and is handed in again.
      if (!handle(packet, shard)) return false;
    } catch (error) {
      onFailure(`${packet?.t} could not be read`, error);
    }
    if (done !== null && !isHeard) onUnread(done);
    return true;
  });
}

function isAnswerable(done: unknown): done is Unread {
  const { id, token } = Object(done);
  return isId(id) && typeof token === 'string' && token !== '';
}

/** Makes what tells a person that what they did cannot be read; one who types is offered nothing. It never rejects. */
export function createUnreadListener(rest: REST, log: Log, gate: AdmissionControl) {
  return async function onUnread({ id, token, type }: Unread): Promise<void> {
    if (!gate.isNew(id) || !(await gate.isInTime(id))) return;
    const body =
      type === InteractionType.ApplicationCommandAutocomplete
        ? { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } }
        : {
            type: InteractionResponseType.ChannelMessageWithSource,
            data: { content: UNREADABLE, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } },
          };
    await rest.post(Routes.interactionCallback(id, token), { auth: false, body }).catch((error) => {
      if (!isPast(error)) log.error(`What could not be read could not be answered: ${describeError(error)}`);
    });
  };
}

/** Kinds of failure that are kept in mind. */
const MOST_TOLD = 100;

/** Makes what logs each kind of failure once: what Discord changes, it changes in every event. */
export function createFailureLog(log: Log) {
  const told = new SeenIds(MOST_TOLD);
  return (what: string, error: unknown): void => {
    const failure = `${what}: ${error instanceof Error ? placeOf(error) : 'unknown'}`;
    if (told.add(failure)) log.error(failure);
  };
}

/** Where it was thrown. Its message may hold what somebody wrote. */
function placeOf({ name, message, stack = '' }: Error): string {
  return name + stack.slice(stack.indexOf(message) + message.length);
}

/** What of options is read, by its type. */
const OPTIONS = new Map<unknown, string>([
  [ApplicationCommandOptionType.String, 'string'],
  [ApplicationCommandOptionType.Boolean, 'boolean'],
]);

/** Whether what a person did is told in the types that Discord gives it: discord.js does not look at them. */
export function isReadable(interaction: Interaction): boolean {
  const { user, guildId } = interaction;
  if (!isId(user.id) || !(guildId === null || isId(guildId))) return false;
  if (interaction.isMessageContextMenuCommand()) return (interaction.targetMessage ?? null) !== null;
  if (interaction.isStringSelectMenu()) return isTexts(interaction.values);
  if (interaction.isModalSubmit())
    return interaction.fields.fields.every(
      (field) => field.type !== ComponentType.TextInput || typeof field.value === 'string',
    );
  if (!interaction.isChatInputCommand()) return true;
  const { data } = interaction.options;
  return [...data, ...data.flatMap(({ options }) => options ?? [])].every(
    ({ type, value }) => !OPTIONS.has(type) || typeof value === OPTIONS.get(type),
  );
}

function isTexts(values: unknown): boolean {
  return Array.isArray(values) && values.every((value) => typeof value === 'string');
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}
