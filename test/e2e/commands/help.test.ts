import { describe, expect, it } from 'vitest';
import { FILES } from './articles.ts';
import { Stage, seenBy } from './stage.ts';

const stage = new Stage(FILES);

const FOR_ALL = [
  '(only you)',
  '### How to ask',
  'Mention me with a question, write to me directly, or use **/ask**. I answer with a sentence of the articles, to the letter, or say that they do not answer.',
  '**/ask** Ask the articles: the exact sentence that answers, and its dates',
  '**/articles** The articles that can be asked, newest first',
  '**/read** Read an article here, page by page',
  '**/timeline** What happened when: the sentences about a topic, in the order of the days they speak of',
  '**/cite** Show again the sentence that a citation id names',
  '**/about** What I am, what I know, and what I keep',
  '**/help** What I can do, a line each',
  '**Apps › Ask the articles**, in the menu of a message: Asks them with the words of the message; only you see the answer.',
  '**Apps › Find the source**, in the menu of a message: Finds the article that the message quotes, exactly or nearly.',
];

describe('/help', () => {
  it('says what a member can do, a line each', async () => {
    expect(await seenBy(stage.mira.run('help'))).toEqual(FOR_ALL);
    expect(await seenBy(stage.local.people.sam.withBot.run('help'))).toEqual(FOR_ALL);
  });

  it('says what a moderator can do besides', async () => {
    const lines = await seenBy(stage.sam.run('help'));
    expect(lines.slice(0, FOR_ALL.length)).toEqual(FOR_ALL);
    expect(lines.slice(FOR_ALL.length)).toEqual([
      '**/library add** Add an article for this server: pasted, or as a .txt, .md or .html file',
      '**/library remove** Remove an article of this server',
      '**/library list** The articles of this server, newest first',
      '**/library reports** Answers that members reported, and questions that found nothing, if they are kept',
    ]);
  });
});
