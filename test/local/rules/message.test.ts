/** Validation of messages. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { request } from '../raw-bot.ts';

const V2 = 32_768;
const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'x', custom_id: 'x', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...more,
});

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord();
});
afterAll(() => local.close());

function send(body: object) {
  return request(local, 'POST', `/channels/${local.channels.general.id}/messages`, {
    allowed_mentions: { parse: [] },
    ...body,
  });
}

describe('a message is taken with', () => {
  it.each<[string, object]>([
    ['2000 characters', { content: 'x'.repeat(2_000) }],
    ['40 components', { flags: V2, components: Array.from({ length: 40 }, () => text('x')) }],
    ['4000 characters in its components', { flags: V2, components: [text('x'.repeat(4_000))] }],
    [
      'five buttons in a row',
      { content: 'x', components: [row(...[1, 2, 3, 4, 5].map((id) => button({ custom_id: `${id}` })))] },
    ],
    [
      'a select of 25',
      {
        content: 'x',
        components: [
          row(select({ options: Array.from({ length: 25 }, (_, id) => ({ label: 'x', value: `${id}` })) })),
        ],
      },
    ],
    [
      'a section with a button',
      { flags: V2, components: [{ type: 9, components: [text('x')], accessory: button() }] },
    ],
    [
      'a container of all kinds',
      {
        flags: V2,
        components: [{ type: 17, accent_color: 0, components: [text('x'), { type: 14 }, row(button())] }],
      },
    ],
    [
      'an embed of 6000 characters',
      { embeds: [{ description: 'x'.repeat(4_000) }, { description: 'x'.repeat(2_000) }] },
    ],
  ])('%s', async (_, body) => {
    expect((await send(body)).status).toBe(200);
  });
});

describe('a message is refused with', () => {
  it.each<[string, object, (string | number)[], string]>([
    ['2001 characters', { content: 'x'.repeat(2_001) }, ['content'], 'BASE_TYPE_MAX_LENGTH'],
    ['content that is no text', { content: { a: 1 } }, ['content'], 'STRING_TYPE_CONVERT'],
    ['eleven embeds', { embeds: Array(11).fill({ title: 'x' }) }, ['embeds'], 'BASE_TYPE_MAX_LENGTH'],
    [
      '6001 characters in embeds',
      { embeds: [{ description: 'x'.repeat(4_000) }, { description: 'x'.repeat(2_001) }] },
      ['embeds'],
      'MAX_EMBED_SIZE_EXCEEDED',
    ],
    [
      '41 components',
      { flags: V2, components: [{ type: 17, components: Array(40).fill(text('x')) }] },
      ['components'],
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      '4001 characters in its components',
      { flags: V2, components: [text('x'.repeat(4_000)), text('y')] },
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    [
      'the new components without their flag',
      { content: 'x', components: [text('x')] },
      ['components', 0, 'type'],
      'BASE_TYPE_CHOICES',
    ],
    [
      'content beside the new components',
      { flags: V2, content: 'x', components: [text('x')] },
      ['content'],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'six rows',
      { content: 'x', components: Array(6).fill(row(button())) },
      ['components'],
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'six buttons in a row',
      { content: 'x', components: [row(...Array(6).fill(button()))] },
      ['components', 0, 'components'],
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an empty row',
      { content: 'x', components: [row()] },
      ['components', 0, 'components'],
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a select beside a button',
      { content: 'x', components: [row(select(), button())] },
      ['components', 0, 'components'],
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'one custom id twice',
      { content: 'x', components: [row(button(), button())] },
      ['components', 0, 'components', 1, 'custom_id'],
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'one id twice',
      {
        flags: V2,
        components: [
          { ...text('x'), id: 1 },
          { ...text('y'), id: 1 },
        ],
      },
      ['components', 1, 'id'],
      'COMPONENT_ID_DUPLICATED',
    ],
    [
      'a custom id of 101 characters',
      { content: 'x', components: [row(button({ custom_id: 'x'.repeat(101) }))] },
      ['components', 0, 'components', 0, 'custom_id'],
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a label of 81 characters',
      { content: 'x', components: [row(button({ label: 'x'.repeat(81) }))] },
      ['components', 0, 'components', 0, 'label'],
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a button without a label',
      { content: 'x', components: [row(button({ label: undefined }))] },
      ['components', 0, 'components', 0, 'label'],
      'BUTTON_COMPONENT_INVALID',
    ],
    [
      'a link of another scheme',
      { content: 'x', components: [row({ type: 2, style: 5, label: 'x', url: 'javascript:1' })] },
      ['components', 0, 'components', 0, 'url'],
      'URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a container in a container',
      { flags: V2, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
      ['components', 0, 'components', 0, 'type'],
      'BASE_TYPE_CHOICES',
    ],
    [
      'a section without its accessory',
      { flags: V2, components: [{ type: 9, components: [text('x')] }] },
      ['components', 0, 'accessory'],
      'BASE_TYPE_REQUIRED',
    ],
    [
      'an empty text',
      { flags: V2, components: [text('')] },
      ['components', 0, 'content'],
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a select of 26',
      { content: 'x', components: [row(select({ options: Array(26).fill({ label: 'x', value: 'x' }) }))] },
      ['components', 0, 'components', 0, 'options'],
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['a flag that is Discord’s', { content: 'x', flags: 1 }, ['flags'], 'MESSAGE_FLAGS_INVALID'],
    [
      'unknown mentions',
      { content: 'x', allowed_mentions: { parse: ['all'] } },
      ['allowed_mentions', 'parse', 0],
      'BASE_TYPE_CHOICES',
    ],
    [
      'mentions of all users and of some',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      ['allowed_mentions', 'parse'],
      'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    ['a poll', { content: 'x', poll: {} }, ['poll'], 'BASE_TYPE_FORBIDDEN'],
  ])('%s', async (_, body, errorPath, code) => {
    const { status, body: answer } = await send(body);
    expect([status, answer]).toMatchObject([400, { code: 50035, message: 'Invalid Form Body' }]);
    expect(answer).toHaveProperty(['errors', ...errorPath.map(String), '_errors', 0, 'code'], code);
  });

  it('every problem at once', async () => {
    const { body } = await send({ content: 1, flags: 1, components: [{}] });
    expect(Object.keys((body as { errors: object }).errors).sort()).toEqual([
      'components',
      'content',
      'flags',
    ]);
  });
});
