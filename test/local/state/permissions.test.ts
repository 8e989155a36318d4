/** Permissions in servers and channels. */

import { PermissionFlagsBits as May } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../../../src/local/state/fixtures.ts';
import { permissionsIn } from '../../../src/local/state/permissions.ts';

const { guildState, servers, channels, people } = fixtures();
const may = (channel: keyof typeof channels, userId: string, what: bigint) =>
  (permissionsIn(channels[channel], userId) & what) === what;

describe('what a user may do', () => {
  it('comes from everyone’s role and their own', () => {
    expect(may('general', people.mira.id, May.SendMessages)).toBe(true);
    expect(may('general', people.mira.id, May.ManageGuild)).toBe(false);
    expect(may('general', people.sam.id, May.ManageGuild | May.SendMessages)).toBe(true);
  });

  it('is everything for the owner, and nothing for a stranger', () => {
    expect(may('announcements', servers.newsroom.ownerId, May.Administrator | May.SendMessages)).toBe(true);
    expect(permissionsIn(channels.general, '1')).toBe(0n);
  });

  it('is changed by the overwrites of the channel', () => {
    expect(may('announcements', people.mira.id, May.SendMessages)).toBe(false);
    expect(may('announcements', guildState.bot.id, May.SendMessages)).toBe(false);
    expect(may('announcements', people.sam.id, May.SendMessages)).toBe(true);
    expect(may('announcements', people.mira.id, May.ViewChannel)).toBe(true);
  });
});
