/** Sends and receives gateway frames: records them, and applies faults to them. */

import { GatewayCloseCodes as Close } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import type { Faults } from '../faults/active-faults.ts';
import type { FrameAction } from '../faults/fault.ts';
import type { RecordedFrame, TrafficRecorder } from '../traffic-recorder.ts';
import type { Json } from '../validator.ts';
import type { Dispatch } from './session.ts';

export type Payload = { op: number; d?: unknown } | Dispatch;

const MAX_FRAME_LENGTH = 4_096;

/** A protocol violation: the socket is closed with this code. */
export class GatewayCloseError extends Error {
  readonly code: Close;
  constructor(code: Close) {
    super();
    this.code = code;
  }
}

/** A socket whose frames, in both directions, are recorded and subject to the faults that are being played. */
export class Wire {
  readonly #socket: WebSocket;
  readonly #number: number;
  readonly #services: { faults: Faults; record: TrafficRecorder };
  #frozen = false;
  /** The last delayed frame in each direction: later frames wait for it, so that the order is kept. */
  readonly #delayed: Record<RecordedFrame['from'], Promise<void> | null> = { bot: null, discord: null };

  constructor(
    socket: WebSocket,
    number: number,
    services: { faults: Faults; record: TrafficRecorder },
    onPayload: (op: number, data: unknown) => void,
  ) {
    this.#socket = socket;
    this.#number = number;
    this.#services = services;
    const deliver = (text: string) =>
      this.#closeOnError(() => {
        const { op, d } = parse(text);
        onPayload(op, d);
      });
    socket.on('message', (raw: RawData, isBinary) =>
      this.#closeOnError(() => {
        if (isBinary) throw new GatewayCloseError(Close.DecodeError);
        const { op, d: data } = parse(String(raw));
        this.#pass({ from: 'bot', op, event: null, sequence: null, data }, String(raw), deliver);
      }),
    );
    socket.on('error', () => socket.terminate());
  }

  send(payload: Payload): void {
    const { t: event = null, s: sequence = null } = payload as Partial<Dispatch>;
    const frame = { from: 'discord', op: payload.op, event, sequence, data: payload.d } as const;
    const text = JSON.stringify({ t: event, s: sequence, ...payload });
    this.#pass(frame, text, (changed) => this.sendText(changed));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** Closes with a code, or without one abruptly. */
  close(code?: number): void {
    if (code === undefined) this.#socket.terminate();
    else this.#socket.close(code);
  }

  /** Passes no more frames, and does not close the socket. */
  freeze(): void {
    this.#frozen = true;
    this.#socket.pause();
  }

  #pass(
    frame: Omit<RecordedFrame, 'number' | 'at' | 'socket' | 'fault'>,
    text: string,
    deliver: (text: string) => void,
  ): void {
    if (this.#frozen) return;
    const fault = this.#services.faults.forFrame(frame);
    this.#services.record.frame({ ...frame, socket: this.#number, fault: fault?.do ?? null });
    const act = () =>
      fault && fault.do !== 'delay' ? this.#applyFault(fault, text, deliver) : deliver(text);
    const before = this.#delayed[frame.from];
    const ms = fault?.do === 'delay' ? fault.ms : 0;
    if (ms === 0 && !before) {
      act();
      return;
    }
    const due = new Promise((resolve) => setTimeout(resolve, ms).unref());
    const delayed = Promise.all([before, due]).then(() => {
      if (this.#delayed[frame.from] === delayed) this.#delayed[frame.from] = null;
      act();
    });
    this.#delayed[frame.from] = delayed;
  }

  #applyFault(
    fault: Exclude<FrameAction, { do: 'delay' }>,
    text: string,
    deliver: (text: string) => void,
  ): void {
    switch (fault.do) {
      case 'drop':
        break;
      case 'repeat':
        deliver(text);
        deliver(text);
        break;
      case 'replace':
        deliver(fault.text);
        break;
      case 'set':
        deliver(JSON.stringify(withValue(JSON.parse(text), fault.path, fault.value)));
        break;
      case 'close':
        this.close(fault.code);
        break;
      case 'freeze':
        this.freeze();
        break;
    }
  }

  #closeOnError(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.close(error instanceof GatewayCloseError ? error.code : Close.UnknownError);
    }
  }
}

function parse(text: string): { op: number; d?: unknown } {
  if (text.length > MAX_FRAME_LENGTH) throw new GatewayCloseError(Close.DecodeError);
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    throw new GatewayCloseError(Close.DecodeError);
  }
  if (typeof payload !== 'object' || payload === null || !('op' in payload) || typeof payload.op !== 'number')
    throw new GatewayCloseError(Close.DecodeError);
  return { op: payload.op, d: 'd' in payload ? payload.d : undefined };
}

/** A copy of a value with another one set at a path; undefined removes what is there. */
function withValue(
  container: Json,
  [key, ...rest]: readonly string[],
  value: Json | undefined,
): Json | undefined {
  if (key === undefined) return value;
  if (typeof container !== 'object' || container === null) return container;
  const copy = structuredClone(container) as { [key: string]: Json | undefined };
  copy[key] = withValue(copy[key] ?? null, rest, value);
  return copy as Json;
}
