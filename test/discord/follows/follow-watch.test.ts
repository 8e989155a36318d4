import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import { type FollowTimes, FollowWatch } from '../../../src/discord/follows/follow-watch.ts';
import { followedAnswer, sureQuoteOf } from '../../../src/discord/follows/followed-answer.ts';
import type { Follow } from '../../../src/library/follows.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import { type Library, LibraryFailure } from '../../../src/library/library.ts';
import { seen } from '../rendered-message.ts';

const QUESTION = 'When did the ferry reach Varde?';
const FIRST = {
  'ferry.txt': 'Date: 2024-06-19\n\nThe ferry reached Varde on 18 June 2024. It left at noon.',
};
const SECOND = {
  'ferry.txt': 'Date: 2024-07-19\n\nThe ferry reached Varde on 17 July 2024. It left at noon.',
};
const NOTHING = { 'bells.txt': 'The bells weigh 900 kilograms.' };
const WAIT = { timeout: 20_000, interval: 5 };

const storage = createLibrary([]);
const FOLLOW_METHODS = ['follow', 'follows', 'updateFollow', 'unfollow', 'forgetPerson'];
let articles: Library;
/** How often the library was asked. */
let asked: number;
/** How often a watch has begun to look. */
let lookCount = 0;
/** A library whose articles can be replaced, and which keeps what is followed. */
const library = new Proxy({} as Library, {
  get: (_, name: keyof Library) => {
    if (name === 'ask') asked++;
    if (name === 'follows') lookCount++;
    return FOLLOW_METHODS.includes(name) ? storage[name] : articles[name];
  },
});
const lines: string[] = [];
const log = (line: string) => void lines.push(line);

/** The messages that were sent, and what Discord does with the next. */
let sent: string[][];
let refusal: Error | null;
let membership: () => boolean;
const messages = {
  isMember: async () => membership(),
  nameOf: () => 'The Newsroom',
  async send(_: string, card: Parameters<typeof seen>[0]) {
    if (refusal) throw refusal;
    sent.push(seen(card));
  },
};

const watches: FollowWatch[] = [];
function watch(times: Partial<FollowTimes> = {}): FollowWatch {
  const soon = { soon: 1, poll: 600_000, pause: 0, ...times };
  const started = new FollowWatch(library, messages, { info: log, warn: log, error: log }, soon);
  watches.push(started);
  started.start();
  return started;
}

beforeEach(() => {
  sent = [];
  asked = 0;
  refusal = null;
  membership = () => true;
  lines.length = 0;
  replace(FIRST);
});
afterEach(async () => {
  await Promise.all(watches.splice(0).map((one) => one.stop()));
  await storage.forgetPerson('20');
});

function replace(files: Readonly<Record<string, string>>): void {
  articles = createLibrary(Object.entries(files).map(([name, text]) => parseArticle(name, text)));
}

async function follow(server: string | null = null, question = QUESTION): Promise<Follow> {
  const quote = sureQuoteOf(await articles.ask(question, { server }));
  const answer = quote && followedAnswer(quote);
  return library.follow({ person: '20', server, question, day: '2024-06-20', answer, locale: 'en' });
}

const stored = async () => (await storage.follows('20'))[0];
/** Has a watch look once more, and waits until it has: one look begins when the last has ended. */
async function looked(one: FollowWatch): Promise<void> {
  for (let looks = 0; looks < 2; looks++) {
    const before = lookCount;
    one.lookSoon();
    await vi.waitUntil(() => lookCount > before, WAIT);
  }
}
const refusedWith = (code: number) =>
  new DiscordAPIError({ code, message: 'No' }, code, 403, 'POST', 'https://discord', { files: [], body: {} });

it('asks nothing again while the articles stay the same', async () => {
  await follow();
  const one = watch();
  await vi.waitUntil(() => asked > 0, WAIT);
  await looked(one);
  expect(asked).toBe(1);
  replace(SECOND);
  one.lookSoon();
  await vi.waitUntil(() => sent.length === 1, WAIT);
  expect(asked).toBe(2);
});

it('tells of a change that nobody has told it of', async () => {
  await follow();
  watch({ poll: 20 });
  replace(SECOND);
  await vi.waitUntil(() => sent.length === 1, WAIT);
  expect(sent[0]?.join('\n')).toContain('> The ferry reached Varde on **17 July 2024**');
});

it('tells nothing of a sentence with the same words in another place, and stores where it is', async () => {
  const { answer } = await follow();
  replace({ 'ferry.txt': `Title: A ferry\n${FIRST['ferry.txt'].replace('The', 'It rained. The')}` });
  watch();
  await vi.waitUntil(async () => (await stored())?.answer?.citation !== answer?.citation, WAIT);
  expect(await stored()).toMatchObject({ answer: { text: answer?.text, title: 'A ferry' } });
  expect(sent).toEqual([]);
});

it('tells that an answer is gone only when it stays away', async () => {
  const { answer } = await follow();
  const one = watch({ gone: 1_000 });
  await looked(one);
  replace(NOTHING);
  await looked(one);
  replace(FIRST);
  await looked(one);
  expect(await stored()).toMatchObject({ answer });
  expect(sent).toEqual([]);
  replace(NOTHING);
  await looked(one);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await looked(one);
  expect(sent.map((lines) => lines[1])).toEqual([
    'You follow this question. Its answer is gone from the articles, and I am sure of no other.',
  ]);
  expect(await stored()).toMatchObject({ answer: null });
  await looked(one);
  expect(sent).toHaveLength(1);
});

it('tells a change once, though two processes see it', async () => {
  await follow();
  replace(SECOND);
  const two = [watch(), watch()];
  await vi.waitUntil(() => asked === 2, WAIT);
  for (const one of two) await looked(one);
  expect(sent).toHaveLength(1);
});

it('keeps what is followed by somebody who takes no messages, and drops it after three', async () => {
  await follow();
  const one = watch();
  refusal = refusedWith(RESTJSONErrorCodes.CannotSendMessagesToThisUser);
  for (const [files, failures] of [
    [SECOND, 1],
    [FIRST, 2],
  ] as const) {
    replace(files);
    one.lookSoon();
    await vi.waitUntil(async () => (await stored())?.failures === failures, WAIT);
  }
  replace(SECOND);
  one.lookSoon();
  await vi.waitUntil(async () => (await stored()) === undefined, WAIT);
  await one.stop();
  expect(lines).toEqual(['A followed question was dropped: its follower took none of 3 messages.']);
});

it('counts only the messages in a row that were not taken', async () => {
  await follow();
  const one = watch();
  refusal = refusedWith(RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds);
  replace(SECOND);
  one.lookSoon();
  await vi.waitUntil(async () => (await stored())?.failures === 1, WAIT);
  refusal = null;
  replace(FIRST);
  one.lookSoon();
  await vi.waitUntil(async () => (await stored())?.failures === 0, WAIT);
  expect(sent).toHaveLength(1);
});

it('logs another failure without the question and the person, and goes on', async () => {
  await follow();
  const one = watch();
  refusal = refusedWith(0);
  replace(SECOND);
  one.lookSoon();
  await vi.waitUntil(() => lines.length > 0, WAIT);
  expect(lines).toEqual(['A changed answer could not be told: Discord refused it (0, status 403)']);
  refusal = null;
  replace(FIRST);
  one.lookSoon();
  await vi.waitUntil(() => sent.length === 1, WAIT);
});

it('tells nothing of a server to somebody who has left it, and drops what they follow there', async () => {
  await follow('1');
  membership = () => false;
  replace(SECOND);
  watch();
  await vi.waitUntil(async () => (await stored()) === undefined, WAIT);
  expect(sent).toEqual([]);
});

it('keeps what is followed in a server that the bot has left', async () => {
  const before = await follow('1');
  membership = () => {
    throw refusedWith(RESTJSONErrorCodes.MissingAccess);
  };
  replace(SECOND);
  const one = watch();
  await vi.waitUntil(() => asked > 0, WAIT);
  await looked(one);
  expect(await stored()).toEqual(before);
  expect([sent, lines]).toEqual([[], []]);
});

it('looks again later when the library cannot answer', async () => {
  await follow();
  replace(SECOND);
  const { ask } = articles;
  articles = {
    ...articles,
    ask: async () => {
      throw new LibraryFailure('failure.reading');
    },
  };
  const one = watch();
  await vi.waitUntil(() => asked === 1, WAIT);
  articles = { ...articles, ask };
  await looked(one);
  await vi.waitUntil(() => sent.length === 1, WAIT);
  expect(lines).toEqual([]);
});
