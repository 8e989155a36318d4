/** Checks the bot's account: the token, the clock, the application, the gateway and the servers. */
import {
  type APIApplication,
  type APIUser,
  ApplicationFlags,
  type RESTAPIPartialCurrentUserGuild,
  type RESTGetAPIGatewayBotResult,
} from 'discord-api-types/v10';
import type { Config } from '../config.ts';
import { inviteLink } from '../invite.ts';
import { type Finding, noted, well, wrong } from './finding.ts';
import { checkGateway } from './gateway.ts';

const DISCORD = 'https://discord.com/api';
const TIMEOUT_MS = 10_000;
/** The clock skew that discord.js and Discord tolerate. */
const MAX_SKEW_MS = 5_000;
/** How many servers are checked. */
const MAX_SERVERS = 5;
/** With this many logins or fewer left, none is tried, since a bot that keeps restarting soon uses them up. */
const FEW_LOGINS = 50;

const PRIVILEGED: readonly [name: string, flags: number][] = [
  ['Presence', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  ['Server Members', ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  ['Message Content', ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited],
];

/** A response of Discord. */
interface Answer {
  status: number;
  body: unknown;
  /** How far this machine's clock is ahead of Discord's, in milliseconds; null without a `Date` header. */
  ahead: number | null;
}

/** Checks the token, the clock, the application, the gateway and the servers. */
export async function checkDiscord({
  token,
  apiBase,
  guildId,
}: Pick<Config, 'apiBase' | 'guildId'> & { token: string }): Promise<Finding[]> {
  const get = (route: string) => ask(`${apiBase ?? DISCORD}/v10${route}`, token);
  let user: Answer;
  try {
    user = await get('/users/@me');
  } catch (error) {
    return [
      wrong(
        `${apiBase ?? 'Discord'} cannot be reached (${codeOf(error)}): check the network, the proxy and the firewall.`,
      ),
    ];
  }
  const clock = checkClock(user.ahead);
  if (user.status === 401)
    return [
      wrong(
        'Discord does not know this DISCORD_TOKEN: copy a new one from the Bot page of your application; a token ends when it is reset.',
      ),
      clock,
    ];
  if (user.status !== 200) return [unexpected(user), clock];
  const findings = [well(`Discord knows the token: it is that of ${(user.body as APIUser).username}`), clock];
  try {
    const [application, gateway, servers] = await Promise.all([
      get('/applications/@me'),
      get('/gateway/bot'),
      get('/users/@me/guilds'),
    ]);
    for (const answer of [application, gateway, servers])
      if (answer.status !== 200) return [...findings, unexpected(answer)];
    const { id } = application.body as APIApplication;
    const guilds = servers.body as RESTAPIPartialCurrentUserGuild[];
    return [
      ...findings,
      ...checkApplication(application.body as APIApplication),
      ...(await checkGateway(gateway.body as RESTGetAPIGatewayBotResult, token, FEW_LOGINS)),
      ...(await checkServers(id, guilds, guildId, get)),
    ];
  } catch (error) {
    return [...findings, wrong(`Discord stopped answering (${codeOf(error)}): try again in a moment.`)];
  }
}

async function ask(url: string, token: string): Promise<Answer> {
  const sent = Date.now();
  const response = await fetch(url, {
    headers: { authorization: `Bot ${token}`, 'user-agent': 'DiscordBot (verbatim, 0)' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const date = Date.parse(response.headers.get('date') ?? '');
  // The date has a resolution of a second, and was set during the request.
  const ahead = Number.isNaN(date) ? null : (sent + Date.now()) / 2 - (date + 500);
  return { status: response.status, body: await response.json().catch(() => null), ahead };
}

function checkClock(ahead: number | null): Finding {
  if (ahead === null) return noted('Discord did not say what time it is, so the clock was not compared.');
  if (Math.abs(ahead) <= MAX_SKEW_MS) return well('The clock agrees with Discord’s');
  const seconds = Math.round(Math.abs(ahead) / 1_000);
  return wrong(
    `The clock is ${seconds} seconds ${ahead > 0 ? 'ahead of' : 'behind'} Discord’s: have the system set it by itself (NTP).`,
  );
}

function checkApplication(application: APIApplication): Finding[] {
  const { flags = 0, bot_require_code_grant: needsGrant, interactions_endpoint_url: elsewhere } = application;
  const findings: Finding[] = [];
  if (elsewhere)
    findings.push(
      wrong(
        'Discord sends commands to a web address instead of the bot: empty “Interactions Endpoint URL” on the General Information page.',
      ),
    );
  if (needsGrant)
    findings.push(
      wrong(
        'Nobody can take the bot into a server: switch off “Requires OAuth2 Code Grant” on the Bot page.',
      ),
    );
  const installs = Object.keys(application.integration_types_config ?? {});
  if (!installs.includes('0'))
    findings.push(
      wrong('It cannot be taken into servers: switch on “Guild Install” on the Installation page.'),
    );
  if (!installs.includes('1'))
    findings.push(
      noted(
        'It cannot be installed by single users: switch on “User Install” on the Installation page, if they may.',
      ),
    );
  const needless = PRIVILEGED.filter(([, bits]) => (flags & bits) !== 0).map(([name]) => name);
  if (needless.length > 0)
    findings.push(
      noted(`It needs no privileged intent: ${needless.join(', ')} can be switched off on the Bot page.`),
    );
  return findings.some(({ mark }) => mark === 'wrong')
    ? findings
    : [well('The application is set up'), ...findings];
}

/** Whether the bot is in its servers, with the scope that commands need. */
async function checkServers(
  applicationId: string,
  servers: readonly RESTAPIPartialCurrentUserGuild[],
  guildId: string | null,
  get: (route: string) => Promise<Answer>,
): Promise<Finding[]> {
  const invite = `open ${inviteLink(applicationId)}`;
  if (guildId && !servers.some(({ id }) => id === guildId))
    return [wrong(`It is not in the server of DISCORD_GUILD_ID: ${invite}, or correct the id.`)];
  if (servers.length === 0) return [noted(`It is in no server yet: ${invite}`)];
  const asked = guildId ? servers.filter(({ id }) => id === guildId) : servers.slice(0, MAX_SERVERS);
  const findings: Finding[] = [well(`It is in ${servers.length} server(s)`)];
  for (const { id, name } of asked) {
    const { status } = await get(`/applications/${applicationId}/guilds/${id}/commands`);
    if (status === 403)
      findings.push(
        wrong(`In ${name} it lacks the scope “applications.commands”: ${invite} and take it in again.`),
      );
  }
  return findings;
}

function unexpected({ status }: Answer): Finding {
  const hint = status === 429 ? 'it was asked too often; wait some minutes' : 'see https://discordstatus.com';
  return wrong(`Discord answered with status ${status}: ${hint}.`);
}

function codeOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: string; message?: string } };
  return name === 'TimeoutError' ? 'no answer' : (cause?.code ?? cause?.message ?? name);
}
