/** The types of commands and their context. */

import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Fetching } from '../fetching/fetching.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import type { CommandIds } from './card/command-mention.ts';
import type { FigureBuffer } from './figure-buffer.ts';
import type { Download } from './moderation/download.ts';
import type { Drafts } from './moderation/drafts.ts';
import type { RecentVotes } from './recent-votes.ts';

/** The part of what is fetched that people may ask for. */
export type Pages = Pick<Fetching, 'linkHosts' | 'readLink' | 'mayRead' | 'checkQuote'>;

/** What a command may use. */
export interface Context {
  library: Library;
  /** Speaks the language of whoever asks. */
  t: Translator;
  /** All commands. */
  commands: readonly Command[];
  /** Their ids in Discord; empty until these are known. */
  commandIds: CommandIds;
  /** The unpublished drafts of moderators. */
  drafts: Drafts;
  /** Who has voted on which quote of late. */
  recentVotes: RecentVotes;
  /** Counts answers and votes. */
  figures: FigureBuffer;
  /** Downloads an uploaded file. */
  download: Download;
  /** Reads pages of the sites that the operator allows; null where nothing is fetched. */
  pages: Pages | null;
  /** For the operator; must never contain a question. */
  log: Log;
}

/** The part of a `Context` that is the same whoever asks. */
export type SharedContext = Omit<Context, 't'>;

/** Handles a component or a modal. The arguments come from its custom id, and are untrusted. */
type Handler<Interaction> = (interaction: Interaction, args: string[], context: Context) => Promise<void>;
export type ButtonHandler = Handler<ButtonInteraction>;
export type SelectHandler = Handler<StringSelectMenuInteraction>;
export type FormHandler = Handler<ModalSubmitInteraction>;

/** Handles a slash command, or one of its subcommands. */
export type SlashHandler = (interaction: ChatInputCommandInteraction, context: Context) => Promise<void>;

/** The handlers of a command's components and modals, by the action in their custom ids. */
export interface Parts {
  buttons?: Record<string, ButtonHandler>;
  selects?: Record<string, SelectHandler>;
  forms?: Record<string, FormHandler>;
}

interface Data {
  name: string;
  toJSON(): RESTPostAPIApplicationCommandsJSONBody;
}

/** A slash command. */
export interface SlashCommand extends Parts {
  data: Data;
  execute: SlashHandler;
  /** Answers an autocomplete interaction. */
  complete?(interaction: AutocompleteInteraction, context: Context): Promise<void>;
}

/** A context menu command of a message. */
export interface MessageMenu extends Parts {
  data: Data;
  /** Its description in /help: context menu commands have none in Discord. */
  hint: MessageKey;
  onMessage(interaction: MessageContextMenuCommandInteraction, context: Context): Promise<void>;
}

/** A command: the default export of the file of its name in `commands`. */
export type Command = SlashCommand | MessageMenu;
