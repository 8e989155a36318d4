/** One socket of a bot: HELLO, IDENTIFY, RESUME and heartbeats. */

import {
  GatewayCloseCodes as Close,
  GatewayDispatchEvents,
  type GatewayIdentifyData,
  type GatewayResumeData,
  GatewayOpcodes as Op,
} from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { Faults } from '../faults/active-faults.ts';
import type { SocketAction } from '../faults/fault.ts';
import type { TrafficRecorder } from '../traffic-recorder.ts';
import { GatewayCloseError, Wire } from './frame-transport.ts';
import { checkIntents } from './intents.ts';
import { type Dispatch, Session } from './session.ts';

/** What a connection needs of the gateway. */
export interface Host {
  readonly token: string;
  readonly heartbeatMs: number;
  readonly privilegedIntents: number;
  readonly sessions: Map<string, Session>;
  readonly record: TrafficRecorder;
  readonly faults: Faults;
  /** Sends READY and the servers to a new session. */
  welcome(session: Session): void;
  /** Called when a bot has connected or disconnected. */
  updatePresence(): void;
}

/** Close codes of a bot that will not resume. */
const FINAL_CLOSE_CODES = [1000, 1001];
/** Opcodes that a bot may send and that have no effect here: presence, voice, lists of members. */
const IGNORED_OPCODES: readonly unknown[] = [
  Op.PresenceUpdate,
  Op.VoiceStateUpdate,
  Op.RequestGuildMembers,
  Op.RequestSoundboardSounds,
  Op.RequestChannelInfo,
];

/** One socket of a bot, from HELLO until it closes. */
export class Connection {
  readonly #wire: Wire;
  readonly #host: Host;
  #session: Session | null = null;

  constructor(socket: WebSocket, number: number, host: Host) {
    this.#host = host;
    this.#wire = new Wire(socket, number, host, (op, data) => this.#handle(op, data));
    socket.on('close', (code) => this.#leave(FINAL_CLOSE_CODES.includes(code)));
    this.#wire.send({ op: Op.Hello, d: { heartbeat_interval: host.heartbeatMs } });
  }

  applyFault(action: SocketAction): void {
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

  #handle(op: number, data: unknown): void {
    if (op === Op.Heartbeat) this.#wire.send({ op: Op.HeartbeatAck });
    else if (op === Op.Identify) this.#identify(data);
    else if (op === Op.Resume) this.#resume(data);
    else if (!IGNORED_OPCODES.includes(op)) throw new GatewayCloseError(Close.UnknownOpcode);
    else if (!this.#session) throw new GatewayCloseError(Close.NotAuthenticated);
  }

  #identify(data: unknown): void {
    const { token, intents, shard = [0, 1] } = fields<GatewayIdentifyData>(data);
    this.#authenticate(token);
    if (!isShard(shard)) throw new GatewayCloseError(Close.InvalidShard);
    const refusal = checkIntents(intents, this.#host.privilegedIntents);
    if (refusal) throw new GatewayCloseError(refusal);
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
      throw new GatewayCloseError(Close.InvalidSeq);
    if (!session || session.expired || !this.#join(session, Number(seq)))
      this.#wire.send({ op: Op.InvalidSession, d: false });
    else session.dispatch(GatewayDispatchEvents.Resumed, {});
  }

  #authenticate(token: unknown): void {
    if (this.#session) throw new GatewayCloseError(Close.AlreadyAuthenticated);
    if (String(token).replace(/^Bot /, '') !== this.#host.token)
      throw new GatewayCloseError(Close.AuthenticationFailed);
  }

  #join(session: Session, after: number): boolean {
    const joined = session.join(this.#send, after);
    if (joined) this.#session = session;
    this.#host.updatePresence();
    return joined;
  }

  #leave(forGood: boolean): void {
    const session = this.#session;
    this.#session = null;
    if (session?.leave(this.#send) && forGood) this.#host.sessions.delete(session.id);
    this.#host.updatePresence();
  }
}

/** The fields of a payload, which may be missing or of any type. */
function fields<T>(data: unknown): { [K in keyof T]?: unknown } {
  return typeof data === 'object' && data !== null ? data : {};
}

function isShard(shard: unknown): shard is [number, number] {
  if (!Array.isArray(shard) || shard.length !== 2 || !shard.every(Number.isInteger)) return false;
  const [id, count] = shard as [number, number];
  return id >= 0 && id < count;
}
