import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Channel } from '../../src/local/state/guild-state.ts';
import { formIn, shown } from '../e2e/commands/stage.ts';
import { Load } from './load.ts';
import { note } from './results.ts';

const CHAT = 'src/training/chat';
const POSTS = 200;
const MS = 60_000;
/** One post of so many is about these articles; the others are about something else. */
const EVERY = 5;

/** The questions of a chat set that stand alone: those that its articles answer, or not. */
function questionsOf(set: string, areAnswered: boolean): string[] {
  const lines = readFileSync(`${CHAT}/${set}/questions.jsonl`, 'utf8').trim().split('\n');
  const all = lines.map(
    (line) => JSON.parse(line) as { question: string; answers: unknown[]; follows?: string },
  );
  return all
    .filter(({ answers, follows }) => !follows && answers.length > 0 === areAnswered)
    .map(({ question }) => question.slice(0, 100));
}

it('37. of 200 posts in a minute, most of them about something else, those are answered that it is sure of', async () => {
  const load = await Load.start({ env: { SEEDS_DIR: `${CHAT}/a/articles` } });
  const { channels, people } = load.local;
  const sam = people.sam.in(channels.questions);
  const form = await formIn(sam.press(await shown(sam.run('settings')), 'Where I answer'));
  await shown(sam.submit(form, { forums: [channels.help.id] }));

  const own = questionsOf('a', true);
  const others = [...'bcde'].flatMap((set) => questionsOf(set, true));
  const posts: { isOwn: boolean; channel: Channel }[] = [];
  for (let number = 0; number < POSTS; number++) {
    const isOwn = number % EVERY === 0;
    const titles = isOwn ? own : others;
    const title = titles[(number * 37) % titles.length]!;
    const author = load.local.addPerson(`poster${number}`);
    posts.push({ isOwn, channel: author.in(channels.help).post({ title, text: 'Does anybody know?' }) });
    await new Promise((resolve) => setTimeout(resolve, MS / POSTS));
  }
  // What is waiting then is answered within 20 seconds, or not at all.
  await new Promise((resolve) => setTimeout(resolve, 25_000));
  const isAnswered = ({ channel }: (typeof posts)[number]) =>
    people.mira.in(channel).messages.filter(({ author }) => author.bot).length;
  const share = (some: typeof posts) => some.filter((post) => isAnswered(post) > 0).length / some.length;
  const ofOwn = share(posts.filter(({ isOwn }) => isOwn));
  const ofOthers = share(posts.filter(({ isOwn }) => !isOwn));
  const times = Math.max(...posts.map(isAnswered));
  await load.end();
  note(
    '37 posts',
    `of ${POSTS} posts in a minute ${Math.round(ofOwn * 100)} % of those about the articles are answered, ${Math.round(ofOthers * 100)} % of the others, none more than ${times} time`,
  );
  expect(times).toBe(1);
  expect(ofOthers).toBeLessThanOrEqual(0.05);
  expect(ofOwn).toBeGreaterThan(0.2);
}, 300_000);
