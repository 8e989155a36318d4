/** New posts in a forum, which the bot answers by their title. */

import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { translatorFor } from '../../src/i18n/translators.ts';
import { publishedInWords } from '../../src/library/dates-in-words.ts';
import type { Actor } from '../../src/local/members/actor.ts';
import { seen } from '../discord/rendered-message.ts';
import { FILES } from './commands/example-articles.ts';
import { formIn, Stage, seenBy, shown, WAIT } from './commands/stage.ts';

const stage = new Stage(FILES);
const STORM = 'When did the storm close the harbour?';
const BRIDGE = 'How much will the new bridge across the Aske cost?';

const server = () => stage.local.servers.newsroom.id;
const forum = () => stage.local.channels.help;
beforeEach(async () => {
  await stage.library.changeSettings(server(), { forums: [forum().id], excludedTags: [], locale: null });
});
afterEach(() => {
  expect(stage.lines.filter((line) => /could not be answered/.test(line))).toEqual([]);
});

/** Opens a post in the forum, and returns its author in it. */
function postBy(person: 'mira' | 'theo' | 'sam', title: string, tags: string[] = []): Actor {
  const who = stage.local.people[person];
  return who.in(who.in(forum()).post({ title, text: 'Can somebody tell me?', tags }));
}

const answersIn = ({ messages }: Actor): APIMessage[] => messages.filter(({ author }) => author.bot);
const answerIn = (post: Actor): Promise<APIMessage> => vi.waitUntil(() => answersIn(post)[0], WAIT);

/** Waits until the bot has answered a later post of a person, by which it would have answered the earlier ones. */
async function laterIsAnswered(person: 'mira' | 'theo'): Promise<void> {
  await answerIn(postBy(person, BRIDGE));
}

describe('a new post in a chosen forum', () => {
  it('is answered by its title, once, with buttons to dismiss it and to ask further', async () => {
    const post = postBy('mira', STORM);
    const answer = await answerIn(post);
    expect(seen(answer)).toEqual([
      `### ${STORM}`,
      '-# I have read the title of this post alone. Not what you meant? Ask further.',
      '> A storm closed the harbour of Varde on **Thursday**. Nobody was hurt, because the ferries had left the day before.',
      '“Thursday”: 1 February 2024',
      '-# Storm closes harbour · published 2 February 2024',
      expect.stringContaining('the answer'),
      '[Context] [Read]',
      expect.stringMatching(/\[Ask further\] \[Dismiss\]/),
    ]);
    expect(answer).toMatchObject({ mentions: [], mention_everyone: false });
    await laterIsAnswered('mira');
    expect(answersIn(post)).toHaveLength(1);
  });

  it('is answered in the language that the server has set', async () => {
    await stage.library.changeSettings(server(), { locale: 'de' });
    const published = publishedInWords(translatorFor('de'), '2024-02-02');
    expect(seen(await answerIn(postBy('mira', STORM)))).toContain(`-# Storm closes harbour · ${published}`);
  });

  it('is left alone unless the answer is sure', async () => {
    const titles = ['Is there a zeppelin museum on Mars?', 'my new boat', 'help pls', '???', 'The harbour'];
    const posts = titles.map((title) => postBy('theo', title));
    await laterIsAnswered('theo');
    expect(posts.map((post) => answersIn(post).length)).toEqual([0, 0, 0, 0, 0]);
  });

  it('is left alone with a tag that is excluded', async () => {
    const [tag, other] = forum().tags;
    await stage.library.changeSettings(server(), { excludedTags: [tag!.id] });
    const excluded = postBy('mira', STORM, [tag!.id]);
    await answerIn(postBy('mira', STORM, [other!.id]));
    expect(answersIn(excluded)).toEqual([]);
  });

  it('is left alone in a forum that is not chosen', async () => {
    await stage.library.changeSettings(server(), { forums: [] });
    const post = postBy('mira', STORM);
    // Once a later message is answered, the post will not be.
    const { id } = stage.theo.say(`@Verbatim ${STORM}`);
    const isAnswered = () => stage.theo.messages.some((one) => one.message_reference?.message_id === id);
    await vi.waitUntil(isAnswered, WAIT);
    expect(answersIn(post)).toEqual([]);
  });
});

describe('the answer to a post', () => {
  it('is dismissed by who has written the post, and by moderators, and by nobody else', async () => {
    const post = postBy('mira', STORM);
    const answer = await answerIn(post);
    const others = stage.local.people.theo.in(post.channel);
    expect(await seenBy(others.press(answer, 'Dismiss'))).toEqual([
      '(only you)',
      'Only who has opened this post, and moderators, can take my answer away.',
    ]);
    await post.press(answer, 'Dismiss');
    await vi.waitUntil(() => answersIn(post).length === 0, WAIT);

    const second = postBy('theo', STORM);
    await stage.local.people.sam.in(second.channel).press(await answerIn(second), 'Dismiss');
    await vi.waitUntil(() => answersIn(second).length === 0, WAIT);
  });

  it('can be asked further', async () => {
    const post = postBy('mira', STORM);
    const form = await formIn(post.press(await answerIn(post), 'Ask further'));
    const further = await shown(post.submit(form, { question: 'and was anybody hurt?' }));
    expect(seen(further).slice(0, 2)).toEqual([
      '### and was anybody hurt?',
      expect.stringContaining(`About: ${STORM}`),
    ]);
  });
});
