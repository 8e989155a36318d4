/** /ask: questions that compare the rows of a table. */

import { describe, expect, it } from 'vitest';
import { footer, quoteButtons, Stage, seenBy } from './stage.ts';

const BERTHS = `# Berths of the harbour

| Berth | Depth | Price | State |
| --- | --- | --- | --- |
| Heron | 2.4 m | €18 | taken |
| Dipper | 1.1 m | €9.50 | vacant |
| Grebe | 3 m | €31 | vacant |
`;
const stage = new Stage({ 'berths.md': BERTHS });

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
});
