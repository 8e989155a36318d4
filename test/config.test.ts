import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const TOKEN = `${'a'.repeat(24)}.bbbbbb.${'c'.repeat(38)}`;
const GUILD = '123456789012345678';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('the settings', () => {
  it('have defaults: without a token, the bot runs on the local Discord', () => {
    expect(readConfig({})).toEqual({
      token: null,
      guildId: null,
      shards: null,
      apiBase: null,
      database: null,
      seeds: 'seeds',
      data: 'data',
      sources: 'seeds/sources.yaml',
      dateOrder: null,
      reader: true,
      serverCharacters: 2_000_000,
      healthPort: null,
    });
    expect(readConfig({ DISCORD_TOKEN: ' ', DISCORD_GUILD_ID: '' }).token).toBeNull();
  });

  it('are read from the environment', () => {
    expect(
      readConfig({
        DISCORD_TOKEN: TOKEN,
        DISCORD_GUILD_ID: GUILD,
        SHARDS: '2,3/4',
        DISCORD_API_BASE: 'http://127.0.0.1:8787/api/',
        DATABASE_URL: 'postgres://bot:secret@127.0.0.1/verbatim',
        SEEDS_DIR: '/articles',
        DATA_DIR: '/kept',
        SOURCES: '/etc/sources.yaml',
        DATE_ORDER: 'dmy',
        READER: 'off',
        SERVER_CHARACTERS: '5000000',
        HEALTH_PORT: '8080',
      }),
    ).toEqual({
      token: TOKEN,
      guildId: GUILD,
      shards: { ids: [2, 3], count: 4 },
      apiBase: 'http://127.0.0.1:8787/api',
      database: 'postgres://bot:secret@127.0.0.1/verbatim',
      seeds: '/articles',
      data: '/kept',
      sources: '/etc/sources.yaml',
      dateOrder: 'dmy',
      reader: false,
      serverCharacters: 5_000_000,
      healthPort: 8080,
    });
  });

  it('report a missing token when a server is set', () => {
    const [first] = problemsOf({ DISCORD_GUILD_ID: GUILD });
    expect(first).toMatch(/^DISCORD_TOKEN is missing, although DISCORD_GUILD_ID is set: add the token/);
  });

  it('report all problems at once, a line each, without any value', () => {
    const env = { DISCORD_TOKEN: 'not-a-token', DISCORD_GUILD_ID: 'my server' };
    const problems = problemsOf(env);
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/^DISCORD_TOKEN is not a bot token/);
    expect(problems[1]).toMatch(/^DISCORD_GUILD_ID is not a server id/);
    expect(problems[2]).toBe('See .env.example for each setting.');
    for (const value of Object.values(env)) expect(problems.join()).not.toContain(value);
  });

  it.each([
    'https://discord.com/api',
    'http://127.0.0.1.example.com/api',
    'http://user:secret@127.0.0.1/api',
    'http://10.0.0.1/api',
    'ftp://127.0.0.1/',
    'localhost:8787',
  ])('reject %s as the API of another server', (address) => {
    expect(problemsOf({ DISCORD_TOKEN: TOKEN, DISCORD_API_BASE: address })[0]).toMatch(
      /^DISCORD_API_BASE is not an address on this machine/,
    );
  });

  it('may be all shards that Discord recommends', () => {
    expect(readConfig({ SHARDS: 'auto' }).shards).toBe('auto');
  });

  it.each(['4', '4/4', '0,0/2', '1,2', '-1/2', 'all', '0/', '/2'])('reject %s as shards', (shards) => {
    expect(problemsOf({ SHARDS: shards })[0]).toMatch(/^SHARDS is neither auto nor/);
  });

  it.each(['ymd', 'DMY', 'day first'])('reject %s as the order of dates', (order) => {
    expect(problemsOf({ DATE_ORDER: order })[0]).toMatch(/^DATE_ORDER is neither dmy nor mdy/);
  });

  it.each(['yes', 'large'])('reject %s as READER', (reader) => {
    expect(problemsOf({ READER: reader })[0]).toMatch(/^READER is neither on nor off/);
  });

  it.each(['http', '0', '65536', '80a', '-1'])('reject %s as a port', (port) => {
    expect(problemsOf({ HEALTH_PORT: port })[0]).toMatch(/^HEALTH_PORT is not a port/);
  });

  it('may have the URL of the database in a file, and never print it', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-'));
    try {
      const file = path.join(folder, 'address');
      writeFileSync(file, 'postgres://bot:secret@127.0.0.1/verbatim\n');
      expect(readConfig({ DATABASE_URL_FILE: file }).database).toBe(
        'postgres://bot:secret@127.0.0.1/verbatim',
      );
      writeFileSync(file, 'secret');
      expect(problemsOf({ DATABASE_URL_FILE: file })[0]).toMatch(/^DATABASE_URL_FILE holds no address/);
      expect(problemsOf({ DATABASE_URL_FILE: file }).join()).not.toContain('secret');
      expect(problemsOf({ DATABASE_URL_FILE: path.join(folder, 'missing') })[0]).toMatch(/cannot be read/);
      expect(problemsOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://b' })[0]).toMatch(/both set/);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(problemsOf({ DATABASE_URL: 'mysql://bot:secret@127.0.0.1/verbatim' })[0]).toMatch(
      /^DATABASE_URL is no address of a PostgreSQL database/,
    );
  });

  it('are the ones explained in .env.example', () => {
    const documented = readFileSync('.env.example', 'utf8').match(/^\w+(?==)/gm);
    const read = readFileSync('src/config.ts', 'utf8').matchAll(/read\('(\w+)'\)/g);
    expect(documented?.sort()).toEqual([...read].map(([, name]) => name).sort());
  });
});
