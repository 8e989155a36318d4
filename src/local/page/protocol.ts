/** The types that the page and its server exchange as JSON. */

import type { APIApplicationCommand, APIMessage, APIUser, Locale } from 'discord-api-types/v10';
import type { PresetName } from '../faults/presets.ts';
import type { Outcome } from '../interactions/interaction-result.ts';

/** The servers, channels and people that one person sees. */
export interface GuildStateView {
  bot: APIUser;
  /** Whether the bot is connected. */
  online: boolean;
  /** Why it is not, if that is known. */
  absence: string | null;
  /** The language of the person who sees this. */
  locale: Locale;
  /** The people whom the page can act as. */
  people: APIUser[];
  servers: ServerView[];
  /** Direct channels, named after the other person. */
  direct: DirectChannelEntry[];
}

export interface ServerView {
  id: string;
  name: string;
  channels: ServerChannelEntry[];
  threads: ThreadEntry[];
  hasBot: boolean;
  mayKickBot: boolean;
  mayAddBot: boolean;
  locale: Locale;
  maySetLocale: boolean;
  roles: { id: string; name: string }[];
  members: { id: string; roles: string[] }[];
}

export interface ChannelEntry {
  id: string;
  name: string;
  topic: string | null;
  mayWrite: boolean;
}

export interface ServerChannelEntry extends ChannelEntry {
  mayOpenThreads: boolean;
  /** If it is a forum. */
  forum: ForumView | null;
}

export interface ForumView {
  tags: TagView[];
  requiresTag: boolean;
}

export interface TagView {
  id: string;
  name: string;
  /** Whether the person may give it to a post, or take it away. */
  maySet: boolean;
}

export interface ThreadEntry extends ChannelEntry {
  /** The id of the channel above it. */
  parent: string;
  hasJoined: boolean;
  isArchived: boolean;
  isLocked: boolean;
  /** How many messages it has after the first. */
  messageCount: number;
  /** The ids of the tags of a post. */
  tags: string[];
  /** The id of who opened it. */
  owner: string;
  lastMessage: string | null;
  /** Whether the person may rename and archive it. */
  mayChange: boolean;
  /** Whether the person may lock and delete it. */
  mayManage: boolean;
}

export interface DirectChannelEntry extends ChannelEntry {
  /** The id of the other person. */
  user: string;
}

/** The messages that one person sees in a channel, and the commands that they may use there. */
export interface ChannelView {
  messages: APIMessage[];
  commands: APIApplicationCommand[];
}

/** A request or a frame, as an entry of the traffic list. */
export interface TrafficEntryView {
  number: number;
  at: number;
  from: 'bot' | 'discord';
  /** A request such as `GET /users/@me`, or the name of an event. */
  what: string;
  /** The status of a request, zero if there was no response; null for a frame. */
  status: number | null;
  /** The kind of fault that was applied to it. */
  fault: string | null;
  /** Heartbeats are hidden unless they are asked for. */
  isHeartbeat: boolean;
}

/** The traffic so far, and the faults that are being played. */
export interface PanelView {
  passed: TrafficEntryView[];
  playing: PresetName[];
}

/** A change that is sent to open pages, as far as their person sees it. */
export type Change =
  | { change: 'created' | 'updated' | 'deleted'; message: APIMessage }
  | { change: 'commands' }
  /** Something is different in the servers, or in the person's language: to be fetched again. */
  | { change: 'servers' }
  | { change: 'presence'; online: boolean; absence: string | null }
  | { change: 'passed'; passed: TrafficEntryView }
  | { change: 'faults'; playing: PresetName[] };

/** A file as the page sends it. */
export interface SentFile {
  name: string;
  type: string;
  base64: string;
}

/** The message that is replied to, and whether the reply pings its author. */
export interface Answered {
  id: string;
  ping: boolean;
}

export type SentOption = string | number | boolean | SentFile;

/** An action of a person, as the page requests it. */
export type ActionRequest =
  | { do: 'run'; command: string; options: { [name: string]: SentOption } }
  | { do: 'complete'; command: string; options: { [name: string]: SentOption }; focused: string }
  | { do: 'press'; message: string; button: string }
  | { do: 'choose'; message: string; select: string; values: string[] }
  | { do: 'submit'; form: string; inputs: { [customId: string]: SentInput } }
  | { do: 'useOnMessage'; command: string; message: string }
  | { do: 'useOnUser'; command: string; user: string }
  | { do: 'say'; text: string; files: SentFile[]; answering: Answered | null }
  | { do: 'dismiss'; message: string }
  | { do: 'openThread'; message: string; name: string }
  | { do: 'post'; title: string; text: string; tags: string[] }
  | { do: 'changeThread'; changes: SentThreadChanges }
  | { do: 'deleteThread' }
  | { do: 'kickBot' }
  | { do: 'addBot' }
  | { do: 'setLocale' | 'setServerLocale'; locale: Locale };

/** What is different of a thread. */
export interface SentThreadChanges {
  name?: string;
  isArchived?: boolean;
  isLocked?: boolean;
  /** Ids of tags. */
  appliedTags?: string[];
}

export type SentInput = string | boolean | string[] | SentFile[];

/** The result of an action: an outcome, `done` if there is nothing to show, or a refusal as of Discord's client. */
export type ActionResult =
  | Exclude<Outcome, { edited: unknown }>
  | { kind: 'thinking' | 'waiting' | 'done' }
  /** A thread or a post was opened, with this id. */
  | { kind: 'opened'; channel: string }
  | { kind: 'refusal'; text: string };
