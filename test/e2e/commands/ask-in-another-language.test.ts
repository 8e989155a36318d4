/** Questions in other languages than that of the articles. */

import { Locale } from 'discord-api-types/v10';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../../src/i18n/translators.ts';
import { FILES } from './example-articles.ts';
import { Stage, seenBy } from './stage.ts';

const stage = new Stage(FILES);
// The first question loads the reader, which takes long.
beforeAll(async () => {
  await stage.library.ask('Where is Varde?', { server: null });
});
const ask = (question: string) => seenBy(stage.mira.run('ask', { question }));
const german = translatorFor('de');

describe('a question in another language', () => {
  afterEach(() => stage.mira.setLocale(Locale.EnglishUS));

  it('is answered with the request to ask in English', async () => {
    expect(await ask('Wie viele Menschen passen auf die Fähre?')).toEqual([
      '### Wie viele Menschen passen auf die Fähre?',
      'The articles are in English: ask in English, please.',
      '**The articles do not answer this.**',
      '[Ask further] [Report]',
    ]);
  });

  it('is answered so in the language of the member, not of the question', async () => {
    stage.mira.setLocale(Locale.German);
    const lines = await ask('сколько человек помещается на паром');
    expect(lines.slice(1, 3)).toEqual([
      german('answer.otherLanguage'),
      german('answer.none', { asked: 'all' }),
    ]);
  });

  it('is answered without it in English, whatever the language of the member', async () => {
    stage.mira.setLocale(Locale.German);
    for (const question of ['When did the storm close the harbour?', 'whats the zeppelin fee', 'zeppelin?'])
      expect(await ask(question)).not.toContain(german('answer.otherLanguage'));
  });
});
