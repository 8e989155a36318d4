import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayReadyDispatchData,
  GatewayVersion,
} from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { Recorder } from '../record.ts';
import type { Settings } from '../settings.ts';
import { describeApplication } from '../world/application.ts';
import type { World } from '../world/world.ts';
import { Connection, type Host } from './connection.ts';
import { type GatewayEvent, serverEvent } from './events.ts';
import type { Session } from './session.ts';

export const GATEWAY_PATH = '/gateway';

/** Tells bots what happens: each of their sessions what its shard and its intents ask for. */
export class Gateway implements Host {
  readonly token: string;
  readonly url: string;
  readonly heartbeatMs: number;
  readonly privilegedIntents: number;
  readonly sessions = new Map<string, Session>();
  readonly record: Recorder;
  readonly #world: World;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  #opened = 0;

  constructor(
    origin: string,
    token: string,
    world: World,
    record: Recorder,
    settings: Pick<Settings, 'heartbeatMs' | 'privilegedIntents'>,
  ) {
    this.url = `${origin.replace('http', 'ws')}${GATEWAY_PATH}`;
    this.token = token;
    this.record = record;
    this.#world = world;
    this.heartbeatMs = settings.heartbeatMs;
    this.privilegedIntents = settings.privilegedIntents;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const query = new URL(request.url ?? '', this.url).searchParams;
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      if (query.get('v') !== GatewayVersion) return opened.close(GatewayCloseCodes.InvalidAPIVersion);
      if (query.get('encoding') !== 'json' || query.has('compress'))
        return opened.close(GatewayCloseCodes.DecodeError);
      this.#opened += 1;
      new Connection(opened, this.#opened, this);
    });
  }

  tell(event: GatewayEvent): void {
    for (const session of this.sessions.values()) {
      if (session.lost) this.sessions.delete(session.id);
      else if (session.covers(event.serverId)) tellOne(session, event);
    }
  }

  welcome(session: Session): void {
    const { bot, servers } = this.#world;
    const own = servers.filter(({ id }) => session.covers(id));
    const { id, flags, flags_new } = describeApplication(this.#world, this.privilegedIntents);
    const ready: GatewayReadyDispatchData = {
      v: Number(GatewayVersion),
      user: bot,
      guilds: own.map((server) => ({ id: server.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      shard: [...session.shard],
      application: { id, flags, flags_new },
    };
    session.dispatch(GatewayDispatchEvents.Ready, ready);
    for (const server of own) tellOne(session, serverEvent(server, this.#world));
  }

  /** Ends every socket: with a close code, or as a cable that is pulled out. */
  disconnect(code?: number): void {
    for (const socket of this.#sockets.clients) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  close(): void {
    this.disconnect();
    this.#sockets.close();
  }
}

function tellOne(session: Session, event: GatewayEvent): void {
  if (event.intents === 0 || (session.intents & event.intents) !== 0)
    session.dispatch(event.name, event.data(session.intents));
}
