import type { APIApplicationCommand, APIMessage, APIUser } from 'discord-api-types/v10';
import type { PresetName } from '../faults/presets.ts';
import type { Outcome } from '../interactions/outcome.ts';

/** What one person sees around the messages. */
export interface WorldView {
  bot: APIUser;
  /** Whether the bot is there. */
  online: boolean;
  /** Those whom one can act as. */
  people: APIUser[];
  servers: ServerView[];
  /** Direct messages, under the other's name. */
  direct: DirectView[];
}

export interface ServerView {
  id: string;
  name: string;
  channels: PlaceView[];
  roles: { id: string; name: string }[];
  members: { id: string; roles: string[] }[];
}

export interface PlaceView {
  id: string;
  name: string;
  topic: string | null;
  mayWrite: boolean;
}

export interface DirectView extends PlaceView {
  /** The other of the two. */
  user: string;
}

/** What one person sees in a channel. */
export interface ChannelView {
  messages: APIMessage[];
  commands: APIApplicationCommand[];
}

/** A request or a frame, as a line. */
export interface PassedView {
  number: number;
  at: number;
  from: 'bot' | 'discord';
  /** Such as `GET /users/@me`, or an event's name. */
  what: string;
  /** Of a request; zero when no answer came. */
  status: number | null;
  /** The fault that struck it. */
  fault: string | null;
  /** Passes all the time, and means nothing but that both are alive. */
  isHeartbeat: boolean;
}

/** What passed so far, and which faults are being played. */
export interface PanelView {
  passed: PassedView[];
  playing: PresetName[];
}

/** What changes while the page is open, for those who see it. */
export type Change =
  | { change: 'created' | 'updated' | 'deleted'; message: APIMessage }
  | { change: 'commands' }
  | { change: 'presence'; online: boolean }
  | { change: 'passed'; passed: PassedView }
  | { change: 'faults'; playing: PresetName[] };

/** A file as the page sends it. */
export interface SentFile {
  name: string;
  type: string;
  base64: string;
}

export type SentOption = string | number | boolean | SentFile;

/** What a person does. */
export type Deed =
  | { do: 'run'; command: string; options: { [name: string]: SentOption } }
  | { do: 'complete'; command: string; options: { [name: string]: SentOption }; focused: string }
  | { do: 'press'; message: string; button: string }
  | { do: 'choose'; message: string; select: string; values: string[] }
  | { do: 'submit'; form: string; inputs: { [customId: string]: SentInput } }
  | { do: 'useOnMessage'; command: string; message: string }
  | { do: 'useOnUser'; command: string; user: string }
  | { do: 'say'; text: string; files: SentFile[]; answering: string | null }
  | { do: 'dismiss'; message: string };

export type SentInput = string | boolean | string[] | SentFile[];

/** What comes of it: as in an outcome, or done at once, or refused as Discord's client would. */
export type Answer =
  | Exclude<Outcome, { edited: unknown }>
  | { kind: 'thinking' | 'waiting' | 'done' }
  | { kind: 'refusal'; text: string };
