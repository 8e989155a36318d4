/** Keeps malformed events from crashing the bot, and answers the interactions among them. */

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
import { localeFor } from '../i18n/locales.ts';
import { translatorFor } from '../i18n/translators.ts';
import type { Log } from '../log.ts';
import { interceptEvents } from './connection/gateway-events.ts';
import { describeError, isTooLate } from './errors.ts';
import type { AdmissionControl } from './fair-use/admission-control.ts';
import { SeenIds } from './seen-ids.ts';

/** An interaction that cannot be read: only these fields are certain. */
interface Unread {
  id: string;
  token: string;
  type?: unknown;
  locale?: unknown;
}

/**
 * Fields of an interaction that discord.js reads and the bot does not need, with valid values that replace any malformed
 * ones. Without a channel, discord.js does not drop interactions from channels that it takes for ones without messages.
 */
const UNUSED_FIELDS = {
  entitlements: [],
  authorizing_integration_owners: {},
  app_permissions: '0',
  channel: undefined,
};

/**
 * Catches the errors of events that discord.js cannot read, and reports the interactions among them, so that they can be
 * answered. discord.js throws on a malformed field, and ignores interactions of unknown types.
 *
 * @param onFailure called with each error
 * @param onUnread called with each interaction for which discord.js emitted no event
 */
export function catchUnread(
  client: Client,
  onFailure: (what: string, error: unknown) => void,
  onUnread: (unread: Unread) => void,
): void {
  let isEmitted = false;
  client.on(Events.InteractionCreate, () => {
    isEmitted = true;
  });

  interceptEvents(client, (handle) => (packet, shard) => {
    const data = packet?.t === GatewayDispatchEvents.InteractionCreate ? packet.d : null;
    if (data !== null) {
      // Without an id and a token it cannot be answered.
      if (!isAnswerable(data)) return true;
      Object.assign(data, UNUSED_FIELDS, { application_id: client.application?.id });
    }
    isEmitted = false;
    try {
      // Events that arrive before the client is ready are queued, and handled again later.
      if (!handle(packet, shard)) return false;
    } catch (error) {
      onFailure(`${packet?.t} could not be read`, error);
    }
    if (data !== null && !isEmitted) onUnread(data);
    return true;
  });
}

function isAnswerable(data: unknown): data is Unread {
  const { id, token } = Object(data);
  return isId(id) && typeof token === 'string' && token !== '';
}

/** Creates the listener that answers unreadable interactions; autocomplete gets no choices. It never rejects. */
export function createUnreadListener(rest: REST, log: Log, admission: AdmissionControl) {
  return async function onUnread({ id, token, type, locale }: Unread): Promise<void> {
    if (!admission.isNew(id) || !(await admission.isInTime(id))) return;
    const body =
      type === InteractionType.ApplicationCommandAutocomplete
        ? { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } }
        : {
            type: InteractionResponseType.ChannelMessageWithSource,
            data: {
              content: translatorFor(localeFor(locale))('error.unreadable'),
              flags: MessageFlags.Ephemeral,
              allowed_mentions: { parse: [] },
            },
          };
    await rest.post(Routes.interactionCallback(id, token), { auth: false, body }).catch((error) => {
      if (!isTooLate(error))
        log.error(`What could not be read could not be answered: ${describeError(error)}`);
    });
  };
}

/** How many kinds of failure are remembered. */
const MAX_LOGGED = 100;

/** Creates a function that logs each kind of failure once: a change of Discord's API affects every event. */
export function createFailureLog(log: Log) {
  const logged = new SeenIds(MAX_LOGGED);
  return (what: string, error: unknown): void => {
    const failure = `${what}: ${error instanceof Error ? withoutMessage(error) : 'unknown'}`;
    if (logged.add(failure)) log.error(failure);
  };
}

/** The name and the stack of an error, without its message, which may contain what somebody wrote. */
function withoutMessage({ name, message, stack = '' }: Error): string {
  return name + stack.slice(stack.indexOf(message) + message.length);
}

/** The JavaScript types of the options that are read. */
const OPTION_TYPES = new Map<unknown, string>([
  [ApplicationCommandOptionType.String, 'string'],
  [ApplicationCommandOptionType.Boolean, 'boolean'],
]);

/** Whether the fields that are read have their documented types, which discord.js does not check. */
export function isReadable(interaction: Interaction): boolean {
  const { user, guildId, memberPermissions } = interaction;
  if (!isId(user.id) || !(guildId === null || isId(guildId))) return false;
  // discord.js looks a name up in an object: "constructor" becomes a function.
  if (memberPermissions && typeof memberPermissions.bitfield !== 'bigint') return false;
  if (interaction.isMessageContextMenuCommand()) return (interaction.targetMessage ?? null) !== null;
  if (interaction.isStringSelectMenu()) return areStrings(interaction.values);
  if (interaction.isModalSubmit())
    return interaction.fields.fields.every(
      (field) => field.type !== ComponentType.TextInput || typeof field.value === 'string',
    );
  if (!interaction.isChatInputCommand()) return true;
  const { data } = interaction.options;
  return [...data, ...data.flatMap(({ options }) => options ?? [])].every(
    ({ type, value }) =>
      typeof type === 'number' && (!OPTION_TYPES.has(type) || typeof value === OPTION_TYPES.get(type)),
  );
}

function areStrings(values: unknown): boolean {
  return Array.isArray(values) && values.every((value) => typeof value === 'string');
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}
