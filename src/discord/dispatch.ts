/** Dispatches interactions to commands, and answers their errors. */

import {
  type AutocompleteInteraction,
  DiscordjsTypeError,
  type Interaction,
  MessageFlags,
  type RepliableInteraction,
} from 'discord.js';
import { INTERACTED, type Interacted } from '../diagnostics.ts';
import { localeFor } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translator.ts';
import { translatorFor } from '../i18n/translators.ts';
import { LibraryFailure } from '../library/library.ts';
import type { Log } from '../log.ts';
import type { Command, Context, Parts, SharedContext } from './command.ts';
import { readId } from './custom-ids.ts';
import { describeError, isTooLate } from './errors.ts';
import { escapeText } from './escape.ts';
import type { AdmissionControl } from './fair-use/admission-control.ts';
import type { ChannelQueues } from './fair-use/channel-queues.ts';
import type { Bulkheads } from './fair-use/fair-queue.ts';
import { isReadable } from './malformed-events.ts';
import { UserError } from './user-error.ts';

type Outcome = Interacted['outcome'];

/** What keeps one person's requests from delaying another's. */
export interface FairUse {
  admission: AdmissionControl;
  bulkheads: Bulkheads;
  queues: ChannelQueues;
}

/**
 * Creates the listener for interactions. It answers each one that is admitted: by its command, with the message of a
 * `UserError` or a `LibraryFailure`, or with one apology. It never rejects.
 */
export function createDispatch(
  commands: readonly Command[],
  shared: SharedContext,
  log: Log,
  { admission, bulkheads }: Pick<FairUse, 'admission' | 'bulkheads'>,
) {
  const byName = new Map(commands.map((command) => [command.data.name, command]));
  const buttons = handlersOf(commands, 'buttons');
  const selects = handlersOf(commands, 'selects');
  const forms = handlersOf(commands, 'forms');

  const contextOf = ({ user, guildId, locale }: Interaction, kind?: 'completions'): Context => ({
    ...shared,
    t: translatorFor(localeFor(locale)),
    library: bulkheads.libraryFor(shared.library, { server: guildId, person: user.id }, kind),
  });

  async function run(interaction: RepliableInteraction): Promise<void> {
    const context = contextOf(interaction);
    if (interaction.isChatInputCommand()) {
      const command = byName.get(interaction.commandName);
      if (!command || !('execute' in command)) throw new UserError('error.unknownCommand');
      await command.execute(interaction, context);
    } else if (interaction.isMessageContextMenuCommand()) {
      const command = byName.get(interaction.commandName);
      if (!command || !('onMessage' in command)) throw new UserError('error.unknownCommand');
      await command.onMessage(interaction, context);
    } else if (interaction.isButton()) {
      const [onButton, args] = findHandler(buttons, interaction.customId);
      await onButton(interaction, args, context);
    } else if (interaction.isStringSelectMenu()) {
      const [onSelect, args] = findHandler(selects, interaction.customId);
      await onSelect(interaction, args, context);
    } else if (interaction.isModalSubmit()) {
      const [onModal, args] = findHandler(forms, interaction.customId);
      await onModal(interaction, args, context);
    } else throw new UserError('error.unknownCommand');
    if (!interaction.replied && !interaction.deferred) throw new Error('it was not answered');
  }

  /** Answers an autocomplete interaction; after an error with no choices, since the command itself will report it. */
  async function complete(interaction: AutocompleteInteraction): Promise<Outcome> {
    const command = byName.get(interaction.commandName);
    try {
      const autocomplete = command && 'complete' in command ? command.complete : undefined;
      if (autocomplete && isReadable(interaction) && admission.admitTyping(interaction.user.id)) {
        await autocomplete(interaction, contextOf(interaction, 'completions'));
        return 'answered';
      }
      await interaction.respond([]);
      return 'refused';
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === 'late') return outcome;
      if (outcome === 'failed')
        log.warn(`Completing /${interaction.commandName} failed: ${describeError(error)}`);
      if (!interaction.responded) await interaction.respond([]).catch(() => {});
      return outcome;
    }
  }

  async function answer(interaction: RepliableInteraction): Promise<Outcome> {
    try {
      if (!isReadable(interaction)) throw new UserError('error.unreadable');
      admission.admit(interaction, interaction.user.id);
      await run(interaction);
      return 'answered';
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === 'late') return outcome;
      if (outcome === 'failed') log.error(`${nameOf(interaction)} failed: ${describeError(error)}`);
      await replyWithError(interaction, messageOf(error, interaction)).catch((failure) => {
        if (!isTooLate(failure))
          log.error(`${nameOf(interaction)} could not be answered: ${describeError(failure)}`);
      });
      return outcome;
    }
  }

  /** The kind and the name of what is used, of those that there are. */
  function usedIn(interaction: AutocompleteInteraction | RepliableInteraction): Omit<Interacted, 'outcome'> {
    if ('commandName' in interaction) {
      const { commandName } = interaction;
      const kind = interaction.isAutocomplete() ? 'completion' : 'command';
      return { kind, name: byName.has(commandName) ? commandName : 'unknown' };
    }
    const [kind, handlers] = interaction.isButton()
      ? (['button', buttons] as const)
      : interaction.isModalSubmit()
        ? (['form', forms] as const)
        : (['select', selects] as const);
    const action = readId(interaction.customId)?.action;
    return { kind, name: action !== undefined && handlers.has(action) ? action : 'unknown' };
  }

  return async function dispatch(interaction: Interaction): Promise<void> {
    if (!admission.isNew(interaction.id)) return;
    const isInTime = await admission.isInTime(interaction.id);
    if (!interaction.isAutocomplete() && !interaction.isRepliable()) return;
    const handle = () => (interaction.isAutocomplete() ? complete(interaction) : answer(interaction));
    INTERACTED.publish({ ...usedIn(interaction), outcome: isInTime ? await handle() : 'late' });
  };
}

/** What became of an interaction that an error has ended. */
function outcomeOf(error: unknown): Outcome {
  if (isTooLate(error)) return 'late';
  return isForPerson(error) ? 'refused' : 'failed';
}

/** Whether an error's message is meant for the person. */
export function isForPerson(error: unknown): error is UserError | LibraryFailure {
  return error instanceof UserError || error instanceof LibraryFailure;
}

/** The message for the person. discord.js throws a `DiscordjsTypeError` when an option is missing or has another type. */
function messageOf(error: unknown, { locale }: RepliableInteraction): string {
  const t = translatorFor(localeFor(locale));
  return error instanceof DiscordjsTypeError ? t('error.unreadable') : errorInWords(error, t);
}

/** An error as a person hears it: what is not meant for them is an apology. */
export function errorInWords(error: unknown, t: Translator): string {
  return isForPerson(error) ? error.in(t) : t('error.apology');
}

function handlersOf<Name extends keyof Parts>(commands: readonly Command[], name: Name) {
  return new Map(commands.flatMap((command) => Object.entries(command[name] ?? {}))) as Map<
    string,
    NonNullable<Parts[Name]>[string]
  >;
}

function findHandler<Handler>(handlers: ReadonlyMap<string, Handler>, customId: string): [Handler, string[]] {
  const id = readId(customId);
  const handler = id && handlers.get(id.action);
  if (!handler) throw new UserError('error.unknownComponent');
  return [handler, id.args];
}

async function replyWithError(interaction: RepliableInteraction, message: string): Promise<void> {
  const payload = {
    content: escapeText(message),
    flags: MessageFlags.Ephemeral as const,
    allowedMentions: { parse: [] },
  };
  if (interaction.replied || interaction.deferred) await interaction.followUp(payload);
  else await interaction.reply(payload);
}

/** The name of the command or of the component's action, for the log; never a question. */
function nameOf(interaction: RepliableInteraction): string {
  if (interaction.isCommand()) return `/${interaction.commandName}`;
  return 'customId' in interaction
    ? `The part ${readId(interaction.customId)?.action ?? 'unknown'}`
    : 'An interaction';
}
