import {
  GatewayCloseCodes as Close,
  GatewayDispatchEvents,
  type GatewayIdentifyData,
  type GatewayResumeData,
  GatewayOpcodes as Op,
} from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import type { RecordedFrame, Recorder } from '../record.ts';
import { refusalOf } from './intents.ts';
import { type Dispatch, Session } from './session.ts';

/** What a connection needs of the gateway that it is made to. */
export interface Host {
  readonly token: string;
  readonly heartbeatMs: number;
  readonly privilegedIntents: number;
  readonly sessions: Map<string, Session>;
  readonly record: Recorder;
  /** Greets a session that has just begun. */
  welcome(session: Session): void;
}

const LARGEST_FRAME = 4_096;
/** Codes with which a bot says that it will not come back. */
const GOODBYE = [1000, 1001];
/** What a bot may ask for that has no effect here: its presence, voice, lists of members. */
const IGNORED: readonly unknown[] = [
  Op.PresenceUpdate,
  Op.VoiceStateUpdate,
  Op.RequestGuildMembers,
  Op.RequestSoundboardSounds,
  Op.RequestChannelInfo,
];

/** One socket of a bot, from HELLO to its end. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #number: number;
  readonly #host: Host;
  #session: Session | null = null;

  constructor(socket: WebSocket, number: number, host: Host) {
    this.#socket = socket;
    this.#number = number;
    this.#host = host;
    socket.on('message', (raw, isBinary) => this.#receive(raw, isBinary));
    socket.on('close', (code) => this.#ended(code));
    socket.on('error', () => socket.terminate());
    this.#send({ op: Op.Hello, d: { heartbeat_interval: host.heartbeatMs } });
  }

  readonly #send = (payload: { op: number; d?: unknown } | Dispatch): void => {
    const { t = null, s = null } = payload as Partial<Dispatch>;
    this.#record('discord', payload.op, payload.d, t, s);
    this.#socket.send(JSON.stringify({ t, s, ...payload }));
  };

  #record(
    from: RecordedFrame['from'],
    op: number,
    data: unknown,
    event: string | null,
    sequence: number | null,
  ) {
    this.#host.record.frame({ socket: this.#number, from, op, event, sequence, data });
  }

  #receive(raw: RawData, isBinary: boolean): void {
    try {
      const { op, d } = parse(raw, isBinary);
      this.#record('bot', op, d, null, null);
      this.#obey(op, d);
    } catch (error) {
      this.#socket.close(error instanceof Refusal ? error.code : Close.UnknownError);
    }
  }

  #obey(op: number, data: unknown): void {
    if (op === Op.Heartbeat) this.#send({ op: Op.HeartbeatAck });
    else if (op === Op.Identify) this.#identify(data);
    else if (op === Op.Resume) this.#resume(data);
    else if (!IGNORED.includes(op)) throw new Refusal(Close.UnknownOpcode);
    else if (!this.#session) throw new Refusal(Close.NotAuthenticated);
  }

  #identify(data: unknown): void {
    const { token, intents, shard = [0, 1] } = fields<GatewayIdentifyData>(data);
    this.#authenticate(token);
    if (!isShard(shard)) throw new Refusal(Close.InvalidShard);
    const refusal = refusalOf(intents, this.#host.privilegedIntents);
    if (refusal) throw new Refusal(refusal);
    const session = new Session(Number(intents), shard);
    this.#host.sessions.set(session.id, session);
    this.#join(session, 0);
    this.#host.welcome(session);
  }

  #resume(data: unknown): void {
    const { token, session_id, seq } = fields<GatewayResumeData>(data);
    this.#authenticate(token);
    const session = this.#host.sessions.get(String(session_id));
    if (session && !(Number.isInteger(seq) && Number(seq) <= session.sequence))
      throw new Refusal(Close.InvalidSeq);
    if (!session || session.lost || !this.#join(session, Number(seq)))
      this.#send({ op: Op.InvalidSession, d: false });
    else session.dispatch(GatewayDispatchEvents.Resumed, {});
  }

  #authenticate(token: unknown): void {
    if (this.#session) throw new Refusal(Close.AlreadyAuthenticated);
    if (String(token).replace(/^Bot /, '') !== this.#host.token)
      throw new Refusal(Close.AuthenticationFailed);
  }

  #join(session: Session, after: number): boolean {
    const joined = session.join(this.#send, after);
    if (joined) this.#session = session;
    return joined;
  }

  #ended(code: number): void {
    const session = this.#session;
    if (session?.leave(this.#send) && GOODBYE.includes(code)) this.#host.sessions.delete(session.id);
  }
}

/** What a bot may not do: its socket is closed with this code. */
class Refusal extends Error {
  readonly code: Close;
  constructor(code: Close) {
    super();
    this.code = code;
  }
}

function parse(raw: RawData, isBinary: boolean): { op: number; d?: unknown } {
  const text = String(raw);
  if (isBinary || text.length > LARGEST_FRAME) throw new Refusal(Close.DecodeError);
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    throw new Refusal(Close.DecodeError);
  }
  const { op, d } = fields<{ op: number; d: unknown }>(payload);
  if (typeof op !== 'number') throw new Refusal(Close.DecodeError);
  return { op, d };
}

/** What a bot sent, of which nothing is certain. */
function fields<T>(data: unknown): { [K in keyof T]?: unknown } {
  return typeof data === 'object' && data !== null ? data : {};
}

function isShard(shard: unknown): shard is [number, number] {
  if (!Array.isArray(shard) || shard.length !== 2 || !shard.every(Number.isInteger)) return false;
  const [id, count] = shard as [number, number];
  return id >= 0 && id < count;
}
