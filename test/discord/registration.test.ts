import { REST } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { readIds, register } from '../../src/discord/registration.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';

let local: LocalDiscord;
let rest: REST;
beforeAll(async () => {
  local = await startLocalDiscord();
  rest = new REST({ api: local.api }).setToken(local.token);
});
afterAll(() => local.close());

const [ask, ...others] = commands;
const changed = (change: object) => [
  { ...ask!, data: { name: 'ask', toJSON: () => ({ ...ask!.data.toJSON(), ...change }) } },
  ...others,
];

describe.each([
  ['everywhere', () => null],
  ['in one server', () => local.servers.newsroom.id],
])('the commands, registered %s,', (_, scope) => {
  const registerIn = (list: typeof commands) => register(rest, local.applicationId, scope(), list);
  const write = async (list: typeof commands) => (await registerIn(list)).isWritten;
  const names = () => local.commands.in(scope()).map(({ name }) => name);
  beforeEach(() => write(commands));

  it('are those of the list, in its order', () => {
    expect(names()).toEqual(commands.map(({ data }) => data.name));
  });

  it('are not written again when they are unchanged, in any order', async () => {
    expect(await write(commands)).toBe(false);
    expect(await write([...commands].reverse())).toBe(false);
  });

  it('are returned with their ids, whether they are written or not', async () => {
    const ids = new Map(local.commands.in(scope()).map(({ name, id }) => [name, id]));
    expect(ids.size).toBe(commands.length);
    expect((await registerIn(commands)).ids).toEqual(ids);
    expect((await registerIn(changed({ description: 'Ask' }))).ids).toEqual(ids);
    expect(await readIds(rest, local.applicationId, scope())).toEqual(ids);
  });

  it('are written again when a localisation is changed, and not while it is the same', async () => {
    const german = (name: string) => changed({ name_localizations: { de: name } });
    expect(await write(german('fragen'))).toBe(true);
    expect(await write(german('fragen'))).toBe(false);
    expect(await write(german('frage'))).toBe(true);
  });

  it('are written again when one is changed, added or removed', async () => {
    expect(await write(changed({ description: 'Ask' }))).toBe(true);
    expect(await write(changed({ default_member_permissions: '32' }))).toBe(true);
    expect(await write(others)).toBe(true);
    expect(names()).not.toContain('ask');
    expect(await write(commands)).toBe(true);
    expect(names()).toContain('ask');
  });
});
