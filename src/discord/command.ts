import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import type { CommandIds } from './card/command-mention.ts';
import type { Download } from './moderation/download.ts';
import type { Drafts } from './moderation/drafts.ts';

/** What a command may use. */
export interface Context {
  library: Library;
  /** Every command there is. */
  commands: readonly Command[];
  /** Under which ids Discord holds them: empty until that is known. */
  commandIds: CommandIds;
  /** What moderators have written down and not published yet. */
  drafts: Drafts;
  /** Fetches a file that a person uploaded. */
  download: Download;
  /** For what no person needs to hear. Never a question. */
  log: Log;
}

/** What a part of a message or a form does when it is used. Its arguments come from its id, and may be anything. */
type Handler<Interaction> = (interaction: Interaction, args: string[], context: Context) => Promise<void>;

/** What a command may have beside itself, each by the action in the ids of what it does. */
export interface Parts {
  buttons?: Record<string, Handler<ButtonInteraction>>;
  selects?: Record<string, Handler<StringSelectMenuInteraction>>;
  forms?: Record<string, Handler<ModalSubmitInteraction>>;
}

interface Data {
  name: string;
  toJSON(): RESTPostAPIApplicationCommandsJSONBody;
}

/** What a person types with a slash. */
export interface SlashCommand extends Parts {
  data: Data;
  execute(interaction: ChatInputCommandInteraction, context: Context): Promise<void>;
  /** Offers what may complete an option while it is typed. */
  complete?(interaction: AutocompleteInteraction, context: Context): Promise<void>;
}

/** What a person finds in the menu of a message. */
export interface MessageMenu extends Parts {
  data: Data;
  /** What it does, for /help: Discord shows no description of what is in a menu. */
  hint: string;
  onMessage(interaction: MessageContextMenuCommandInteraction, context: Context): Promise<void>;
}

/** One thing that a person can do: the default export of the file in `commands` that has its name. */
export type Command = SlashCommand | MessageMenu;
