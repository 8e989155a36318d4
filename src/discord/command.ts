import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Library } from '../library/library.ts';

/** What a command may use. */
export interface Context {
  library: Library;
}

/** One thing that a person can do: the default export of the file in `commands` that has its name. */
export interface Command {
  data: { name: string; toJSON(): RESTPostAPIChatInputApplicationCommandsJSONBody };
  execute(interaction: ChatInputCommandInteraction, context: Context): Promise<void>;
  /** What its buttons do, by the action in their ids; the arguments come from the id, and may be anything. */
  buttons?: Record<
    string,
    (interaction: ButtonInteraction, args: string[], context: Context) => Promise<void>
  >;
}

/** Something that a person should hear: its message is shown to them alone. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
