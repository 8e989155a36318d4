/** Describes faults as data: where they apply, what they do, and how often. */

import type { Json } from '../validator.ts';

/** A fault: what it matches, what it does, and how often. */
export type Fault = RequestFault | FrameFault | ConnectFault | SocketFault;

interface Repeated {
  /** How many of the matches it applies to; 1 by default. */
  times?: number | 'always';
}

/** Applies to requests to the API. */
export interface RequestFault extends Repeated {
  match: RequestMatch;
  action: RequestAction;
}

/** Matches requests that have all the given properties. */
export interface RequestMatch {
  on: 'request';
  method?: string;
  /** Path after the API version; `*` matches anything: `/interactions/*` */
  path?: string;
}

/** What is done to a request: before it is carried out, unless `when` is `after`. */
export type RequestAction = (
  | { do: 'answer'; status: number; body?: unknown }
  | { do: 'limit'; seconds: number; global?: boolean }
  | { do: 'delay'; ms: number }
  | { do: 'cut'; how: Cut }
) & { when?: 'before' | 'after' };

/**
 * How a response is lost: the connection is reset, or closed normally, or stays open without a response, or with half
 * of one.
 */
export type Cut = 'reset' | 'end' | 'silence' | 'half';

/** Applies to gateway frames, in either direction. */
export interface FrameFault extends Repeated {
  match: FrameMatch;
  action: FrameAction;
}

export interface FrameMatch {
  on: 'frame';
  from?: 'bot' | 'discord';
  op?: number;
  /** The event name of a dispatch. */
  event?: string;
}

export type FrameAction =
  | { do: 'drop' }
  | { do: 'delay'; ms: number }
  | { do: 'repeat' }
  /** Delivers this text instead. */
  | { do: 'replace'; text: string }
  /** Sets the value at a path in the frame, or removes it if there is no value. */
  | { do: 'set'; path: readonly string[]; value?: Json }
  | SocketEnd;

/** Applies to attempts to open a socket to the gateway. */
export interface ConnectFault extends Repeated {
  match: { on: 'connect' };
  action:
    | { do: 'answer'; status: number }
    | { do: 'delay'; ms: number }
    | { do: 'cut'; how: 'end' | 'silence' };
}

/** Applies to every open socket, immediately. */
export interface SocketFault {
  match: { on: 'now' };
  action: SocketAction;
}

export type SocketAction =
  | SocketEnd
  /** Asks the bot to reconnect (op 7). */
  | { do: 'reconnect' }
  /** Invalidates its session (op 9). */
  | { do: 'invalidate'; resumable: boolean }
  /** Sends any text. */
  | { do: 'send'; text: string };

type SocketEnd =
  /** Closes the socket with a close code, or without one abruptly, as when a cable is pulled out. */
  | { do: 'close'; code?: number }
  /** Keeps the socket open, and passes no more frames. */
  | { do: 'freeze' };
