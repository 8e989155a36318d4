import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { formIn } from '../e2e/commands/stage.ts';
import { QUESTION } from '../e2e/faults/stage.ts';
import { Load } from './load.ts';
import { note } from './results.ts';

const QUESTIONS = 10_000;
/** Below the rate limit of a server, which refuses what is above it: nothing is learned from a question that is not read. */
const PER_SECOND = 18;
const AT_ONCE = 8;
/** In the report. */
const REPORTED = 'balloonmuseum';
/** In every question, with a number: no article has it. */
const MARK = 'zeppelinmuseum';

it('36. after ten thousand questions of all kinds, nothing of what anyone asked is kept', async () => {
  const load = await Load.start();
  const { local } = load;
  const counts = new Map<string, number>();
  let count = 0;
  let refused = 0;
  const began = performance.now();
  const askOn = async () => {
    while (count < QUESTIONS) {
      const number = count++;
      await sleep(began + (number * 1_000) / PER_SECOND - performance.now());
      const [kind, ask] = KINDS[number % KINDS.length]!;
      const person = local.addPerson(`person${number}`);
      const outcome = await ask(person, `When did the storm close the harbour of ${MARK}${number}?`);
      const isRefused = JSON.stringify(Object(outcome).message ?? '').includes('faster than I may answer');
      if (isRefused) refused += 1;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  };
  type Kind = [string, (person: ReturnType<typeof local.addPerson>, question: string) => Promise<unknown>];
  const { questions, help } = local.channels;
  const KINDS: Kind[] = [
    ['/ask', (person, question) => person.in(questions).run('ask', { question })],
    ['/ask private', (person, question) => person.in(questions).run('ask', { question, private: true })],
    ['/timeline', (person, topic) => person.in(questions).run('timeline', { topic })],
    ['typing', (person, question) => person.in(questions).complete('ask', { question }, 'question')],
    ['mention', async (person, question) => person.in(questions).say(`@Verbatim ${question}`)],
    ['post', async (person, title) => person.in(help).post({ title, text: title })],
    [
      'Ask further',
      async (person, question) => {
        const actor = person.in(questions);
        const outcome = await actor.run('ask', { question, private: true });
        // Whoever hears that too many are asking has no card.
        if (outcome.kind !== 'reply' || !JSON.stringify(outcome.message).includes('Ask further'))
          return outcome;
        const opened = await actor.press(outcome.message, 'Ask further');
        if (opened.kind !== 'modal') return opened;
        return actor.submit(opened.modal, { question: `and why, ${question}` });
      },
    ],
    [
      'menus',
      async (person, question) => {
        const actor = person.in(questions);
        const said = actor.say(question);
        await actor.useOnMessage('Ask the articles', said);
        return actor.useOnMessage('Find the source', said);
      },
    ],
  ];
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  // What somebody sends to the moderators is kept: the files are looked for in the right place.
  const reporter = local.addPerson('reporter').in(questions);
  const answer = await reporter.run('ask', { question: QUESTION });
  if (answer.kind !== 'reply') throw new Error(`no answer: ${answer.kind}`);
  await reporter.submit(await formIn(reporter.press(answer.message, 'Report')), { wrong: REPORTED });
  load.bot.child.kill('SIGTERM');
  await load.bot.exit;
  const kept = await textsBelow(load.bot.data);
  expect(kept.some(([, text]) => text.includes(REPORTED))).toBe(true);
  expect(kept.filter(([, text]) => text.includes(MARK)).map(([file]) => file)).toEqual([]);
  expect(load.bot.output).not.toContain(MARK);
  expect(refused).toBeLessThan(QUESTIONS / 100);
  note(
    '36 nothing kept',
    `${count} questions (${[...counts.keys()].join(', ')}), ${refused} of them refused as too many; ${kept.length} files, none with any of them`,
  );
  await load.end();
}, 3_600_000);

/** The files below a folder, with their texts. */
async function textsBelow(folder: string): Promise<[file: string, text: string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as [string, string]));
}
