/** /ask: questions that rows of a table, or blocks of an article, answer together. */

import { describe, expect, it } from 'vitest';
import { footer, quoteButtons, Stage, seenBy } from './stage.ts';

const BERTHS = `# Berths of the harbour

| Berth | Depth | Price | State |
| --- | --- | --- | --- |
| Heron | 2.4 m | €18 | taken |
| Dipper | 1.1 m | €9.50 | vacant |
| Grebe | 3 m | €31 | vacant |
`;
const NOTES = `# Notes on the harbour game

## 2.1 "Low tide" – 14 March 2026
**new**
* The reef
**removed**
* Lucky crates
* The old pier

## Ranks

- **Deckhand** – free
  - a yellow name
  - one berth
- **Bosun** – 40 shells
  - everything of a Deckhand

## Races

| Race | Age | Fee |
| --- | --- | --- |
| Puffin dash | 8–11 | €8 |
| Tern trophy (with a crew) | 12–15 | €10 |
| Gannet | 16+ | €18 |
`;
const stage = new Stage({ 'berths.md': BERTHS, 'notes.md': NOTES });

describe('/ask', () => {
  it.each([
    [
      'which berth is the cheapest?',
      'the row that a superlative asks for, with its cell in bold',
      ['> Berth: Dipper · Depth: 1.1 m · Price: **€9.50** · State: vacant'],
    ],
    [
      'Heron or Grebe, which is cheaper?',
      'both rows that are compared',
      [
        '> • Berth: Heron · Depth: 2.4 m · Price: €18 · State: taken',
        '> • Berth: Grebe · Depth: 3 m · Price: €31 · State: vacant',
      ],
    ],
    [
      'which berths are vacant?',
      'all rows with a word',
      [
        '> • Berth: Dipper · Depth: 1.1 m · Price: €9.50 · State: vacant',
        '> • Berth: Grebe · Depth: 3 m · Price: €31 · State: vacant',
      ],
    ],
  ])('%s shows %s', async (question, _, rows) => {
    expect(await seenBy(stage.mira.run('ask', { question }))).toEqual([
      `### ${question}`,
      ...rows,
      '-# Berths of the harbour · undated',
      footer(),
      ...quoteButtons(),
    ]);
  });

  it.each([
    [
      'what does the puffin dash and the tern trophy cost',
      'both rows that are joined',
      [
        '> -# Races',
        '> • Race: Puffin dash · Age: 8–11 · Fee: €8',
        '> • Race: Tern trophy (with a crew) · Age: 12–15 · Fee: €10',
      ],
    ],
    [
      'gannet fee',
      'the cell of its row and its column in bold',
      ['> -# Races', '> Race: Gannet · Age: 16+ · Fee: **€18**'],
    ],
    [
      'which race is for my 13 year old',
      'the row whose range has the number',
      ['> -# Races', '> Race: Tern trophy (with a crew) · Age: 12–15 · Fee: €10'],
    ],
    [
      'what got removed in 2.1',
      'what is below that heading of the release',
      [
        '> -# 2.1 "Low tide" – 14 March 2026 › removed',
        '> • Lucky crates',
        '> • The old pier',
        'of 14 March 2026 *(by its heading)*',
      ],
    ],
    [
      'what does deckhand include',
      'the item with that name, and all below it',
      ['> -# Ranks', '> • Deckhand – free', '> • a yellow name', '> • one berth'],
    ],
  ])('%s shows %s', async (question, _, lines) => {
    const shown = await seenBy(stage.mira.run('ask', { question }));
    expect(shown).toEqual([
      `### ${question}`,
      ...lines,
      '-# Notes on the harbour game · undated',
      footer(),
      ...quoteButtons(),
    ]);
  });
});
