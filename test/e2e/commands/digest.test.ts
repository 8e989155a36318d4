/** Digests: the form in /settings, the preview, and what is posted. */

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type APIMessage, Locale, PermissionFlagsBits as May, OverwriteType } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Day } from '../../../src/day.ts';
import { english } from '../../../src/i18n/translator.ts';
import { DEFAULT_SETTINGS } from '../../../src/library/server-settings.ts';
import { seen } from '../../discord/rendered-message.ts';
import { FILES, STORM } from './example-articles.ts';
import { formIn, Stage, seenBy, shown, WAIT } from './stage.ts';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
const TIMEOUT = 60_000;
const FAIR = {
  title: 'The fair',
  date: '2026-11-01',
  source: '',
  text: 'The fair has 27 stalls. It is free.',
};

const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
const stage = new Stage(FILES, data);
stage.digestInterval = 50;

const server = () => stage.local.servers.newsroom.id;
const channel = () => stage.local.channels.general;
const posted = (): APIMessage[] =>
  stage.local.people.sam.in(channel()).messages.filter(({ author }) => author.bot);
const today = () => new Date().toISOString().slice(0, 10) as Day;

const withoutRules = (lines: readonly string[]) => lines.filter((line) => line !== '---');

/** Has a digest posted every day, as if that had been set some time ago. */
const schedule = (ago = 0) =>
  stage.library.scheduleDigest(server(), { channel: channel().id, every: 'day' }, Date.now() - ago);

/** Waits for the digest of what has changed, and returns what is seen of it. */
async function nextDigest(): Promise<string[]> {
  const before = posted().length;
  await schedule(DAY_MS + HOUR_MS);
  await vi.waitUntil(() => posted().length > before, WAIT);
  return withoutRules(seen(posted().at(-1)!));
}

/** Presses a button of the card of the settings. */
const press = async (button: string) => stage.sam.press(await shown(stage.sam.run('settings')), button);
const submit = async (inputs: Parameters<typeof stage.sam.submit>[1]) =>
  seenBy(stage.sam.submit(await formIn(press('Digest')), inputs));

beforeEach(() => stage.restart());
afterEach(async () => {
  for (const { key } of await stage.library.articles({ server: server(), own: true }))
    await stage.library.remove(key, server());
  await stage.library.forgetReports(server());
  await stage.library.changeSettings(server(), DEFAULT_SETTINGS);
  channel().overwrites = [];
});

describe('the form for digests', () => {
  it('sets how often and where they are posted, and shows when the next one is', async () => {
    const before = Date.now();
    const lines = await submit({ every: ['week'], channel: [channel().id] });
    const { digest } = await stage.library.settings(server());
    expect(digest).toMatchObject({ channel: channel().id, every: 'week' });
    expect(digest!.dueAt).toBeGreaterThanOrEqual(before + 7 * DAY_MS);
    const next = `<t:${Math.floor(digest!.dueAt / 1_000)}:f>`;
    expect(lines).toContain(
      `What has changed in the articles: every week in <#${channel().id}>, the next time ${next}`,
    );
    // It opens with what is set, and sends that again.
    await submit({});
    expect((await stage.library.settings(server())).digest).toMatchObject({
      channel: channel().id,
      every: 'week',
    });
    expect(await submit({ every: ['never'] })).toContain('What has changed in the articles: not posted');
    expect((await stage.library.settings(server())).digest).toBeNull();
  });

  it('asks for a channel, and for one where the bot may write', async () => {
    const { announcements } = stage.local.channels;
    const refusals = [
      [{ every: ['day'] }, 'Please choose the channel for the digest.'],
      [
        { every: ['day'], channel: [announcements.id] },
        'I cannot write in #announcements: I need the permission “Send Messages” there. Nothing is changed.',
      ],
    ] as const;
    for (const [inputs, said] of refusals) {
      await stage.sam.submit(await formIn(press('Digest')), inputs);
      const last = () => seen(stage.sam.messages.at(-1)!);
      await vi.waitFor(() => expect(last()).toEqual(['(only you)', said]), WAIT);
    }
    expect((await stage.library.settings(server())).digest).toBeNull();
  });
});

describe('a digest', () => {
  it('has new and changed articles, and facts as they were and as they are', {
    timeout: TIMEOUT,
  }, async () => {
    await schedule();
    await writeFile(path.join(data, 'seeds', 'storm.md'), STORM.replace('on Thursday', 'on Friday'));
    await vi.waitUntil(async () => (await stage.library.digest(server(), Date.now())).facts.length > 0, WAIT);
    await stage.library.add(FAIR, server());
    const lines = [
      '### What has changed',
      `-# Since ${english.day(today())}`,
      '**Facts that changed**',
      '**Until now**',
      '> A storm closed the harbour of Varde on Thursday.',
      '**Now**',
      '> A storm closed the harbour of Varde on Friday.',
      '-# Storm closes harbour · published 2 February 2024',
      '[Read]',
      '**1 new article**',
      'The fair · published 1 November 2026',
      '[Read]',
      '**1 changed article**',
      '- Storm closes harbour · published 2 February 2024',
    ];
    expect(withoutRules(await seenBy(press('Show the digest now')))).toEqual(['(only you)', ...lines]);
    expect(await nextDigest()).toEqual(lines);
    const read = stage.local.people.mira.in(channel());
    expect((await seenBy(read.press(posted().at(-1)!, 'Read'))).join('\n')).toContain(
      'A storm closed the harbour of Varde on Friday.',
    );
    // The next one starts where this one ended, which is noted once it is posted.
    await vi.waitFor(
      async () =>
        expect(await seenBy(press('Show the digest now'))).toContain(
          `Nothing has changed since ${english.day(today())}.`,
        ),
      WAIT,
    );
  });

  it('is not posted when nothing has changed, and goes on from there', { timeout: TIMEOUT }, async () => {
    const before = posted().length;
    await schedule(DAY_MS + HOUR_MS);
    const dueAt = async () => (await stage.library.settings(server())).digest!.dueAt;
    await vi.waitUntil(async () => (await dueAt()) > Date.now(), WAIT);
    expect(posted()).toHaveLength(before);
    await stage.library.add(FAIR, server());
    expect(await nextDigest()).toContain('**1 new article**');
  });

  it('is in the language of the server', { timeout: TIMEOUT }, async () => {
    await schedule();
    await stage.library.add(FAIR, server());
    stage.sam.setServerLocale(Locale.German);
    expect(await nextDigest()).toContain('### Was sich geändert hat');
    stage.sam.setServerLocale(Locale.EnglishUS);
  });

  it('quotes questions that found nothing only where moderators alone read', {
    timeout: TIMEOUT,
  }, async () => {
    await stage.library.changeSettings(server(), { keepsQuestions: true });
    await schedule();
    const day = today();
    const ask = (question: string) =>
      stage.library.report(
        { kind: 'unanswered', question, day, verdict: 'none', shown: null, wrong: '', better: '' },
        server(),
      );
    for (const question of ['Is there a zeppelin museum on Mars?', 'Who is the king of Aske?'])
      await ask(question);
    const counted = [
      '### What has changed',
      `-# Since ${english.day(today())}`,
      '**2 questions found nothing**',
      '-# Moderators find them in **/library reports**.',
    ];
    expect(await nextDigest()).toEqual(counted);

    const { mira } = stage.local.people;
    const moderator = stage.local.servers.newsroom.roles.find(({ name }) => name === 'Moderator')!;
    const role = (id: string, allow: bigint, deny: bigint) => ({
      id,
      type: OverwriteType.Role,
      allow: String(allow),
      deny: String(deny),
    });
    const hidden = [role(server(), 0n, May.ViewChannel), role(moderator.id, May.ViewChannel, 0n)];
    const bot = {
      id: stage.local.applicationId,
      type: OverwriteType.Member,
      allow: String(May.ViewChannel),
      deny: '0',
    };
    channel().overwrites = [...hidden, bot, { ...bot, id: mira.user.id }];
    await ask('Where is the moon base of Aske?');
    expect((await nextDigest()).join('\n')).not.toContain('zeppelin');

    channel().overwrites = [...hidden, bot];
    await ask('Is there a zeppelin museum on mars');
    const lines = await nextDigest();
    expect(lines.slice(2)).toEqual([
      '**4 questions found nothing**',
      '- Is there a zeppelin museum on mars · 2×',
      expect.stringMatching(/^- Wh/),
      expect.stringMatching(/^- Wh/),
      '-# Moderators find them in **/library reports**.',
    ]);
  });
});
