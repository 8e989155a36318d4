/** The faults that are being played, matched against requests, frames and connections. */

import { EventEmitter } from 'node:events';
import type { Fault, FrameMatch, RequestMatch, SocketAction } from './fault.ts';

type FaultOn<On extends Fault['match']['on']> = Extract<Fault, { match: { on: On } }>;

/** A fault that is being played. */
export interface PlayingFault {
  readonly fault: Exclude<Fault, FaultOn<'now'>>;
  /** How often it has been applied. */
  applied: number;
  stop(): void;
}

interface Events {
  changed: [];
  now: [SocketAction];
}

/** The faults that are being played. If several match, the one that was started first applies. */
export class Faults extends EventEmitter<Events> {
  #playing: PlayingFault[] = [];

  constructor() {
    super();
    // Each open page adds a listener.
    this.setMaxListeners(0);
  }

  get playing(): readonly PlayingFault[] {
    return this.#playing;
  }

  /** @returns the playing fault; null for one that applies immediately and is over */
  play(fault: Fault): PlayingFault | null {
    if (isImmediate(fault)) {
      this.emit('now', fault.action);
      return null;
    }
    const playing: PlayingFault = { fault, applied: 0, stop: () => this.#end(playing) };
    this.#playing.push(playing);
    this.emit('changed');
    return playing;
  }

  stop(): void {
    this.#playing = [];
    this.emit('changed');
  }

  forRequest(method: string, path: string): FaultOn<'request'>['action'] | null {
    return this.#take(
      (fault): fault is FaultOn<'request'> =>
        fault.match.on === 'request' && matchesRequest(fault.match, method, path),
    );
  }

  forFrame(frame: Frame): FaultOn<'frame'>['action'] | null {
    return this.#take(
      (fault): fault is FaultOn<'frame'> => fault.match.on === 'frame' && matchesFrame(fault.match, frame),
    );
  }

  forConnect(): FaultOn<'connect'>['action'] | null {
    return this.#take((fault): fault is FaultOn<'connect'> => fault.match.on === 'connect');
  }

  #take<F extends PlayingFault['fault']>(
    matches: (fault: PlayingFault['fault']) => fault is F,
  ): F['action'] | null {
    for (const playing of this.#playing) {
      const { fault } = playing;
      if (!matches(fault)) continue;
      playing.applied += 1;
      if (playing.applied === (fault.times ?? 1)) playing.stop();
      return fault.action;
    }
    return null;
  }

  #end(ended: PlayingFault): void {
    this.#playing = this.#playing.filter((playing) => playing !== ended);
    this.emit('changed');
  }
}

interface Frame {
  from: 'bot' | 'discord';
  op: number;
  event: string | null;
}

function isImmediate(fault: Fault): fault is FaultOn<'now'> {
  return fault.match.on === 'now';
}

function matchesRequest(match: RequestMatch, method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  return match.path === undefined || patternOf(match.path).test(path);
}

function patternOf(path: string): RegExp {
  const parts = path.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

function matchesFrame(match: FrameMatch, frame: Frame): boolean {
  return (['from', 'op', 'event'] as const).every(
    (name) => match[name] === undefined || match[name] === frame[name],
  );
}
