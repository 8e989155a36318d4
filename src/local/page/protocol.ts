import type { APIApplicationCommand, APIMessage, APIUser } from 'discord-api-types/v10';
import type { Outcome } from '../interactions/outcome.ts';

/** What one person sees at the side of the page. */
export interface WorldView {
  bot: APIUser;
  people: APIUser[];
  servers: ServerView[];
  /** Direct messages, under the other's name. */
  direct: PlaceView[];
}

export interface ServerView {
  id: string;
  name: string;
  channels: PlaceView[];
  roles: { id: string; name: string }[];
}

export interface PlaceView {
  id: string;
  name: string;
  topic: string | null;
}

/** What one person sees in a channel. */
export interface ChannelView {
  messages: APIMessage[];
  commands: APIApplicationCommand[];
}

/** What changes while the page is open, for those who see it. */
export type Change =
  | { change: 'created' | 'updated' | 'deleted'; message: APIMessage }
  | { change: 'commands' };

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
  | { do: 'say'; text: string; files: SentFile[]; answering: string | null };

export type SentInput = string | boolean | string[] | SentFile[];

/** What comes of it: as in an outcome, or said, or refused as Discord's client would. */
export type Answer =
  | Exclude<Outcome, { edited: unknown }>
  | { kind: 'thinking' | 'waiting' | 'said' }
  | { kind: 'refusal'; text: string };
