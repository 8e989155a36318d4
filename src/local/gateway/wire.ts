import { GatewayCloseCodes as Close } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import type { FrameAction } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import type { RecordedFrame, TrafficRecorder } from '../traffic-recorder.ts';
import type { Json } from '../validator.ts';
import type { Dispatch } from './session.ts';

export type Payload = { op: number; d?: unknown } | Dispatch;

const LARGEST_FRAME = 4_096;

/** What a bot may not do: its socket is closed with this code. */
export class Refusal extends Error {
  readonly code: Close;
  constructor(code: Close) {
    super();
    this.code = code;
  }
}

/** A socket as what passes through it, in both directions: recorded, and struck by the faults that are played. */
export class Wire {
  readonly #socket: WebSocket;
  readonly #number: number;
  readonly #tools: { faults: Faults; record: TrafficRecorder };
  #frozen = false;
  /** The end of what is held up in each direction: what follows waits behind it. */
  readonly #held: Record<RecordedFrame['from'], Promise<void> | null> = { bot: null, discord: null };

  constructor(
    socket: WebSocket,
    number: number,
    tools: { faults: Faults; record: TrafficRecorder },
    hear: (op: number, data: unknown) => void,
  ) {
    this.#socket = socket;
    this.#number = number;
    this.#tools = tools;
    const deliver = (text: string) =>
      this.#orClose(() => {
        const { op, d } = parse(text);
        hear(op, d);
      });
    socket.on('message', (raw: RawData, isBinary) =>
      this.#orClose(() => {
        if (isBinary) throw new Refusal(Close.DecodeError);
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
    this.#pass(frame, text, (struck) => this.sendText(struck));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** With a code, or as a cable that is pulled out. */
  close(code?: number): void {
    if (code === undefined) this.#socket.terminate();
    else this.#socket.close(code);
  }

  /** Nothing passes any more, and the bot is not told. */
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
    const fault = this.#tools.faults.forFrame(frame);
    this.#tools.record.frame({ ...frame, socket: this.#number, fault: fault?.do ?? null });
    const act = () => (fault && fault.do !== 'delay' ? this.#strike(fault, text, deliver) : deliver(text));
    const before = this.#held[frame.from];
    const ms = fault?.do === 'delay' ? fault.ms : 0;
    if (ms === 0 && !before) {
      act();
      return;
    }
    const due = new Promise((resolve) => setTimeout(resolve, ms).unref());
    const held = Promise.all([before, due]).then(() => {
      if (this.#held[frame.from] === held) this.#held[frame.from] = null;
      act();
    });
    this.#held[frame.from] = held;
  }

  #strike(fault: Exclude<FrameAction, { do: 'delay' }>, text: string, deliver: (text: string) => void): void {
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

  #orClose(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.close(error instanceof Refusal ? error.code : Close.UnknownError);
    }
  }
}

function parse(text: string): { op: number; d?: unknown } {
  if (text.length > LARGEST_FRAME) throw new Refusal(Close.DecodeError);
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    throw new Refusal(Close.DecodeError);
  }
  if (typeof payload !== 'object' || payload === null || !('op' in payload) || typeof payload.op !== 'number')
    throw new Refusal(Close.DecodeError);
  return { op: payload.op, d: 'd' in payload ? payload.d : undefined };
}

/** A value with another at a place in it; undefined takes out what is there. */
function withValue(
  whole: Json,
  [key, ...rest]: readonly string[],
  value: Json | undefined,
): Json | undefined {
  if (key === undefined) return value;
  if (typeof whole !== 'object' || whole === null) return whole;
  const copy = structuredClone(whole) as { [key: string]: Json | undefined };
  copy[key] = withValue(copy[key] ?? null, rest, value);
  return copy as Json;
}
