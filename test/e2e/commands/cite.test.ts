/** /cite */

import { describe, expect, it } from 'vitest';
import { FILES } from './example-articles.ts';
import { Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);
const STORM_CITATION = '0bvhdmpoiw.0.1n7hopc';

describe('/cite', () => {
  it('shows the sentence again that an id names, to all', async () => {
    const cited = [
      '### Cited',
      '> A storm closed the harbour of Varde on Thursday.',
      '“Thursday”: 1 February 2024',
      '-# Storm closes harbour · published 2 February 2024',
      '-# `0bvhdmpoiw.0.1n7hopc`',
      '[Context] [Read] [Copy]',
    ];
    expect(await seenBy(stage.mira.run('cite', { id: STORM_CITATION }))).toEqual(cited);
    expect(await seenBy(stage.mira.run('cite', { id: ` \`${STORM_CITATION.toUpperCase()}\` ` }))).toEqual(
      cited,
    );
  });

  it('gives the quote and its references to whoever wants to copy them, each in a block', async () => {
    const message = await shown(stage.mira.run('cite', { id: STORM_CITATION }));
    const copied = [
      '(only you)',
      '### Copy',
      '**The quote and where it is from**',
      '```',
      '“A storm closed the harbour of Varde on Thursday.”',
      '— Storm closes harbour, 2 February 2024 (storm.md, 0bvhdmpoiw.0.1n7hopc)',
      '```',
      '**APA** (7th edition)',
      '```',
      'Storm closes harbour (Citation 0bvhdmpoiw.0.1n7hopc) [storm.md]. (2024, February 2).',
      '```',
      '**MLA** (9th edition)',
      '```',
      '“Storm closes harbour.” storm.md, no. 0bvhdmpoiw.0.1n7hopc, 2 Feb. 2024.',
      '```',
      '**BibTeX**',
      '```',
      '@misc{verbatim:0bvhdmpoiw.0.1n7hopc,',
      '  key = {Storm closes harbour},',
      '  title = {{Storm closes harbour}},',
      '  year = {2024},',
      '  month = feb,',
      '  day = {2},',
      '  note = {storm.md, citation 0bvhdmpoiw.0.1n7hopc}',
      '}',
      '```',
    ];
    expect(await seenBy(stage.theo.press(message, 'Copy'))).toEqual(copied);
    const context = await shown(stage.theo.press(message, 'Context'));
    expect(await seenBy(stage.theo.press(context, 'Copy'))).toEqual(copied);
  });

  it('gives nothing to copy when the article has changed since, or is gone', async () => {
    const message = await shown(stage.mira.run('cite', { id: STORM_CITATION }));
    stage.replace({ 'storm.md': FILES['storm.md'].replace('Thursday', 'Friday') });
    expect(await seenBy(stage.mira.press(message, 'Copy'))).toEqual([
      '(only you)',
      'The article has changed since, and that sentence is no longer in it.',
    ]);
    stage.replace({ 'ferry.txt': FILES['ferry.txt'] });
    expect(await seenBy(stage.mira.press(message, 'Copy'))).toEqual([
      '(only you)',
      'That article is no longer here: it was removed, or its file is gone.',
    ]);
    stage.replace(FILES);
  });

  it('takes its reader to the sentence', async () => {
    const message = await shown(stage.mira.run('cite', { id: STORM_CITATION }));
    expect((await seenBy(stage.theo.press(message, 'Read'))).slice(0, 2)).toEqual([
      '(only you)',
      '### Storm closes harbour',
    ]);
    expect((await seenBy(stage.theo.press(message, 'Context'))).slice(0, 2)).toEqual([
      '(only you)',
      '### In context',
    ]);
  });

  it('says that the article has changed since, and shows what is nearest to it now', async () => {
    stage.replace({ 'storm.md': FILES['storm.md'].replace('Thursday', 'Friday') });
    expect(await seenBy(stage.mira.run('cite', { id: STORM_CITATION }))).toEqual([
      '### Changed since',
      'The article has changed since `0bvhdmpoiw.0.1n7hopc` was cited: that sentence is no longer in it. What stands nearest to it now:',
      '> A storm closed the harbour of Varde on Friday.',
      '“Friday”: 2 February 2024',
      '-# Storm closes harbour · published 2 February 2024',
      expect.stringMatching(/^-# `0bvhdmpoiw\.0\.[0-9a-z]{7}`$/),
      '[Context] [Read] [Copy]',
    ]);
    stage.replace(FILES);
  });

  it.each(['nonsense', '0000000000.0.0000000', STORM_CITATION.slice(1)])(
    'says so when there is no sentence of the id %s',
    async (id) => {
      expect(await seenBy(stage.mira.run('cite', { id }))).toEqual([
        '(only you)',
        'No article here has a sentence of that id. Copy it as it stands below a quote; if the article has been removed, its quotes are gone as well.',
      ]);
    },
  );
});
