/** What is suggested while one types a question. */

import { describe, expect, it } from 'vitest';
import { FILES } from './example-articles.ts';
import { Stage, seenBy } from './stage.ts';

const stage = new Stage({
  ...FILES,
  'faq.md':
    '# Questions\n\n## How do I cross\u200b the Aske?\n\nBy the bridge.\n\n## What does it cost?\n\nNothing.',
});
stage.hasReader = true;
const complete = async (question: string, actor = stage.mira) => {
  const outcome = await actor.complete('ask', { question }, 'question');
  return outcome.kind === 'choices' ? outcome.choices : outcome;
};

describe('the question of /ask', () => {
  it('completes to questions that the articles answer, and to titles, which are asked as they stand', async () => {
    expect(await complete('how do')).toEqual([
      { name: 'How do I cross the Aske?', value: 'How do I cross the Aske?' },
      { name: 'Questions', value: 'Questions' },
    ]);
    expect(await complete('bridge')).toEqual([
      { name: 'A bridge for Lindholm', value: 'A bridge for Lindholm' },
    ]);
    expect(await complete('zeppelin')).toEqual([]);
    const [chosen] = (await complete('how do')) as { value: string }[];
    expect((await seenBy(stage.mira.run('ask', { question: chosen!.value })))[2]).toBe(
      '> **By the bridge**.',
    );
  });

  it('completes for members to what their server has added as well, and for nobody else', async () => {
    const { newsroom } = stage.local.servers;
    const text = 'Q: Who rings the bell?\nA: The harbour master.';
    await stage.library.add({ title: 'Bells', date: '', source: '', text }, newsroom.id);
    expect(await complete('who rings')).toEqual([
      { name: 'Who rings the bell?', value: 'Who rings the bell?' },
      { name: 'Bells', value: 'Bells' },
    ]);
    expect(await complete('who rings', stage.local.people.theo.withBot)).toEqual([]);
  });

  it('may be typed at any length', async () => {
    expect(await complete('how do I cross the '.repeat(15))).toEqual(await complete('how do I cross the'));
  });
});
