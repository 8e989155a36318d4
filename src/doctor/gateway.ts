/** Checks the gateway by a login. */
import {
  GatewayDispatchEvents,
  type GatewayReceivePayload,
  GatewayOpcodes as Op,
  type RESTGetAPIGatewayBotResult,
} from 'discord-api-types/v10';
import { WebSocket } from 'ws';
import { INTENTS } from '../discord/connection/client.ts';
import { adviceFor } from '../discord/connection/close-codes.ts';
import { type Finding, noted, well, wrong } from './finding.ts';

const TIMEOUT_MS = 10_000;

/**
 * Logs in once like the bot, and disconnects.
 *
 * @param few with this many logins or fewer left, none is tried
 */
export async function checkGateway(
  { url, session_start_limit: { remaining, reset_after: ms } }: RESTGetAPIGatewayBotResult,
  token: string,
  few: number,
): Promise<Finding[]> {
  if (remaining <= few)
    return [
      noted(
        `Only ${remaining} logins are left for the next ${Math.ceil(ms / 3_600_000)} hours, so none was tried: find out why the bot starts so often.`,
      ),
    ];
  return [await logIn(`${url}?v=10&encoding=json`, token)];
}

function logIn(url: string, token: string): Promise<Finding> {
  const socket = new WebSocket(url);
  return new Promise<Finding>((resolve) => {
    const failed = (how: string) =>
      resolve(
        wrong(`The gateway did not answer (${how}): let WebSockets through the proxy and the firewall.`),
      );
    const timer = setTimeout(() => failed('no answer'), TIMEOUT_MS);
    socket.once('error', (error: NodeJS.ErrnoException) => failed(error.code ?? error.name));
    socket.on('message', (data) => {
      const { op, t } = JSON.parse(String(data)) as GatewayReceivePayload;
      if (op === Op.Hello) socket.send(JSON.stringify(identify(token)));
      if (op === Op.InvalidSession) failed('it refused the session');
      if (t === GatewayDispatchEvents.Ready)
        resolve(well('The gateway lets it in, with the intents that it asks for'));
    });
    socket.once('close', (code) => resolve(refused(code)));
    socket.once('close', () => clearTimeout(timer));
  }).finally(() => socket.terminate());
}

function identify(token: string) {
  const intents = INTENTS.reduce((all, one) => all | one, 0);
  const properties = { os: process.platform, browser: 'verbatim', device: 'verbatim' };
  return { op: Op.Identify, d: { token, intents, properties } };
}

function refused(code: number): Finding {
  return wrong(`The gateway closed the connection (code ${code}). ${adviceFor(code)}`);
}
