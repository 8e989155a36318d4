import { PermissionFlagsBits as May, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { serverOfModerator } from '../../../src/discord/moderation/moderator.ts';
import { UserError } from '../../../src/discord/user-error.ts';

type Where = Parameters<typeof serverOfModerator>[0];
const serverOf = (guildId: string | null, permissions: bigint | null, isThere = true) =>
  serverOfModerator({
    guildId,
    inCachedGuild: () => isThere,
    memberPermissions: permissions === null ? null : new PermissionsBitField(permissions).freeze(),
  } as Where);
const refusal = (guildId: string | null, permissions: bigint | null) => {
  try {
    return serverOf(guildId, permissions);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
};
const ALL_BUT_THAT =
  Object.values(May).reduce((all, bit) => all | bit, 0n) & ~May.ManageGuild & ~May.Administrator;

describe('the server of a moderator', () => {
  it.each([
    ['those who may manage it', May.ManageGuild],
    ['administrators, who may do anything', May.Administrator],
    ['those who may do that and more', May.ManageGuild | May.BanMembers],
  ])('is told for %s', (_, permissions) => {
    expect(serverOf('123', permissions)).toBe('123');
  });

  it.each([0n, ALL_BUT_THAT, May.ManageMessages])('is refused to those who may do %s', (permissions) => {
    expect(refusal('123', permissions)).toBe('Only those who may manage this server can do that.');
  });

  it('is refused in a server that the bot is not in, whatever somebody may do there', () => {
    expect(() => serverOf('123', May.Administrator, false)).toThrow('only in a server that I am in');
  });

  it('is refused outside of servers, and where nobody says what they may do', () => {
    const outside = 'Articles are added and removed in a server, by those who manage it.';
    expect(refusal(null, May.Administrator)).toBe(outside);
    expect(refusal('123', null)).toBe(outside);
    expect(refusal(null, null)).toBe(outside);
  });
});
