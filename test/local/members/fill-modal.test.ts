/** What people fill in in a modal. */

import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { fillModal, type Inputs } from '../../../src/local/members/fill-modal.ts';
import { Resolution } from '../../../src/local/members/resolved-data.ts';
import { fixtures } from '../../../src/local/state/fixtures.ts';

const options = (count: number, chosen = 0) =>
  Array.from({ length: count }, (_, index) => ({
    label: `${index}`,
    value: `${index}`,
    default: index < chosen,
  }));
const RADIO = { type: 21, custom_id: 'one' };
const BOXES = { type: 22, custom_id: 'some' };
const CHECKBOX = { type: 23, custom_id: 'yes' };
const CHANNELS = { type: 8, custom_id: 'where' };
const ROLES = { type: 6, custom_id: 'roles' };
const USERS = { type: 5, custom_id: 'users' };

function modalWith(component: object): APIModalInteractionResponseCallbackData {
  const label = { type: 18, id: 1, label: 'x', component };
  return { title: 'x', custom_id: 'form', components: [label as never] };
}

describe('what is filled in', () => {
  let local: LocalDiscord;
  beforeAll(async () => {
    local = await startLocalDiscord();
  });
  afterAll(() => local.close());

  const { servers, channels, people } = fixtures();
  const [, , moderators] = servers.newsroom.roles;
  const fill = (component: object, inputs: Inputs) => {
    const services = { guildState: local.guildState } as ConstructorParameters<typeof Resolution>[0];
    const modal = { ...modalWith(component), openedBy: '1' };
    const { components, resolved } = fillModal(
      modal,
      inputs,
      new Resolution(services, local.channels.general),
    );
    const [sent] = components as unknown as [{ component: object }];
    return { ...sent.component, ...(resolved && { resolved }) };
  };

  it('is sent in the form of each input, with what it names', () => {
    expect(fill({ ...RADIO, options: options(2) }, { one: '1' })).toMatchObject({ type: 21, value: '1' });
    expect(fill({ ...RADIO, required: false, options: options(2) }, {})).toMatchObject({ value: null });
    expect(fill({ ...BOXES, options: options(3) }, { some: ['0', '2'] })).toMatchObject({
      type: 22,
      values: ['0', '2'],
    });
    expect(fill(CHECKBOX, { yes: true })).toMatchObject({ type: 23, value: true });
    expect(fill(CHECKBOX, {})).toMatchObject({ value: false });
    const { general, help } = channels;
    expect(fill({ ...CHANNELS, max_values: 2 }, { where: [general.id, help.id] })).toMatchObject({
      type: 8,
      values: [general.id, help.id],
      resolved: { channels: { [general.id]: { type: 0 }, [help.id]: { name: 'help', type: 15 } } },
    });
    expect(fill(ROLES, { roles: moderators!.id })).toMatchObject({
      type: 6,
      resolved: { roles: { [moderators!.id]: { name: 'Moderator' } } },
    });
    expect(fill(USERS, { users: people.theo.id })).toMatchObject({
      type: 5,
      resolved: {
        users: { [people.theo.id]: { username: 'theo' } },
        members: { [people.theo.id]: { roles: [] } },
      },
    });
  });

  it('is what is chosen from the start, where nothing else is', () => {
    expect(fill({ ...RADIO, options: options(3, 1) }, {})).toMatchObject({ value: '0' });
    expect(fill({ ...BOXES, options: options(3, 2) }, {})).toMatchObject({ values: ['0', '1'] });
    expect(fill({ ...CHECKBOX, default: true }, {})).toMatchObject({ value: true });
    const chosen = [{ type: 'user', id: people.mira.id }];
    expect(fill({ ...USERS, default_values: chosen }, {})).toMatchObject({
      values: [people.mira.id],
      resolved: { users: { [people.mira.id]: { username: 'mira' } } },
    });
    const select = { type: 3, custom_id: 'order', options: options(2, 1) };
    expect(fill(select, {})).toMatchObject({ type: 3, values: ['0'] });
    expect(fill({ ...RADIO, options: options(3, 1) }, { one: '2' })).toMatchObject({ value: '2' });
  });

  it.each([
    ['nothing where a choice is required', { ...RADIO, options: options(2) }, {}, 'this field is required'],
    ['two of one choice', { ...RADIO, options: options(2) }, { one: ['0', '1'] }, 'between 0 and 1'],
    ['what is not offered', { ...RADIO, options: options(2) }, { one: '7' }, 'does not offer 7'],
    ['too few boxes', { ...BOXES, min_values: 2, options: options(3) }, { some: ['0'] }, 'between 2 and 3'],
    [
      'too many boxes',
      { ...BOXES, max_values: 1, options: options(3) },
      { some: ['0', '1'] },
      'between 1 and 1',
    ],
    [
      'a channel of another type',
      { ...CHANNELS, channel_types: [15] },
      { where: channels.general.id },
      'type',
    ],
    ['a channel of another server', CHANNELS, { where: channels.history.id }, 'Unknown channel'],
    ['an unknown role', ROLES, { roles: '1' }, 'Unknown role'],
    ['too many users', USERS, { users: [people.mira.id, people.theo.id] }, 'between 1 and 1'],
  ])('is not sent with %s', (_, component, inputs: Inputs, words) => {
    expect(() => fill(component, inputs)).toThrow(words);
  });
});
