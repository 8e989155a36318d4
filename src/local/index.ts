import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatewayDispatchEvents as Event } from 'discord-api-types/v10';
import { answerDownload, DOWNLOAD_PATH } from './downloads.ts';
import { Faults } from './faults/faults.ts';
import { messageEvent } from './gateway/events.ts';
import { GATEWAY_PATH, Gateway } from './gateway/gateway.ts';
import { Interactions } from './interactions/interactions.ts';
import { listen } from './listen.ts';
import { Person } from './members/member.ts';
import { Page } from './page/page.ts';
import { API_PATH, answerRequest } from './rest/rest.ts';
import { isFromHere } from './same-origin-guard.ts';
import { newBotToken } from './secrets.ts';
import type { Services } from './services.ts';
import { DEFAULTS, type Settings } from './settings.ts';
import { newId } from './snowflake.ts';
import { Commands } from './state/commands.ts';
import { Files } from './state/files.ts';
import { fixtures, userOf } from './state/fixtures.ts';
import { type KeptAt, persistMessages } from './state/message-persistence.ts';
import { Messages } from './state/messages.ts';
import { TrafficRecorder } from './traffic-recorder.ts';

export type LocalDiscord = Awaited<ReturnType<typeof startLocalDiscord>>;

/**
 * Opens a Discord for one: Gateway and REST v10 on this machine, people to act as, and a chat page.
 *
 * @param settings what is to differ from the real Discord
 * @param keptAt where what is said is kept over a restart; null, and it is gone with it
 */
export async function startLocalDiscord(settings: Partial<Settings> = {}, keptAt: KeptAt | null = null) {
  const chosen: Settings = { ...DEFAULTS, ...settings };
  const messages = new Messages();
  const endKeeping = keptAt ? await persistMessages(messages, keptAt) : async () => {};
  const { server, origin } = await listen(chosen.port);
  const cast = fixtures();
  const { world } = cast;
  const token = newBotToken(world.bot.id);
  const record = new TrafficRecorder();
  const faults = new Faults();
  const gateway = new Gateway(origin, token, world, { record, faults }, chosen);
  const interactions = new Interactions(world, gateway, chosen);
  const house: Services = {
    settings: chosen,
    origin,
    token,
    world,
    messages,
    files: new Files(origin),
    commands: new Commands(world.bot.id),
    gateway,
    interactions,
    record,
    faults,
  };
  const people = {
    mira: new Person(house, cast.people.mira),
    theo: new Person(house, cast.people.theo),
    sam: new Person(house, cast.people.sam),
  };
  const page = new Page(house, Object.values(people));

  for (const [change, name] of [
    ['created', Event.MessageCreate],
    ['updated', Event.MessageUpdate],
    ['deleted', Event.MessageDelete],
  ] as const)
    house.messages.on(change, (stored) => {
      const event = messageEvent(name, stored, world);
      if (event) gateway.tell(event);
    });

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    if (!isFromHere(request)) response.writeHead(403).end('This is only for the machine that it runs on.');
    else if (path.startsWith(`${API_PATH}/`)) void answerRequest(house, request, response);
    else if (path.startsWith(DOWNLOAD_PATH)) answerDownload(house, path, response);
    else void page.answer(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const [path] = (request.url ?? '/').split('?');
    if (isFromHere(request) && path === GATEWAY_PATH) gateway.accept(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
  });

  return {
    /** The page. */
    url: `${origin}/`,
    /** What a bot takes for the address of Discord's API. */
    api: `${origin}${API_PATH}`,
    token,
    applicationId: world.bot.id,
    world,
    servers: cast.servers,
    channels: cast.channels,
    people,
    /** Someone more to act as, in every server. */
    admit(username: string): Person {
      const user = userOf(newId(), username, null);
      world.admit(user);
      return new Person(house, user);
    },
    /** One more server, with the people who are in all and one channel: for a bot that logs in later. */
    found: cast.found,
    messages: house.messages,
    commands: house.commands,
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
      await endKeeping();
    },
  };
}
