/**
 * Measures what members ask: `node --import tsx test/eval/members.ts [--wrong] [--asked DAY] DIR…`, chat sets as those of
 * test/eval/members. Their questions are asked as members ask them, the follow-ups after the question that they follow.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readFolder } from '../../src/articles/folder.ts';
import { parseDay } from '../../src/day.ts';
import { contextOf } from '../../src/language/follow-up.ts';
import type { Answers, Quote } from '../../src/library/answers.ts';
import { turnOf } from '../../src/library/ask-in-context.ts';
import { MAX_EXCERPT_LENGTH } from '../../src/library/excerpt.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { Scope } from '../../src/library/library.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { type ChatQuestion, normalize } from '../../src/training/chat-set.ts';
import { readLines } from '../../src/training/question-set.ts';

/** What came of the questions of some sets. */
interface Counts {
  asked: number;
  /** The first quote answers and is not denied, or nothing is called an answer where nothing answers. */
  right: number;
  sure: number;
  sureRight: number;
  unanswerable: number;
  unanswerableSure: number;
}

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { wrong: { type: 'boolean' }, asked: { type: 'string' } },
});
const asked = options.asked === undefined ? undefined : parseDay(options.asked);
if (asked === null) throw new Error(`--asked ${options.asked} is no day: write it as 2026-11-30.`);
const scope: Scope = { server: null, asked };

async function measure(folder: string): Promise<Counts> {
  const { articles, problems } = await readFolder(path.join(folder, 'articles'));
  const library = createLibrary(articles, problems, shippedModel());
  const questions = await readLines<ChatQuestion>(path.join(folder, 'questions.jsonl'));
  const ask = async ({ question, follows }: ChatQuestion): Promise<Answers> => {
    const before = questions.find(({ id }) => id === follows);
    const context = before ? contextOf(question, turnOf(await ask(before))) : null;
    return library.ask(question, scope, undefined, context);
  };
  const counts: Counts = { asked: 0, right: 0, sure: 0, sureRight: 0, unanswerable: 0, unanswerableSure: 0 };
  for (const one of questions) {
    const { verdict, answers } = await ask(one);
    const [first] = answers;
    const isAnswered = first !== undefined && answersOne(first, one);
    const isAnswerable = one.answers.length > 0;
    const isRight = isAnswerable ? isAnswered && verdict !== 'none' : verdict !== 'answered';
    const isSure = verdict === 'answered';
    counts.asked++;
    if (isRight) counts.right++;
    if (isSure) counts.sure++;
    if (isSure && isAnswered) counts.sureRight++;
    if (!isAnswerable) counts.unanswerable++;
    if (!isAnswerable && isSure) counts.unanswerableSure++;
    if (options.wrong && !isRight)
      console.log(`${one.id}\t${one.question}\n\t${verdict}: ${first?.shown.replaceAll('\n', ' ') ?? '-'}`);
  }
  return counts;
}

function answersOne({ article, shown }: Quote, { answers }: ChatQuestion): boolean {
  const text = normalize(shown).slice(0, MAX_EXCERPT_LENGTH);
  return answers.some(
    ({ file, says }) =>
      path.basename(article) === file && says.every((part) => text.includes(normalize(part))),
  );
}

function print(
  name: string,
  { asked, right, sure, sureRight, unanswerable, unanswerableSure }: Counts,
): void {
  const share = (some: number, all: number) => (all === 0 ? '-' : (some / all).toFixed(3));
  console.log(
    `${name.padEnd(12)} ${String(asked).padStart(5)} questions  right ${share(right, asked)}  surely answered ` +
      `${share(sure, asked)}, of those right ${share(sureRight, sure)}  unanswerable, surely answered ` +
      share(unanswerableSure, unanswerable),
  );
}

function sum(one: Counts, other: Counts): Counts {
  const added = Object.entries(one).map(([key, count]) => [key, count + other[key as keyof Counts]]);
  return Object.fromEntries(added) as Counts;
}

const groups = new Map<string, Counts>();
for (const folder of folders) {
  const name = path.basename(folder);
  const counts = await measure(folder);
  print(name, counts);
  // Sets whose names begin with the same number were written together.
  const [group = 'them'] = /^\d+/.exec(name) ?? [];
  const known = groups.get(group);
  groups.set(group, known ? sum(known, counts) : counts);
}
if (folders.length > 1) for (const [group, counts] of groups) print(`all of ${group}`, counts);
