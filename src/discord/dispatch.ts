import {
  type AutocompleteInteraction,
  DiscordjsTypeError,
  type Interaction,
  MessageFlags,
  type RepliableInteraction,
} from 'discord.js';
import { LibraryFailure } from '../library/library.ts';
import type { Log } from '../log.ts';
import type { Command, Context, Parts } from './command.ts';
import { UserError } from './user-error.ts';
import { describeError, isPast } from './errors.ts';
import { escapeText } from './escape.ts';
import type { ChannelQueues } from './fair-use/channel-queues.ts';
import type { AdmissionControl } from './fair-use/admission-control.ts';
import type { Bulkheads } from './fair-use/fair-queue.ts';
import { readId } from './custom-ids.ts';
import { isReadable, UNREADABLE } from './malformed-events.ts';

export const APOLOGY = 'Something went wrong on my side. Please try again in a moment.';

const UNKNOWN_COMMAND = 'I do not know that command any more. Reload Discord to see those I have.';
const UNKNOWN_PART = 'That is from an older version of me. Please ask again.';

/** What keeps one person's doings from being another's wait. */
export interface FairUse {
  gate: AdmissionControl;
  rooms: Bulkheads;
  queues: ChannelQueues;
}

/**
 * Makes the one listener for interactions, which answers whatever the gate lets in: with what the command says, with
 * what the person should hear, or with one apology. It never rejects.
 */
export function createDispatch(
  commands: readonly Command[],
  shared: Context,
  log: Log,
  { gate, rooms }: Pick<FairUse, 'gate' | 'rooms'>,
) {
  const byName = new Map(commands.map((command) => [command.data.name, command]));
  const buttons = partsOf(commands, 'buttons');
  const selects = partsOf(commands, 'selects');
  const forms = partsOf(commands, 'forms');

  const contextOf = ({ user, guildId }: Interaction, kind?: 'completions'): Context => ({
    ...shared,
    library: rooms.libraryFor(shared.library, { server: guildId, person: user.id }, kind),
  });

  async function run(interaction: RepliableInteraction): Promise<void> {
    const context = contextOf(interaction);
    if (interaction.isChatInputCommand()) {
      const command = byName.get(interaction.commandName);
      if (!command || !('execute' in command)) throw new UserError(UNKNOWN_COMMAND);
      await command.execute(interaction, context);
    } else if (interaction.isMessageContextMenuCommand()) {
      const command = byName.get(interaction.commandName);
      if (!command || !('onMessage' in command)) throw new UserError(UNKNOWN_COMMAND);
      await command.onMessage(interaction, context);
    } else if (interaction.isButton()) {
      const [press, args] = find(buttons, interaction.customId);
      await press(interaction, args, context);
    } else if (interaction.isStringSelectMenu()) {
      const [choose, args] = find(selects, interaction.customId);
      await choose(interaction, args, context);
    } else if (interaction.isModalSubmit()) {
      const [submit, args] = find(forms, interaction.customId);
      await submit(interaction, args, context);
    } else throw new UserError(UNKNOWN_COMMAND);
    if (!interaction.replied && !interaction.deferred) throw new Error('it was not answered');
  }

  /** What cannot be offered is left out: a person may type on, and hears what is wrong when they have done. */
  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const command = byName.get(interaction.commandName);
    try {
      const offer = command && 'complete' in command ? command.complete : undefined;
      if (offer && isReadable(interaction) && gate.admitTyping(interaction.user.id))
        await offer(interaction, contextOf(interaction, 'completions'));
      else await interaction.respond([]);
    } catch (error) {
      if (isPast(error)) return;
      if (!isHeard(error)) log.warn(`Completing /${interaction.commandName} failed: ${describeError(error)}`);
      if (!interaction.responded) await interaction.respond([]).catch(() => {});
    }
  }

  return async function dispatch(interaction: Interaction): Promise<void> {
    if (!gate.isNew(interaction.id) || !(await gate.isInTime(interaction.id))) return;
    if (interaction.isAutocomplete()) return complete(interaction);
    if (!interaction.isRepliable()) return;
    try {
      if (!isReadable(interaction)) throw new UserError(UNREADABLE);
      gate.admit(interaction, interaction.user.id);
      await run(interaction);
    } catch (error) {
      if (isPast(error)) return;
      if (!isHeard(error)) log.error(`${nameOf(interaction)} failed: ${describeError(error)}`);
      await tell(interaction, messageOf(error)).catch((failure) => {
        if (!isPast(failure))
          log.error(`${nameOf(interaction)} could not be answered: ${describeError(failure)}`);
      });
    }
  };
}

/** Whether an error's message is one for the person. */
export function isHeard(error: unknown): error is UserError | LibraryFailure {
  return error instanceof UserError || error instanceof LibraryFailure;
}

/** What the person hears: discord.js throws such errors at what they gave when it is missing, or of another type. */
function messageOf(error: unknown): string {
  if (isHeard(error)) return error.message;
  return error instanceof DiscordjsTypeError ? UNREADABLE : APOLOGY;
}

function partsOf<Name extends keyof Parts>(commands: readonly Command[], name: Name) {
  return new Map(commands.flatMap((command) => Object.entries(command[name] ?? {}))) as Map<
    string,
    NonNullable<Parts[Name]>[string]
  >;
}

function find<Handler>(handlers: ReadonlyMap<string, Handler>, customId: string): [Handler, string[]] {
  const id = readId(customId);
  const handler = id && handlers.get(id.action);
  if (!handler) throw new UserError(UNKNOWN_PART);
  return [handler, id.args];
}

async function tell(interaction: RepliableInteraction, message: string): Promise<void> {
  const payload = {
    content: escapeText(message),
    flags: MessageFlags.Ephemeral as const,
    allowedMentions: { parse: [] },
  };
  if (interaction.replied || interaction.deferred) await interaction.followUp(payload);
  else await interaction.reply(payload);
}

/** The command's name, or that of the part of it: never what was asked. */
function nameOf(interaction: RepliableInteraction): string {
  if (interaction.isCommand()) return `/${interaction.commandName}`;
  return 'customId' in interaction
    ? `The part ${readId(interaction.customId)?.action ?? 'unknown'}`
    : 'An interaction';
}
