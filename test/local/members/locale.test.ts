/** The languages of people and of servers. */

import { Locale } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { Refusal } from '../../../src/local/members/refusal.ts';
import { ANYWHERE, connect, ManualBot, register } from '../raw-bot.ts';

const GUILDS = 1;

let local: LocalDiscord;
let bot: ManualBot;
beforeEach(async () => {
  local = await startLocalDiscord();
  await register(local, [{ name: 'ask', description: 'Ask', ...ANYWHERE }]);
  bot = new ManualBot(local, await connect(local, { intents: GUILDS }));
});
afterEach(() => local.close());

const mira = () => local.people.mira.in(local.channels.general);
const sam = () => local.people.sam.in(local.channels.general);

describe('the language of a person', () => {
  it('comes with what they do, and not with what others do', async () => {
    mira().setLocale(Locale.German);
    void mira().run('ask');
    expect(await bot.next()).toMatchObject({ locale: 'de', guild_locale: 'en-US' });
    void local.people.mira.withBot.run('ask');
    expect(await bot.next()).toMatchObject({ locale: 'de' });
    void sam().run('ask');
    expect(await bot.next()).toMatchObject({ locale: 'en-US' });
  });
});

describe('the language of a server', () => {
  it('is chosen by its moderators, and told to the bot', async () => {
    sam().setServerLocale(Locale.Japanese);
    expect(await bot.socket.event('GUILD_UPDATE')).toMatchObject({
      id: local.servers.newsroom.id,
      preferred_locale: 'ja',
    });
    void mira().run('ask');
    expect(await bot.next()).toMatchObject({
      locale: 'en-US',
      guild_locale: 'ja',
      guild: { locale: 'ja' },
    });
    void local.people.mira.in(local.channels.history).run('ask');
    expect(await bot.next()).toMatchObject({ guild_locale: 'en-US' });
    const later = await connect(local, { intents: GUILDS });
    expect(await later.event('GUILD_CREATE')).toMatchObject({ preferred_locale: 'ja' });
  });

  it('is chosen by no other member, and is none in direct messages', () => {
    const refusal = new Refusal('You do not have permission to manage this server.');
    expect(() => mira().setServerLocale(Locale.German)).toThrow(refusal);
    expect(() => local.people.sam.withBot.setServerLocale(Locale.German)).toThrow(refusal);
    expect(local.servers.newsroom.locale).toBe('en-US');
  });

  it('is not told to a bot that is not in it', async () => {
    sam().kickBot();
    sam().setServerLocale(Locale.German);
    sam().addBot();
    await expect.poll(() => bot.socket.eventNames().slice(-2)).toEqual(['GUILD_DELETE', 'GUILD_CREATE']);
  });
});
