/** Starts the local Discord: Gateway and REST v10 on loopback, and a chat page. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatewayDispatchEvents as Event } from 'discord-api-types/v10';
import { DOWNLOAD_PATH, serveDownload } from './downloads.ts';
import { Faults } from './faults/active-faults.ts';
import {
  type GatewayEvent,
  messageEvent,
  serverDeletionEvent,
  serverEvent,
  serverUpdateEvent,
  threadEvent,
  threadMemberEvent,
} from './gateway/events.ts';
import { GATEWAY_PATH, Gateway } from './gateway/gateway.ts';
import { Interactions } from './interactions/interactions.ts';
import { listen } from './listen.ts';
import { Person } from './members/person.ts';
import { Page } from './page/page.ts';
import { API_PATH, answerRequest } from './rest/rest.ts';
import { isLocalRequest } from './same-origin-guard.ts';
import { newBotToken } from './secrets.ts';
import type { Services } from './services.ts';
import { DEFAULTS, type Settings } from './settings.ts';
import { newId } from './snowflake.ts';
import { Commands } from './state/commands.ts';
import { Files } from './state/files.ts';
import { fixtures, userOf } from './state/fixtures.ts';
import { type PersistenceOptions, persistMessages } from './state/message-persistence.ts';
import { Messages } from './state/messages.ts';
import { Threads } from './state/threads.ts';
import { TrafficRecorder } from './traffic-recorder.ts';

export type LocalDiscord = Awaited<ReturnType<typeof startLocalDiscord>>;

/**
 * Starts a local Discord: Gateway and REST v10 on this machine, people to act as, and a chat page.
 *
 * @param settings what differs from the defaults
 * @param persistence where messages are kept over a restart; null: in memory only
 */
export async function startLocalDiscord(
  settings: Partial<Settings> = {},
  persistence: PersistenceOptions | null = null,
) {
  const allSettings: Settings = { ...DEFAULTS, ...settings };
  const messages = new Messages();
  const { guildState, servers, channels, people: users, addServer } = fixtures();
  const threads = new Threads(guildState, messages);
  const stopPersisting = persistence
    ? await persistMessages({ messages, threads }, persistence)
    : async () => {};
  const { server, origin } = await listen(allSettings.port);
  const token = newBotToken(guildState.bot.id);
  const record = new TrafficRecorder();
  const faults = new Faults();
  const gateway = new Gateway(origin, token, guildState, { record, faults }, allSettings);
  const interactions = new Interactions(guildState, gateway, allSettings);
  const services: Services = {
    settings: allSettings,
    origin,
    token,
    guildState,
    messages,
    threads,
    files: new Files(origin),
    commands: new Commands(guildState.bot.id),
    gateway,
    interactions,
    record,
    faults,
  };
  const people = {
    mira: new Person(services, users.mira),
    theo: new Person(services, users.theo),
    sam: new Person(services, users.sam),
  };
  const page = new Page(services, Object.values(people));

  const dispatch = (event: GatewayEvent | null) => {
    if (event) gateway.dispatch(event);
  };
  for (const [change, name] of [
    ['created', Event.MessageCreate],
    ['updated', Event.MessageUpdate],
    ['deleted', Event.MessageDelete],
  ] as const)
    services.messages.on(change, (stored) => {
      dispatch(messageEvent(name, stored, guildState));
    });

  guildState.on('botRemoved', (server) => dispatch(serverDeletionEvent(server)));
  guildState.on('botAdded', (server) => dispatch(serverEvent(server, guildState)));
  guildState.on('serverChanged', (server) => dispatch(serverUpdateEvent(server, guildState)));
  for (const [change, name] of [
    ['created', Event.ThreadCreate],
    ['updated', Event.ThreadUpdate],
    ['deleted', Event.ThreadDelete],
  ] as const)
    threads.on(change, (thread) => dispatch(threadEvent(name, thread, guildState)));
  threads.on('joined', (thread, userId) => dispatch(threadMemberEvent(thread, userId, guildState)));

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    if (!isLocalRequest(request))
      response.writeHead(403).end('This is only for the machine that it runs on.');
    else if (path.startsWith(`${API_PATH}/`)) void answerRequest(services, request, response);
    else if (path.startsWith(DOWNLOAD_PATH)) serveDownload(services, path, response);
    else void page.answer(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const [path] = (request.url ?? '/').split('?');
    if (isLocalRequest(request) && path === GATEWAY_PATH) gateway.accept(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
  });

  return {
    /** The address of the page. */
    url: `${origin}/`,
    /** The base address of the API, for the bot. */
    api: `${origin}${API_PATH}`,
    token,
    applicationId: guildState.bot.id,
    guildState,
    servers,
    channels,
    people,
    /** Adds a person to every server. */
    addPerson(username: string): Person {
      const user = userOf(newId(), username, null);
      guildState.addUser(user);
      return new Person(services, user);
    },
    /** Adds a server with the initial people and one channel. A bot learns of it when it logs in next. */
    addServer,
    messages: services.messages,
    commands: services.commands,
    gateway,
    interactions,
    record,
    faults,
    async close(): Promise<void> {
      interactions.close();
      gateway.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await stopPersisting();
    },
  };
}
