import type { Json } from '../validator.ts';

/** Something that goes wrong, as data: where, how, and how often. */
export type Fault = RequestFault | FrameFault | ConnectFault | SocketFault;

interface Repeated {
  /** How many of those that match are struck; one, unless it says. */
  times?: number | 'always';
}

/** Strikes requests to the API. */
export interface RequestFault extends Repeated {
  match: RequestMatch;
  action: RequestAction;
}

/** Any request that has all that is said here. */
export interface RequestMatch {
  on: 'request';
  method?: string;
  /** Below the API's version; a star stands for anything: `/interactions/*` */
  path?: string;
}

/** What is done to a request: before it was carried out, unless it says `after`. */
export type RequestAction = (
  | { do: 'answer'; status: number; body?: unknown }
  | { do: 'limit'; seconds: number; global?: boolean }
  | { do: 'delay'; ms: number }
  | { do: 'cut'; how: Cut }
) & { when?: 'before' | 'after' };

/**
 * How an answer fails to come: the connection is reset, or ended in good order, or stays open with nothing in it,
 * or with half of an answer.
 */
export type Cut = 'reset' | 'end' | 'silence' | 'half';

/** Strikes what passes through the gateway, in either direction. */
export interface FrameFault extends Repeated {
  match: FrameMatch;
  action: FrameAction;
}

export interface FrameMatch {
  on: 'frame';
  from?: 'bot' | 'discord';
  op?: number;
  /** The event of a dispatch. */
  event?: string;
}

export type FrameAction =
  | { do: 'drop' }
  | { do: 'delay'; ms: number }
  | { do: 'repeat' }
  /** Anything in its place. */
  | { do: 'replace'; text: string }
  /** Another value at a place in it; without a value, none. */
  | { do: 'set'; path: readonly string[]; value?: Json }
  | SocketEnd;

/** Strikes those who open a socket to the gateway. */
export interface ConnectFault extends Repeated {
  match: { on: 'connect' };
  action:
    | { do: 'answer'; status: number }
    | { do: 'delay'; ms: number }
    | { do: 'cut'; how: 'end' | 'silence' };
}

/** Strikes every socket that is open, at once. */
export interface SocketFault {
  match: { on: 'now' };
  action: SocketAction;
}

export type SocketAction =
  | SocketEnd
  /** Asks it to come back. */
  | { do: 'reconnect' }
  /** Takes its session from it. */
  | { do: 'invalidate'; resumable: boolean }
  /** Anything at all. */
  | { do: 'send'; text: string };

type SocketEnd =
  /** With a close code, or as a cable that is pulled out. */
  | { do: 'close'; code?: number }
  /** The socket stays open, and nothing passes any more. */
  | { do: 'freeze' };
