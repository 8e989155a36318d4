import { EventEmitter } from 'node:events';
import type { Fault, FrameMatch, RequestMatch, SocketAction } from './fault.ts';

type FaultOn<On extends Fault['match']['on']> = Extract<Fault, { match: { on: On } }>;

/** A fault that is being played. */
export interface Playing {
  readonly fault: Exclude<Fault, FaultOn<'now'>>;
  /** How often it has struck. */
  struck: number;
  stop(): void;
}

interface Events {
  changed: [];
  now: [SocketAction];
}

/** The faults that are being played. Of those that match, the one that was begun first strikes. */
export class Faults extends EventEmitter<Events> {
  #playing: Playing[] = [];

  constructor() {
    super();
    // Each open page listens.
    this.setMaxListeners(0);
  }

  get playing(): readonly Playing[] {
    return this.#playing;
  }

  /** Null for what strikes at once, and is over. */
  play(fault: Fault): Playing | null {
    if (isOver(fault)) {
      this.emit('now', fault.action);
      return null;
    }
    const playing: Playing = { fault, struck: 0, stop: () => this.#end(playing) };
    this.#playing.push(playing);
    this.emit('changed');
    return playing;
  }

  stop(): void {
    this.#playing = [];
    this.emit('changed');
  }

  forRequest(method: string, path: string): FaultOn<'request'>['action'] | null {
    return this.#strike(
      (fault): fault is FaultOn<'request'> =>
        fault.match.on === 'request' && fitsRequest(fault.match, method, path),
    );
  }

  forFrame(frame: Frame): FaultOn<'frame'>['action'] | null {
    return this.#strike(
      (fault): fault is FaultOn<'frame'> => fault.match.on === 'frame' && fitsFrame(fault.match, frame),
    );
  }

  forConnect(): FaultOn<'connect'>['action'] | null {
    return this.#strike((fault): fault is FaultOn<'connect'> => fault.match.on === 'connect');
  }

  #strike<F extends Playing['fault']>(fits: (fault: Playing['fault']) => fault is F): F['action'] | null {
    for (const playing of this.#playing) {
      const { fault } = playing;
      if (!fits(fault)) continue;
      playing.struck += 1;
      if (playing.struck === (fault.times ?? 1)) playing.stop();
      return fault.action;
    }
    return null;
  }

  #end(ended: Playing): void {
    this.#playing = this.#playing.filter((playing) => playing !== ended);
    this.emit('changed');
  }
}

interface Frame {
  from: 'bot' | 'discord';
  op: number;
  event: string | null;
}

function isOver(fault: Fault): fault is FaultOn<'now'> {
  return fault.match.on === 'now';
}

function fitsRequest(match: RequestMatch, method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  return match.path === undefined || patternOf(match.path).test(path);
}

function patternOf(path: string): RegExp {
  const parts = path.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

function fitsFrame(match: FrameMatch, frame: Frame): boolean {
  return (['from', 'op', 'event'] as const).every(
    (name) => match[name] === undefined || match[name] === frame[name],
  );
}
