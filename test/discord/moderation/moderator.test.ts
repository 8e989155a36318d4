import { PermissionFlagsBits as Permission, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { serverOfModerator } from '../../../src/discord/moderation/moderator.ts';
import { UserError } from '../../../src/discord/user-error.ts';

type Interaction = Parameters<typeof serverOfModerator>[0];
const serverOf = (guildId: string | null, permissions: bigint | null, hasBot = true) =>
  serverOfModerator({
    guildId,
    inCachedGuild: () => hasBot,
    memberPermissions: permissions === null ? null : new PermissionsBitField(permissions).freeze(),
  } as Interaction);
const refusal = (guildId: string | null, permissions: bigint | null) => {
  try {
    return serverOf(guildId, permissions);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
};
const ALL_OTHERS =
  Object.values(Permission).reduce((all, bit) => all | bit, 0n) &
  ~Permission.ManageGuild &
  ~Permission.Administrator;

describe('the server of a moderator', () => {
  it.each([
    ['those with the permission to manage it', Permission.ManageGuild],
    ['administrators', Permission.Administrator],
    ['those with further permissions', Permission.ManageGuild | Permission.BanMembers],
  ])('is returned for %s', (_, permissions) => {
    expect(serverOf('123', permissions)).toBe('123');
  });

  it.each([0n, ALL_OTHERS, Permission.ManageMessages])(
    'is refused to those with the permissions %s',
    (permissions) => {
      expect(refusal('123', permissions)).toBe('Only those who may manage this server can do that.');
    },
  );

  it('is refused in a server that the bot is not in, whatever the permissions', () => {
    expect(() => serverOf('123', Permission.Administrator, false)).toThrow('only in a server that I am in');
  });

  it('is refused outside of servers, and without permissions', () => {
    const outside = 'Articles are added and removed in a server, by those who manage it.';
    expect(refusal(null, Permission.Administrator)).toBe(outside);
    expect(refusal('123', null)).toBe(outside);
    expect(refusal(null, null)).toBe(outside);
  });
});
