import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Config } from '../src/config.ts';
import { checkDiscord } from '../src/doctor/discord.ts';
import { inText } from '../src/doctor/finding.ts';
import { checkHealthPort } from '../src/doctor/health-port.ts';
import { checkData, checkNode, checkSeeds } from '../src/doctor/machine.ts';
import { checkMemory, overFolders } from '../src/doctor/memory.ts';
import { inviteLink } from '../src/invite.ts';
import { type LocalDiscord, startLocalDiscord } from '../src/local/index.ts';

let local: LocalDiscord;
let folder: string;
beforeAll(async () => {
  local = await startLocalDiscord();
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  await mkdir(path.join(folder, 'seeds'));
  await writeFile(path.join(folder, 'seeds', 'storm.txt'), 'A storm closed the harbour.');
});
afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  local.faults.stop();
  vi.restoreAllMocks();
});

const ALL_WELL = [
  '✓ Discord knows the token: it is that of Verbatim',
  '✓ The clock agrees with Discord’s',
  '✓ The application is set up',
  '✓ The gateway lets it in, with the intents that it asks for',
  '✓ It is in 2 server(s)',
];

/** The line for this machine, whatever its memory. */
const MEMORY = expect.stringMatching(/^✓ Memory: the bot takes about 164 MB of [\d,]+ MB with its articles$/);
const MB = 2 ** 20;

async function discord(changes: object = {}): Promise<string[]> {
  const found = await checkDiscord({ token: local.token, apiBase: local.api, guildId: null, ...changes });
  return found.map(inText);
}

/** Makes the local Discord change its response to a request. */
async function withAnswer(route: string, change: (body: never) => unknown): Promise<void> {
  const headers = { authorization: `Bot ${local.token}` };
  const body = await (await fetch(`${local.api}/v10${route}`, { headers })).json();
  const action = { do: 'answer', status: 200, body: change(body as never) } as const;
  local.faults.play({ match: { on: 'request', method: 'GET', path: route }, action });
}

/** Runs the doctor; returns its output and exit code. */
async function run(env: Record<string, string>): Promise<{ lines: string[]; code: unknown }> {
  const settings = { DISCORD_TOKEN: '', DISCORD_GUILD_ID: '', DISCORD_API_BASE: '', HEALTH_PORT: '' };
  const folders = { SEEDS_DIR: path.join(folder, 'seeds'), DATA_DIR: path.join(folder, 'data') };
  const child = spawn(process.execPath, ['dist/doctor.mjs'], {
    env: { ...process.env, ...settings, ...folders, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'exit');
  return { lines: output.replaceAll(folder, '').trimEnd().split('\n'), code };
}

describe('npm run doctor', { timeout: 60_000 }, () => {
  it('reports each check in a line, and leaves nothing behind', async () => {
    expect(await run({ DISCORD_TOKEN: local.token, DISCORD_API_BASE: local.api })).toEqual({
      lines: [
        `✓ Node.js ${process.versions.node}`,
        '✓ /seeds/ holds 1 article(s)',
        '✓ /data/ can be written to',
        '✓ the reader can run',
        MEMORY,
        '✓ DISCORD_TOKEN has the form of a token',
        ...ALL_WELL,
        '',
        'Nothing is wrong.',
      ],
      code: 0,
    });
    expect(await readdir(folder)).toEqual(['seeds']);
  });

  it('reports wrong settings, and checks the folders nevertheless', async () => {
    expect(await run({ DISCORD_TOKEN: 'secret', HEALTH_PORT: 'eighty' })).toEqual({
      lines: [
        `✓ Node.js ${process.versions.node}`,
        '✗ DISCORD_TOKEN is not a bot token: three parts with dots between them, from the Bot page of your application (not its client secret or public key).',
        '✗ HEALTH_PORT is not a port: a number from 1 to 65535, such as 8080.',
        '✓ /seeds/ holds 1 article(s)',
        '✓ /data/ can be written to',
        '✓ the reader can run',
        MEMORY,
        '',
        'To mend: 2.',
      ],
      code: 1,
    });
  });

  it('says what to do without a token', async () => {
    const { lines, code } = await run({});
    expect(lines[5]).toBe(
      '! DISCORD_TOKEN is not set: npm start opens a Discord of its own. For a real server, copy .env.example to .env and fill it in.',
    );
    expect(code).toBe(0);
  });

  it('says that the reader is off', async () => {
    const { lines, code } = await run({ READER: 'off' });
    expect(lines[3]).toBe('! READER is off: questions are answered without the reader, and less well.');
    expect(code).toBe(0);
  });
});

describe('the doctor, on the machine,', () => {
  it.each([
    ['18.20.4', '✗ Node.js 18.20.4 is too old: install 20.19 or later from https://nodejs.org.'],
    ['20.18.3', '✗ Node.js 20.18.3 is too old: install 20.19 or later from https://nodejs.org.'],
    ['20.19.0', '✓ Node.js 20.19.0'],
    ['22.1.0', '✓ Node.js 22.1.0'],
  ])('knows whether Node.js %s is supported', (version, line) => {
    expect(inText(checkNode(version))).toBe(line);
  });

  it('names the files that are left out, and says when there are no articles', async () => {
    const seeds = path.join(folder, 'others');
    const lines = async () =>
      (await checkSeeds({ seeds })).map((one) => inText(one).replaceAll(seeds, 'seeds'));
    expect(await lines()).toEqual([
      '✗ seeds/ cannot be read: There is no folder seeds: create it, and put .txt or .md files in it.',
    ]);
    await mkdir(seeds);
    await writeFile(path.join(seeds, 'empty.txt'), '');
    expect(await lines()).toEqual([
      '✗ seeds/ holds no articles: put .txt or .md files with articles into it.',
      '! Left out seeds/empty.txt, which is empty: write the article into it, or take it away.',
    ]);
    await rm(seeds, { recursive: true });
  });

  // Root may write anywhere.
  it.skipIf(process.getuid?.() === 0)('says when the data folder cannot be written to', async () => {
    const data = path.join(folder, 'locked');
    await mkdir(data);
    await chmod(data, 0o500);
    expect(inText(await checkData({ data }))).toBe(
      `✗ ${data}/ cannot be written to (EACCES): give it to the user that runs the bot, or set DATA_DIR to another folder.`,
    );
    await rm(data, { recursive: true });
  });

  it('says when the data folder is a file', async () => {
    const data = path.join(folder, 'seeds', 'storm.txt');
    expect(inText(await checkData({ data }))).toMatch(/^✗ .* cannot be written to \(EEXIST\): /);
  });
});

describe('the doctor, of memory,', () => {
  const inMemory = (
    megabytes: number,
    sizes: { seeds?: number; own?: [string, number][] } = {},
    config = {},
  ) =>
    overFolders(
      { seeds: sizes.seeds ?? 4_000, own: new Map(sizes.own) },
      { reader: true, serverCharacters: 2_000_000, ...config },
      megabytes * MB,
    ).map(inText);

  it('says how much memory the bot takes, and how much there is', () => {
    expect(inMemory(1_024)).toEqual(['✓ Memory: the bot takes about 164 MB of 1,024 MB with its articles']);
    expect(inMemory(1_024, { seeds: 30_000_000, own: [['1', 1_000_000]] })[0]).toBe(
      '✓ Memory: the bot takes about 415 MB of 1,024 MB with its articles',
    );
    expect(inMemory(1_024, {}, { reader: false })[0]).toBe(
      '✓ Memory: the bot takes about 114 MB of 1,024 MB with its articles',
    );
  });

  it('says when there is not enough memory for the articles, and what to do', () => {
    expect(inMemory(256, { seeds: 20_000_000 })).toEqual([
      '✗ Memory: the bot takes about 326 MB with its articles, and there are 256 MB: give the bot more memory, set READER=off (50 MB less), or keep the library in PostgreSQL (DATABASE_URL).',
    ]);
    expect(inMemory(128, {}, { reader: false })).toEqual([
      '✓ Memory: the bot takes about 114 MB of 128 MB with its articles',
      '! There is no memory for servers’ own articles: give the bot more memory, or keep the library in PostgreSQL (DATABASE_URL).',
    ]);
  });

  it('says when the limit of a server exceeds its memory', () => {
    expect(inMemory(256)[1]).toBe(
      '! A server may have 2,000,000 characters of its own (SERVER_CHARACTERS), and has memory for about 340,000 of prose: what is more is refused. For more, give the bot more memory, or keep the library in PostgreSQL (DATABASE_URL).',
    );
    expect(inMemory(256, {}, { serverCharacters: 300_000 })).toHaveLength(1);
  });

  it('says when there is not enough memory for all servers up to their limit', () => {
    const own = Array.from({ length: 6 }, (_, i): [string, number] => [String(i), 100_000]);
    expect(inMemory(256, { own }, { serverCharacters: 300_000 })).toEqual([
      '✓ Memory: the bot takes about 169 MB of 256 MB with its articles',
      '! 6 server(s) have articles of their own, which take about 5 MB and may take 11 MB: not all can have as much as a server may. For more, give the bot more memory, or keep the library in PostgreSQL (DATABASE_URL).',
    ]);
    expect(inMemory(256, { own }, { serverCharacters: 100_000 })).toHaveLength(1);
  });

  it('counts the files of the seeds and of servers', async () => {
    const data = path.join(folder, 'full');
    const articles = path.join(data, 'servers/1/articles');
    await mkdir(articles, { recursive: true });
    await writeFile(path.join(articles, 'storm.txt'), 'A storm. '.repeat(2_000_000));
    await writeFile(path.join(articles, '.storm.txt'), 'Not an article. '.repeat(2_000_000));
    const config = {
      seeds: path.join(folder, 'seeds'),
      data,
      database: null,
      reader: true,
      serverCharacters: 2_000_000,
    };
    const found = await checkMemory(config as Config, 1_024 * MB);
    expect(inText(found[0]!)).toBe('✓ Memory: the bot takes about 310 MB of 1,024 MB with its articles');
    await rm(data, { recursive: true });
  });

  it('knows that the library may be in a database', async () => {
    const config = { database: 'postgres://verbatim@127.0.0.1/verbatim' } as Config;
    const linesIn = async (megabytes: number) => (await checkMemory(config, megabytes * MB)).map(inText);
    expect(await linesIn(256)).toEqual(['✓ Memory: a bot over a database takes about 214 MB of 256 MB']);
    expect(await linesIn(128)).toEqual([
      '✗ Memory: a bot over a database takes about 214 MB, and there are 128 MB: give the bot more memory.',
    ]);
  });
});

describe('the doctor, with Discord,', () => {
  it('finds all well', async () => {
    expect(await discord()).toEqual(ALL_WELL);
  });

  it('says when the token is unknown, and never prints it', async () => {
    expect(await discord({ token: 'aaa.bbb.ccc' })).toEqual([
      '✗ Discord does not know this DISCORD_TOKEN: copy a new one from the Bot page of your application; a token ends when it is reset.',
      '✓ The clock agrees with Discord’s',
    ]);
  });

  it('says when Discord cannot be reached, or answers with an error', async () => {
    const gone = await startLocalDiscord();
    await gone.close();
    expect(await discord({ apiBase: gone.api })).toEqual([
      `✗ ${gone.api} cannot be reached (ECONNREFUSED): check the network, the proxy and the firewall.`,
    ]);
    const match = { on: 'request', method: 'GET', path: '/gateway/bot' } as const;
    local.faults.play({ match, action: { do: 'answer', status: 503 } });
    expect((await discord()).at(-1)).toBe(
      '✗ Discord answered with status 503: see https://discordstatus.com.',
    );
  });

  it('says how much the clock differs', async () => {
    const now = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 95_000);
    expect((await discord())[1]).toMatch(
      /^✗ The clock is 9[4-6] seconds ahead of Discord’s: have the system set it by itself \(NTP\)\.$/,
    );
  });

  it('says what is wrong with the application', async () => {
    await withAnswer('/applications/@me', (body: object) => ({
      ...body,
      flags: 1 << 19,
      bot_require_code_grant: true,
      interactions_endpoint_url: 'https://example.com',
      integration_types_config: {},
    }));
    expect((await discord()).slice(2, -2)).toEqual([
      '✗ Discord sends commands to a web address instead of the bot: empty “Interactions Endpoint URL” on the General Information page.',
      '✗ Nobody can take the bot into a server: switch off “Requires OAuth2 Code Grant” on the Bot page.',
      '✗ It cannot be taken into servers: switch on “Guild Install” on the Installation page.',
      '! It cannot be installed by single users: switch on “User Install” on the Installation page, if they may.',
      '! It needs no privileged intent: Message Content can be switched off on the Bot page.',
    ]);
  });

  it('says when few logins remain, and then uses none', async () => {
    await withAnswer('/gateway/bot', (body: object) => ({
      ...body,
      session_start_limit: { total: 1_000, remaining: 3, reset_after: 7_000_000, max_concurrency: 1 },
    }));
    expect((await discord())[3]).toBe(
      '! Only 3 logins are left for the next 2 hours, so none was tried: find out why the bot starts so often.',
    );
  });

  it('says when the gateway closes the connection', async () => {
    local.faults.play({ match: { on: 'frame', from: 'bot', op: 2 }, action: { do: 'close', code: 4014 } });
    expect((await discord())[3]).toBe(
      '✗ The gateway closed the connection (code 4014). Discord refuses the intents: this version asks for none that is privileged, so update the bot.',
    );
  });

  it('says when the bot is not in the server, or lacks a scope there', async () => {
    const invite = inviteLink(local.applicationId);
    expect((await discord({ guildId: '123456789012345678' })).at(-1)).toBe(
      `✗ It is not in the server of DISCORD_GUILD_ID: open ${invite}, or correct the id.`,
    );
    await withAnswer('/users/@me/guilds', () => []);
    expect((await discord()).at(-1)).toBe(`! It is in no server yet: open ${invite}`);
    const match = { on: 'request', method: 'GET', path: '/applications/*/guilds/*/commands' } as const;
    local.faults.stop();
    local.faults.play({ match, action: { do: 'answer', status: 403, body: { code: 50_001 } } });
    expect((await discord({ guildId: local.servers.newsroom.id })).at(-1)).toBe(
      `✗ In The Newsroom it lacks the scope “applications.commands”: open ${invite} and take it in again.`,
    );
  });
});

describe('the port of the health check', () => {
  const linesFor = async (healthPort: number | null) => (await checkHealthPort({ healthPort })).map(inText);
  /** What the doctor says while a server that answers a text listens on the port. */
  async function whileServing(answer: string): Promise<string[]> {
    const server = createServer((_, response) => response.end(answer)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const lines = await linesFor(port);
    server.close();
    server.closeAllConnections();
    return lines.map((line) => line.replaceAll(String(port), 'PORT'));
  }

  it('is free, is that of a bot that runs, or is another program’s', async () => {
    expect(await linesFor(null)).toEqual([]);
    expect(await whileServing('{"status":"failing"}')).toEqual([
      '✓ http://127.0.0.1:PORT/healthz and /metrics answer: a bot runs there',
    ]);
    for (const other of ['Hello', 'null', '{}'])
      expect(await whileServing(other)).toEqual([
        '✗ HEALTH_PORT PORT is taken by another program: set a free one, or stop what uses it.',
      ]);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect(await linesFor(port)).toEqual([
      `✓ HEALTH_PORT ${port} is free: http://127.0.0.1:${port}/healthz and /metrics, for this machine alone`,
    ]);
  });
});
