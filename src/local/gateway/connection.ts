import {
  GatewayCloseCodes as Close,
  GatewayDispatchEvents,
  type GatewayIdentifyData,
  type GatewayResumeData,
  GatewayOpcodes as Op,
} from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { SocketAction } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import type { TrafficRecorder } from '../traffic-recorder.ts';
import { refusalOf } from './intents.ts';
import { type Dispatch, Session } from './session.ts';
import { Refusal, Wire } from './wire.ts';

/** What a connection needs of the gateway that it is made to. */
export interface Host {
  readonly token: string;
  readonly heartbeatMs: number;
  readonly privilegedIntents: number;
  readonly sessions: Map<string, Session>;
  readonly record: TrafficRecorder;
  readonly faults: Faults;
  /** Greets a session that has just begun. */
  welcome(session: Session): void;
  /** Hears that a bot has come or gone. */
  attended(): void;
}

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
  readonly #wire: Wire;
  readonly #host: Host;
  #session: Session | null = null;

  constructor(socket: WebSocket, number: number, host: Host) {
    this.#host = host;
    this.#wire = new Wire(socket, number, host, (op, data) => this.#obey(op, data));
    socket.on('close', (code) => this.#leave(GOODBYE.includes(code)));
    this.#wire.send({ op: Op.Hello, d: { heartbeat_interval: host.heartbeatMs } });
  }

  strike(action: SocketAction): void {
    switch (action.do) {
      case 'close':
        this.#wire.close(action.code);
        break;
      case 'freeze':
        this.#wire.freeze();
        break;
      case 'reconnect':
        this.#wire.send({ op: Op.Reconnect, d: null });
        break;
      case 'invalidate':
        this.#leave(!action.resumable);
        this.#wire.send({ op: Op.InvalidSession, d: action.resumable });
        break;
      case 'send':
        this.#wire.sendText(action.text);
        break;
    }
  }

  readonly #send = (dispatch: Dispatch): void => this.#wire.send(dispatch);

  #obey(op: number, data: unknown): void {
    if (op === Op.Heartbeat) this.#wire.send({ op: Op.HeartbeatAck });
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
      this.#wire.send({ op: Op.InvalidSession, d: false });
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
    this.#host.attended();
    return joined;
  }

  #leave(forGood: boolean): void {
    const session = this.#session;
    this.#session = null;
    if (session?.leave(this.#send) && forGood) this.#host.sessions.delete(session.id);
    this.#host.attended();
  }
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
