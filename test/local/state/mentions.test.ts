/** Whom a message pings. */

import type { APIAllowedMentions } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../../../src/local/state/fixtures.ts';
import { mentionsIn } from '../../../src/local/state/mentions.ts';

const { guildState, servers, channels, people } = fixtures();
const [, , moderators] = servers.newsroom.roles;
const ALL = `<@${people.mira.id}> <@!${people.theo.id}> <@&${moderators!.id}> @everyone`;

function pinged(text: string, author: string, allowed?: object, channel = channels.general): unknown[] {
  const found = mentionsIn(text, channel, author, guildState, allowed as APIAllowedMentions);
  return [found.mentions.map(({ username }) => username), found.mention_roles.length, found.mention_everyone];
}

describe('who is pinged', () => {
  it('is who is named, as far as the author may', () => {
    expect(pinged(ALL, people.sam.id)).toEqual([['mira', 'theo'], 1, true]);
    expect(pinged(ALL, people.mira.id)).toEqual([['mira', 'theo'], 0, false]);
  });

  it('is only whom the message allows', () => {
    expect(pinged(ALL, people.sam.id, { parse: [] })).toEqual([[], 0, false]);
    expect(pinged(ALL, people.sam.id, {})).toEqual([[], 0, false]);
    expect(pinged(ALL, people.sam.id, { parse: ['users'] })).toEqual([['mira', 'theo'], 0, false]);
    expect(pinged(ALL, people.sam.id, { parse: ['everyone'], users: [people.theo.id] })).toEqual([
      ['theo'],
      0,
      true,
    ]);
  });

  it('is no unknown user', () => {
    expect(pinged('<@1> <@&1> @everyone1', people.sam.id)).toEqual([[], 0, false]);
  });

  it('is found despite characters that change the direction of text', () => {
    expect(pinged(`<@\u202e${people.mira.id}>`, people.sam.id)).toEqual([['mira'], 0, false]);
    expect(pinged(`\`<@${people.mira.id}>\``, people.sam.id)).toEqual([['mira'], 0, false]);
  });
});
