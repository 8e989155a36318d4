/** 25. Only those who may manage a server can change its articles. */

import { PermissionFlagsBits } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/library/library.ts';
import { dispatch, fromNewUser, lastPayload, type Payload } from './payloads.ts';
import { Stage } from './stage.ts';

const CHANGING_METHODS = [
  'preview',
  'add',
  'remove',
  'undo',
  'askWith',
  'closeReports',
  'forgetReports',
  'exportReports',
  'changeSettings',
  'scheduleDigest',
  'clearVotes',
];

const stage = Stage.forFile();
let add: Payload;
/** The names of the library's methods that were called. */
const calledMethods: string[] = [];
beforeAll(async () => {
  await stage.local.people.sam.in(stage.local.channels.questions).run('library add');
  add = lastPayload(stage);
  const { library } = stage;
  stage.library = new Proxy(library, {
    get(target, name: keyof Library) {
      if (CHANGING_METHODS.includes(name)) calledMethods.push(name);
      return target[name];
    },
  });
});

const MANAGE = String(PermissionFlagsBits.ManageGuild);
const ALL_BUT_MANAGE = String(
  Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n) &
    ~PermissionFlagsBits.ManageGuild &
    ~PermissionFlagsBits.Administrator,
);
const SERVER = '1110000000000000100';
const OTHER_SERVER = '1990000000000000000';

/** Actions of moderators, as changes of a payload. */
const MODERATOR_ACTIONS: [string, (payload: Payload) => Payload][] = [
  ['/library add', (payload) => payload],
  ['/settings', (payload) => ({ ...payload, data: { ...payload.data, name: 'settings', options: [] } })],
  ['/library list', (payload) => withSubcommand(payload, 'list')],
  ['/library reports', (payload) => withSubcommand(payload, 'reports')],
  [
    '/library remove',
    (payload) => withSubcommand(payload, 'remove', [{ name: 'article', type: 3, value: 'storm' }]),
  ],
  ...[
    'publish:0123456789abcdef',
    'change:0123456789abcdef',
    'discard:0123456789abcdef',
    'remove:0123456789',
    'undo:0123456789',
    'own:0',
    'reports:0',
    'close-report:0123456789ab:0',
    'clear-votes:0123456789.0.abcdefg:0',
    'export',
    'keep-questions:on',
    'forget',
    'forget-all',
    'settings-where',
    'settings-how',
    'settings-language',
  ].map((id): [string, (payload: Payload) => Payload] => [
    `the button ${id}`,
    (payload) => ({
      ...payload,
      type: 3,
      data: { custom_id: `v1:${id}`, component_type: 2 },
      message: stage.local.people.sam.in(stage.local.channels.questions).messages.at(-1) ?? MESSAGE,
    }),
  ]),
  [
    'the form of an article',
    (payload) => ({
      ...payload,
      type: 5,
      data: {
        custom_id: 'v1:draft',
        components: [field('title', ''), field('date', ''), field('source', ''), field('text', 'It opened.')],
      },
    }),
  ],
];
function field(custom_id: string, value: string) {
  return { type: 18, component: { type: 4, custom_id, value } };
}
const MESSAGE = {
  id: '1574806561451147264',
  channel_id: '1110000000000000102',
  author: { id: '1100000000000000001', username: 'Verbatim', discriminator: '0', avatar: null },
  content: '',
  timestamp: '2024-05-05T00:00:00.000Z',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
  pinned: false,
  type: 0,
  flags: 64,
};

function withSubcommand(payload: Payload, name: string, options: object[] = []): Payload {
  return { ...payload, data: { ...payload.data, options: [{ type: 1, name, options }] } };
}

describe.each(MODERATOR_ACTIONS)('25. %s', (_, change) => {
  it.each<[string, string | null, string | null]>([
    ['a member without any permission', '0', SERVER],
    ['a member with every permission but that', ALL_BUT_MANAGE, SERVER],
    ['someone whose permissions are not told', null, SERVER],
    ['someone in a direct message', null, null],
    ['someone in a direct message who says that they may', MANAGE, null],
    ['a member of another server without permission', '0', OTHER_SERVER],
    ['whoever manages a server that the bot is not in', MANAGE, OTHER_SERVER],
  ])('is refused to %s, and changes nothing', { retry: 2 }, async (_, permissions, guild) => {
    calledMethods.length = 0;
    expect(await dispatch(stage, change(fromNewUser(add, permissions, guild)))).toMatchObject({
      type: 4,
      data: {
        flags: 64,
        content: expect.stringMatching(
          /^(?:Only those who may manage this server can do that|That can be done only in a server that I am in|Articles are added and removed in a server, by those who manage it)\\?\.$/,
        ),
      },
    });
    expect(calledMethods).toEqual([]);
  });

  it.each([
    ['whoever manages the server', MANAGE],
    ['an administrator', String(PermissionFlagsBits.Administrator)],
  ])('is open to %s', { retry: 2 }, async (_, permissions) => {
    const body = await dispatch(stage, change(fromNewUser(add, permissions, SERVER)));
    expect(JSON.stringify(body)).not.toMatch(/Only those who may manage|by those who manage/);
  });
});
