/** /about */

import { describe, expect, it } from 'vitest';
import { FILES } from './example-articles.ts';
import { Stage, seenBy } from './stage.ts';

const stage = new Stage(FILES);

const ABOUT = [
  '(only you)',
  '### About me',
  'I find the sentence of the articles that answers a question, and quote it to the letter with its dates. I write nothing myself: a small network on this machine reads the sentences, and nothing generates text. I know nothing but these articles. When they do not answer, I say so.',
  '**What I know**',
];
const READ = expect.stringMatching(/^Last read <t:\d{10}:R>, revision `[0-9a-f]{12}`$/);
const OF_SERVERS =
  "What you report is kept for the moderators of the server, without your name; of “That's it” and “Not it”, how many people press each below a sentence. What you follow is kept with your id until you stop it.";
const READS =
  'I read only what is meant for me: commands, messages that mention me, and those that you write to me directly.';

describe('/about', () => {
  it('says what it is, what it knows and how new that is, and what it keeps', async () => {
    expect(await seenBy(stage.mira.run('about'))).toEqual([
      ...ABOUT,
      '3 articles, 7 sentences',
      'The newest was published on 5 May 2024',
      READ,
      '**Privacy**',
      `${READS} Your questions are not kept: the moderators of this server could have those kept that find nothing, or whose answer somebody calls “Not it”, but have not. ${OF_SERVERS}`,
    ]);
  });

  it('says in direct messages that no questions are kept', async () => {
    expect((await seenBy(stage.local.people.theo.withBot.run('about'))).at(-1)).toBe(
      `${READS} Your questions are not kept. ${OF_SERVERS}`,
    );
  });

  it('counts what is of the server alone', async () => {
    const { id } = stage.local.servers.newsroom;
    const draft = { title: 'The mill', date: '2024-05-06', source: '', text: 'It burned. Nobody was hurt.' };
    const { key } = await stage.library.add(draft, id);
    expect((await seenBy(stage.mira.run('about'))).slice(4, 6)).toEqual([
      '4 articles (1 of this server alone), 9 sentences',
      'The newest was published on 6 May 2024',
    ]);
    await stage.library.remove(key, id);
  });

  it('says so when it knows nothing', async () => {
    stage.replace({});
    expect((await seenBy(stage.mira.run('about'))).slice(3, 5)).toEqual([
      '**What I know**',
      'No articles yet',
    ]);
    stage.replace(FILES);
  });
});
