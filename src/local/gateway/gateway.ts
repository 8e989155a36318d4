/** The gateway: accepts sockets, and dispatches events to the sessions of bots. */

import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayReadyDispatchData,
  GatewayVersion,
} from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { Faults } from '../faults/active-faults.ts';
import type { ConnectFault, SocketAction } from '../faults/fault.ts';
import type { Settings } from '../settings.ts';
import { describeSelf } from '../state/api-objects.ts';
import { describeApplication } from '../state/application.ts';
import type { GuildState } from '../state/guild-state.ts';
import type { TrafficRecorder } from '../traffic-recorder.ts';
import { Connection, type Host } from './connection.ts';
import { type GatewayEvent, serverEvent } from './events.ts';
import type { Session } from './session.ts';

export const GATEWAY_PATH = '/gateway';

/** Dispatches events to each session according to its shard and intents. */
export class Gateway extends EventEmitter<{ presence: [] }> implements Host {
  readonly token: string;
  readonly url: string;
  readonly heartbeatMs: number;
  readonly privilegedIntents: number;
  readonly sessions = new Map<string, Session>();
  readonly record: TrafficRecorder;
  readonly faults: Faults;
  readonly #guildState: GuildState;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  readonly #connections = new Set<Connection>();
  #opened = 0;
  #online = false;
  #absence: string | null = null;

  constructor(
    origin: string,
    token: string,
    guildState: GuildState,
    { record, faults }: { record: TrafficRecorder; faults: Faults },
    settings: Pick<Settings, 'heartbeatMs' | 'privilegedIntents'>,
  ) {
    super();
    // Each open page adds a listener.
    this.setMaxListeners(0);
    this.url = `${origin.replace('http', 'ws')}${GATEWAY_PATH}`;
    this.token = token;
    this.record = record;
    this.faults = faults;
    faults.on('now', (action) => this.#applyFault(action));
    this.#guildState = guildState;
    this.heartbeatMs = settings.heartbeatMs;
    this.privilegedIntents = settings.privilegedIntents;
  }

  /** Whether a bot is connected. */
  get online(): boolean {
    return this.#online;
  }

  /** Why no bot is connected, if that is known: one line for whoever has the page open. */
  get absence(): string | null {
    return this.#absence;
  }

  /** Says why no bot is connected, until one is; null when that is not known. */
  explainAbsence(reason: string | null): void {
    this.#absence = reason;
    this.emit('presence');
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const fault = this.faults.forConnect();
    if (fault) this.#refuse(fault, request, socket, head);
    else this.#open(request, socket, head);
  }

  #open(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const query = new URL(request.url ?? '', this.url).searchParams;
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      if (query.get('v') !== GatewayVersion) return opened.close(GatewayCloseCodes.InvalidAPIVersion);
      if (query.get('encoding') !== 'json' || query.has('compress'))
        return opened.close(GatewayCloseCodes.DecodeError);
      this.#opened += 1;
      const connection = new Connection(opened, this.#opened, this);
      this.#connections.add(connection);
      opened.on('close', () => this.#connections.delete(connection));
    });
  }

  #refuse(fault: ConnectFault['action'], request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (fault.do === 'delay') setTimeout(() => this.#open(request, socket, head), fault.ms).unref();
    else if (fault.do === 'answer')
      socket.end(`HTTP/1.1 ${fault.status} A fault that is played\r\nconnection: close\r\n\r\n`);
    else if (fault.how === 'end') socket.destroy();
  }

  #applyFault(action: SocketAction): void {
    for (const connection of this.#connections) connection.applyFault(action);
  }

  updatePresence(): void {
    const online = [...this.sessions.values()].some(({ connected }) => connected);
    if (online === this.#online) return;
    this.#online = online;
    if (online) this.#absence = null;
    this.emit('presence');
  }

  dispatch(event: GatewayEvent): void {
    for (const session of this.sessions.values()) {
      if (session.expired) this.sessions.delete(session.id);
      else if (session.covers(event.serverId)) dispatchTo(session, event);
    }
  }

  welcome(session: Session): void {
    const { bot, serversOfBot } = this.#guildState;
    const own = serversOfBot.filter(({ id }) => session.covers(id));
    const { id, flags, flags_new } = describeApplication(this.#guildState, this.privilegedIntents);
    const ready: GatewayReadyDispatchData = {
      v: Number(GatewayVersion),
      user: describeSelf(bot),
      guilds: own.map((server) => ({ id: server.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      shard: [...session.shard],
      application: { id, flags, flags_new },
    };
    session.dispatch(GatewayDispatchEvents.Ready, ready);
    for (const server of own) dispatchTo(session, serverEvent(server, this.#guildState));
  }

  /** Closes every socket: with a close code, or without one abruptly. */
  disconnect(code?: number): void {
    this.#applyFault({ do: 'close', ...(code !== undefined && { code }) });
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }
}

function dispatchTo(session: Session, event: GatewayEvent): void {
  if (event.intents === 0 || (session.intents & event.intents) !== 0)
    session.dispatch(event.name, event.data(session.intents));
}
