/** Articles that expire. */

import { beforeAll, describe, expect, it } from 'vitest';
import { seen } from '../../../discord/rendered-message.ts';
import { FILES } from '../example-articles.ts';
import { formIn, Stage, seenBy, shown } from '../stage.ts';
import { MILL, moderatorOn } from './moderator.ts';

const stage = new Stage({
  ...FILES,
  'quay.txt': `Title: Rules of the quay
Date: 2024-03-02
Valid until: 31 March 2025

A boat may moor at the quay of Aske for three nights. The rule was made on 2 March 2024.`,
});
const { press, previewMill, remove } = moderatorOn(stage);
const QUESTION = 'For how many nights may a boat moor at the quay of Aske?';
const MARKED = '-# Rules of the quay · published 2 March 2024 · ⚠️ out of date since 1 April 2025';

// The first question loads the model, which may take a busy machine longer than Discord waits.
beforeAll(async () => void (await stage.library.ask(QUESTION, { server: null })));

describe('an article that has expired', () => {
  it('is marked wherever it is quoted, read or listed', async () => {
    const answer = await shown(stage.mira.run('ask', { question: QUESTION }));
    expect(seen(answer)).toContain(MARKED);
    expect(await seenBy(stage.mira.press(answer, 'Context'))).toContainEqual(expect.stringContaining(MARKED));
    expect(await seenBy(stage.mira.run('read', { article: 'Rules of the quay' }))).toContain(
      '-# published 2 March 2024 · ⚠️ out of date since 1 April 2025',
    );
    expect(await seenBy(stage.mira.run('articles'))).toContain(
      '-# published 2 March 2024 · ⚠️ out of date since 1 April 2025 · 2 sentences',
    );
    expect(await seenBy(stage.mira.run('timeline', { topic: 'quay of Aske' }))).toContainEqual(
      expect.stringContaining(MARKED),
    );
  });

  it('was valid as of a day before', async () => {
    const then = await seenBy(stage.mira.run('ask', { question: QUESTION, 'as-of': '31 March 2025' }));
    expect(then).toContain('-# Rules of the quay · published 2 March 2024');
  });

  it('does not answer where moderators have set that', async () => {
    const card = await shown(stage.sam.run('settings'));
    const form = await formIn(stage.sam.press(card, 'How I answer'));
    expect(seen(await shown(stage.sam.submit(form, { switches: ['usesSeeds', 'hidesExpired'] })))).toContain(
      'Expired articles: do not answer',
    );
    expect((await seenBy(stage.mira.run('ask', { question: QUESTION }))).join()).not.toContain(
      'three nights',
    );
    expect(await seenBy(stage.mira.run('read', { article: 'Rules of the quay' }))).toContain(
      '-# published 2 March 2024 · ⚠️ out of date since 1 April 2025',
    );
  });

  it('gets its day from the moderator, in a form of its own', async () => {
    const preview = await previewMill();
    const form = await formIn(stage.sam.press(preview, 'Set an expiry'));
    expect(form).toMatchObject({
      title: 'How long does the article hold?',
      components: [{ label: 'Out of date from' }],
    });
    const held = await shown(stage.sam.submit(form, { expires: '31 January 2199' }));
    expect(seen(held).slice(1, 5)).toEqual([
      '### Publish this article?',
      '**The mill is gone**',
      'published 4 May 2024 · 3 sentences · out of date from 31 January 2199 · no source',
      'It begins:',
    ]);
    const changed = await formIn(stage.sam.press(held, 'Change'));
    const again = await shown(
      stage.sam.submit(changed, { title: 'The mill was', date: '4 May 2024', text: MILL }),
    );
    expect(seen(again)[3]).toBe(seen(held)[3]);
    const past = await formIn(stage.sam.press(again, 'Set an expiry'));
    const over = await shown(stage.sam.submit(past, { expires: '2024-06-01' }));
    expect(seen(over)).toContain('- It is out of date already: since 1 June 2024.');
    await press(over, 'Publish');
    expect(await seenBy(stage.sam.run('library list'))).toContain(
      '-# published 4 May 2024 · ⚠️ out of date since 1 June 2024 · 3 sentences · of this server',
    );
    await remove('The mill was');
  });
});
