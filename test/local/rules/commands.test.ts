/** Registration of commands, and its validation. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { register, request } from '../raw-bot.ts';

let local: LocalDiscord;
beforeEach(async () => {
  local = await startLocalDiscord();
});
afterEach(() => local.close());

const ASK = { name: 'ask', description: 'Ask the articles' };
const path = () => `/applications/${local.applicationId}/commands`;
const call = (method: string, more = '', body?: unknown) => request(local, method, `${path()}${more}`, body);
type Registered = { id: string; version: string };

describe('commands', () => {
  it('are registered everywhere with what Discord fills in', async () => {
    const options = [{ type: 3, name: 'question', description: 'What', required: true, max_length: 300 }];
    const { body } = await register(local, [{ ...ASK, options }]);
    expect(body).toEqual([
      {
        id: expect.stringMatching(/^\d{17,19}$/),
        application_id: local.applicationId,
        version: expect.stringMatching(/^\d{17,19}$/),
        type: 1,
        ...ASK,
        name_localizations: null,
        description_localizations: null,
        default_member_permissions: null,
        dm_permission: true,
        contexts: null,
        integration_types: [0, 1],
        nsfw: false,
        options: [{ ...options[0], name_localizations: null, description_localizations: null }],
      },
    ]);
  });

  it('of a server have its id, and no contexts', async () => {
    const { id } = local.servers.history;
    const { body } = await register(local, [{ ...ASK, contexts: [0, 1] }], id);
    expect(body).toMatchObject([{ guild_id: id, name: 'ask' }]);
    expect(body).not.toHaveProperty('0.contexts');
    expect((await call('GET')).body).toEqual([]);
    expect(await register(local, [ASK], '1')).toEqual({
      status: 403,
      body: { code: 50001, message: 'Missing Access' },
    });
  });

  it('keep their ids, and their versions while they are the same', async () => {
    const [first] = (await register(local, [ASK])).body as [Registered];
    const [same] = (await register(local, [ASK])).body as [Registered];
    const [changed] = (await register(local, [{ ...ASK, description: 'Ask' }])).body as [Registered];
    expect(same).toEqual(first);
    expect(changed.id).toBe(first.id);
    expect(changed.version).not.toBe(first.version);
  });

  it('are listed without localisations, unless those are asked for', async () => {
    const german = { name_localizations: { de: 'frage' }, description_localizations: { de: 'Eine Frage' } };
    const choices = [{ name: 'new', name_localizations: { de: 'neu' }, value: 'n' }];
    const option = { type: 3, name: 'question', description: 'What', ...german, choices };
    await register(local, [{ ...ASK, ...german, options: [option] }]);
    const [plain] = (await call('GET')).body as [{ options: [{ choices: object[] }] }];
    expect(JSON.stringify(plain)).not.toContain('_localizations');
    expect(plain.options[0].choices).toEqual([{ name: 'new', value: 'n' }]);
    expect((await call('GET', '?with_localizations=true')).body).toMatchObject([
      { ...german, options: [{ ...german, choices }] },
    ]);
  });

  it('may share a name that nobody sees both of', async () => {
    const other = { name: 'frage', name_localizations: { de: 'quelle' }, description: 'Another' };
    const { status } = await register(local, [{ ...ASK, name_localizations: { de: 'frage' } }, other]);
    expect(status).toBe(200);
  });

  it('count the longest of each text with its localisations, up to 8000 characters', async () => {
    const filled = (length: number) => ({
      ...ASK,
      options: Array.from({ length: 25 }, (_, number) => ({
        type: 3,
        name: `o${number}`,
        description: 'x',
        choices: [
          ...Array.from({ length: 2 }, (__, place) => ({
            name: 'x',
            name_localizations: { de: 'y'.repeat(100), fr: 'z' },
            value: `${place}${'x'.repeat(length)}`,
          })),
        ],
      })),
    });
    expect((await register(local, [filled(50)])).status).toBe(200);
    expect((await register(local, [filled(60)])).body).toHaveProperty(
      ['errors', '0', '_errors', 0, 'code'],
      'APPLICATION_COMMAND_TOO_LARGE',
    );
  });

  it('are added, read, changed and removed one at a time', async () => {
    const added = await call('POST', '', ASK);
    const { id } = added.body as Registered;
    expect(added.status).toBe(201);
    expect(await call('POST', '', ASK)).toMatchObject({ status: 200, body: { id } });
    expect((await call('GET', `/${id}`)).body).toMatchObject(ASK);
    expect((await call('PATCH', `/${id}`, { description: 'Ask' })).body).toMatchObject({
      id,
      name: 'ask',
      description: 'Ask',
    });
    expect(await call('PATCH', `/${id}`, { description: '' })).toMatchObject({ body: { code: 50035 } });
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect(await call('GET', `/${id}`)).toEqual({
      status: 404,
      body: { code: 10063, message: 'Unknown application command' },
    });
  });

  it('can be read only by the application itself', async () => {
    expect(await request(local, 'GET', '/applications/1/commands')).toMatchObject({
      status: 403,
      body: { code: 20012 },
    });
  });

  const option = (more: object) => ({ ...ASK, options: [{ type: 3, name: 'x', description: 'x', ...more }] });
  it.each<[string, object[], string[]]>([
    ['an upper-case name', [{ ...ASK, name: 'Ask' }], ['0', 'name']],
    ['no description', [{ name: 'ask' }], ['0', 'description']],
    ['a description of 101 characters', [{ ...ASK, description: 'x'.repeat(101) }], ['0', 'description']],
    ['two of one name', [ASK, ASK], ['1', 'name']],
    [
      'a localisation for no language',
      [{ ...ASK, name_localizations: { xx: 'ask' } }],
      ['0', 'name_localizations', 'xx'],
    ],
    [
      'a localised name in upper case',
      [{ ...ASK, name_localizations: { de: 'Frage' } }],
      ['0', 'name_localizations', 'de'],
    ],
    [
      'a localised description of 101 characters',
      [{ ...ASK, description_localizations: { de: 'x'.repeat(101) } }],
      ['0', 'description_localizations', 'de'],
    ],
    [
      'a localised name of an option with a space',
      [option({ name_localizations: { de: 'eine frage' } })],
      ['0', 'options', '0', 'name_localizations', 'de'],
    ],
    [
      'two of one name for somebody',
      [ASK, { ...ASK, name: 'find', name_localizations: { 'pt-BR': 'ask' } }],
      ['1', 'name'],
    ],
    [
      'two options of one name for somebody',
      [
        {
          ...ASK,
          options: ['a', 'b'].map((name) => ({
            type: 3,
            name,
            description: name,
            name_localizations: { ja: '質問' },
          })),
        },
      ],
      ['0', 'options', '1', 'name'],
    ],
    [
      'a menu with a localised name of 33 characters',
      [{ name: 'Find', type: 3, name_localizations: { de: 'x'.repeat(33) } }],
      ['0', 'name_localizations', 'de'],
    ],
    ['a menu with a description', [{ ...ASK, type: 3 }], ['0', 'description']],
    ['26 options', [{ ...ASK, options: Array(26).fill({}) }], ['0', 'options']],
    ['an option of no type', [option({ type: 12 })], ['0', 'options', '0', 'type']],
    [
      'a required option after another',
      [
        {
          ...ASK,
          options: [
            { type: 3, name: 'a', description: 'a' },
            { type: 3, name: 'b', description: 'b', required: true },
          ],
        },
      ],
      ['0', 'options', '1'],
    ],
    [
      'choices that are completed as well',
      [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })],
      ['0', 'options', '0'],
    ],
    [
      'a choice of 101 characters',
      [option({ choices: [{ name: 'x'.repeat(101), value: 'a' }] })],
      ['0', 'options', '0', 'choices', '0', 'name'],
    ],
    ['a text longer than 6000', [option({ max_length: 6_001 })], ['0', 'options', '0', 'max_length']],
    [
      'a subcommand within one',
      [
        {
          ...ASK,
          options: [
            { type: 1, name: 'a', description: 'a', options: [{ type: 1, name: 'b', description: 'b' }] },
          ],
        },
      ],
      ['0', 'options', '0', 'options', '0', 'type'],
    ],
    [
      'a subcommand beside an option',
      [
        {
          ...ASK,
          options: [
            { type: 1, name: 'a', description: 'a' },
            { type: 3, name: 'b', description: 'b' },
          ],
        },
      ],
      ['0', 'options'],
    ],
  ])('are refused with %s', async (_, commands, errorPath) => {
    const { status, body } = await register(local, commands);
    expect([status, body]).toMatchObject([400, { code: 50035, message: 'Invalid Form Body' }]);
    expect(body).toHaveProperty(['errors', ...errorPath, '_errors', 0, 'code']);
    expect((await call('GET')).body).toEqual([]);
  });
});
