/** The bot speaks the language of whoever uses it, and in the open that of the server. */

import { Locale } from 'discord-api-types/v10';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { english } from '../../../src/i18n/translator.ts';
import { translatorFor } from '../../../src/i18n/translators.ts';
import type { Actor } from '../../../src/local/members/actor.ts';
import { seen } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { Stage, seenBy, shown, WAIT } from './stage.ts';

const stage = new Stage(FILES);
const german = translatorFor('de');

const QUESTION = 'When did the storm close the harbour?';
const PUBLISHED = '2024-02-02';

// The first question loads what reads the sentences, which may take longer than Discord waits.
beforeAll(async () => {
  await stage.library.ask(QUESTION, { server: null });
});
afterEach(() => {
  stage.mira.setLocale(Locale.EnglishUS);
  stage.sam.setServerLocale(Locale.EnglishUS);
});

describe('somebody who uses Discord in German', () => {
  it('is answered in German, with the dates of German and the quote as it is', async () => {
    stage.mira.setLocale(Locale.German);
    const lines = await seenBy(stage.mira.run('ask', { question: QUESTION }));
    expect(lines.slice(0, 2)).toEqual([
      `### ${QUESTION}`,
      '> A storm closed the harbour of Varde on **Thursday**. Nobody was hurt, because the ferries had left the day before.',
    ]);
    expect(lines.join('\n')).toContain(german.day(PUBLISHED));
    expect(lines.join('\n')).not.toContain(english.day(PUBLISHED));
  });

  it('is told in German what is wrong', async () => {
    stage.mira.setLocale(Locale.German);
    stage.local.commands.add(null, { name: 'gone', description: 'Of an earlier version' });
    expect(await seenBy(stage.mira.run('gone'))).toEqual(['(only you)', german('error.unknownCommand')]);
  });

  it('keeps nobody else from being answered in English', async () => {
    stage.mira.setLocale(Locale.German);
    const lines = await seenBy(stage.theo.run('ask', { question: QUESTION }));
    expect(lines.join('\n')).toContain(english.day(PUBLISHED));
  });
});

describe('somebody who uses Discord in a language that there are no messages of', () => {
  it('is answered in English', async () => {
    stage.mira.setLocale(Locale.Danish);
    const lines = await seenBy(stage.mira.run('ask', { question: QUESTION }));
    expect(lines.join('\n')).toContain(english.day(PUBLISHED));
  });
});

describe('a card in another language', () => {
  const askIn = (locale: Locale, options: Parameters<Actor['run']>[1]) => {
    stage.mira.setLocale(locale);
    return shown(stage.mira.run('ask', options));
  };

  it('is asked on by its buttons, for others alone and in theirs', async () => {
    const card = await askIn(Locale.German, { question: 'Where is Avrde?' });
    const lines = await seenBy(stage.theo.press(card, german('button.askThat')));
    expect(lines.slice(0, 2)).toEqual(['(only you)', '### Where is Varde?']);
    expect(lines.join('\n')).toContain(`[${english('button.askFurther')}]`);
  });

  it('is shared in the language of whoever shares it', async () => {
    const card = await askIn(Locale.Korean, { question: QUESTION, private: true });
    stage.mira.setLocale(Locale.EnglishUS);
    const lines = await seenBy(stage.mira.press(card, translatorFor('ko')('button.share')));
    expect(lines[0]).toBe(`### ${QUESTION}`);
    expect(lines[1]).toMatch(/^-# Shared by /);
    expect(lines.join('\n')).toContain(english.day(PUBLISHED));
  });
});

describe('a mention', () => {
  it('is answered in the language of the server, which its moderators choose', async () => {
    stage.sam.setServerLocale(Locale.Japanese);
    const said = stage.mira.say(`@Verbatim ${QUESTION}`);
    const answer = await vi.waitUntil(
      () => stage.mira.messages.find(({ message_reference: reference }) => reference?.message_id === said.id),
      WAIT,
    );
    expect(seen(answer).join('\n')).toContain(translatorFor('ja').day(PUBLISHED));
  });
});
