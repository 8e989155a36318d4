import { describe, expect, it } from 'vitest';
import { Stage, seen, seenBy, shown } from './stage.ts';

const FILES = {
  'bridge.txt': `Title: A bridge for Lindholm
Date: 2024-05-05
Source: https://www.lindholm-post.example/bridge

The council of Lindholm met on Friday. It approved a new bridge across the Aske, which will cost 12 million crowns.

Mayor Ada Berg said that the bridge would open in the spring of 2026. The old bridge was built in 1931.`,
  'storm.md': `# Storm closes harbour

*2 February 2024*

A storm closed the harbour of Varde on Thursday. Nobody was hurt, because the ferries had left the day before.`,
  'undated.txt': `Title: About the ferry

The ferry of Varde carries 300 people and forty cars.`,
};

const stage = new Stage(FILES);

describe('/ask', () => {
  it('answers with the exact sentence, the days it speaks of, and where it stands', async () => {
    console.log(await seenBy(stage.mira.run('ask', { question: 'When did the storm close the harbour?' })));
    console.log(await seenBy(stage.mira.run('ask', { question: 'Who is the mayor of Lindholm?' })));
    console.log(
      await seenBy(stage.mira.run('ask', { question: 'How much will the bridge cost?', private: true })),
    );
    console.log(
      await seenBy(
        stage.mira.run('ask', {
          question: 'Is there a zeppelin museum on Mars?',
          from: '2024',
          article: 'bridge',
        }),
      ),
    );
    console.log(
      await seenBy(
        stage.mira.run('ask', { question: 'When was the old bridge built?', 'as-of': 'yesterday' }),
      ),
    );
    console.log(await seenBy(stage.mira.run('help')));
    console.log(await seenBy(stage.sam.run('help')));
    console.log(await seenBy(stage.sam.run('about')));
    console.log(await seenBy(stage.sam.run('articles')));
    console.log(await seenBy(stage.sam.run('read', { article: 'bridge' })));
    console.log(await seenBy(stage.sam.run('library list')));
    console.log(stage.lines);
  });
});
