import { type Interaction, MessageFlags, type RepliableInteraction } from 'discord.js';
import { LibraryFailure } from '../library/library.ts';
import type { Log } from '../log.ts';
import { type Command, type Context, UserError } from './command.ts';
import { describeError } from './errors.ts';
import { escapeText } from './escape.ts';
import { readId } from './ids.ts';

const APOLOGY = 'Something went wrong on my side. Please try again in a moment.';

/**
 * Makes the one listener for interactions, which always answers: with what the command says, with what the
 * person should hear, or with one apology. It never rejects.
 */
export function createDispatch(commands: readonly Command[], context: Context, log: Log) {
  const byName = new Map(commands.map((command) => [command.data.name, command]));
  const byAction = new Map(commands.flatMap(({ buttons }) => Object.entries(buttons ?? {})));

  async function run(interaction: RepliableInteraction): Promise<void> {
    if (interaction.isChatInputCommand()) {
      const command = byName.get(interaction.commandName);
      if (!command)
        throw new UserError('I do not know that command any more. Reload Discord to see those I have.');
      await command.execute(interaction, context);
    } else if (interaction.isButton()) {
      const id = readId(interaction.customId);
      const press = id && byAction.get(id.action);
      if (!press) throw new UserError('That button is from an older version of me. Please ask again.');
      await press(interaction, id.args, context);
    }
  }

  return async function dispatch(interaction: Interaction): Promise<void> {
    if (!interaction.isRepliable()) return;
    try {
      await run(interaction);
    } catch (error) {
      const heard = error instanceof UserError || error instanceof LibraryFailure;
      if (!heard) log.error(`${nameOf(interaction)} failed: ${describeError(error)}`);
      await tell(interaction, heard ? error.message : APOLOGY).catch((failure) =>
        log.error(`${nameOf(interaction)} could not be answered: ${describeError(failure)}`),
      );
    }
  };
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

/** The command's or the button's name: never what was asked. */
function nameOf(interaction: RepliableInteraction): string {
  if (interaction.isCommand()) return `/${interaction.commandName}`;
  return interaction.isButton()
    ? `button ${readId(interaction.customId)?.action ?? 'unknown'}`
    : 'interaction';
}
