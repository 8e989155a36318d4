/** 19. Interactions and messages with fields missing, of other types, or new. */

import { type APIMessage, GatewayDispatchEvents, InteractionType, MessageType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { english } from '../../../src/i18n/translator.ts';
import { newId } from '../../../src/local/snowflake.ts';
import { everyComponent } from '../../../src/local/state/components.ts';
import { fromNewUser, lastPayload, type Payload, pathsIn } from './payloads.ts';
import { ANSWER, QUESTION, Stage } from './stage.ts';

const APOLOGY = english('error.apology');
const UNREADABLE = english('error.unreadable');

const RUNS = Number(process.env.PAYLOADS ?? 300);
/** The bot limits the questions of one server, so it is restarted after this many. */
const INTERACTIONS_PER_RESTART = 80;

const stage = Stage.forFile();
/** The payload of each kind of interaction. */
const interactions: Payload[] = [];
const messages: Payload[] = [];
const rejected: unknown[] = [];
const reject = (error: unknown) => void rejected.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', reject);
  const { sam, theo } = stage.local.people;
  const there = sam.in(stage.local.channels.questions);
  const { newsroom } = stage.local.servers;
  for (const title of ['Tides', 'Winds'])
    await stage.library.add(
      { title, date: '', source: '', text: `${title} turned. They rose.` },
      newsroom.id,
    );
  const question = { question: QUESTION };
  const asked = await there.run('ask', { ...question, from: '2023', private: true });
  await there.run('ask', { ...question, article: 'storm' });
  await there.complete('ask', { article: 'st' }, 'article');
  await there.complete('library remove', { article: 'ti' }, 'article');
  await there.run('cite', { id: '0123456789.0.abcdefg' });
  await there.run('follow add', question);
  await there.run('timeline', { topic: 'the harbour of Varde', from: '2023' });
  for (const name of ['articles', 'about', 'help', 'library list', 'library reports']) await there.run(name);
  await there.run('read', { article: 'storm' });
  await there.run('library remove', { article: 'tides' });
  const message = there.say(QUESTION);
  for (const name of ['Ask the articles', 'Find the source']) await there.useOnMessage(name, message);
  const form = await there.run('library add');
  if (form.kind !== 'modal' || asked.kind !== 'reply') throw new Error('no form, or no answer');
  const draft = { title: 'Fog', text: 'Fog lay over Varde on 5 May 2024. It lifted.' };
  await there.submit(form.modal, draft);
  await vi.waitUntil(() => JSON.stringify(there.messages).includes('Publish this article'));
  const report = await there.press(asked.message, 'Report');
  if (report.kind === 'modal') await there.submit(report.modal, { wrong: 'No', better: '' });
  await theo.withBot.run('ask', question);
  for (const frame of stage.local.record.frames)
    if (frame.event === 'INTERACTION_CREATE') interactions.push(structuredClone(frame.data) as Payload);
  interactions.push(...componentInteractions(there.messages));
  there.say(`@verbatim ${QUESTION}`);
  theo.withBot.say(QUESTION);
  for (const frame of stage.local.record.frames.filter(({ event }) => event === 'MESSAGE_CREATE').slice(-2))
    messages.push(structuredClone(frame.data) as Payload);
}, 120_000);
afterAll(() => {
  process.off('unhandledRejection', reject);
});

/** Payloads for every button and select: those of the given messages, and all others as in old messages. */
function componentInteractions(messages: readonly APIMessage[]): Payload[] {
  const press = interactions.find(({ type }) => type === InteractionType.MessageComponent)!;
  const offered = new Map<string, Payload>();
  const add = (custom_id: string, message: unknown, component_type: number) => {
    const [, action = ''] = custom_id.split(':');
    const data = { custom_id, component_type, ...(component_type === 3 && { values: ['0123456789'] }) };
    if (!offered.has(action)) offered.set(action, { ...press, message, data });
  };
  for (const message of messages)
    for (const { type, custom_id } of everyComponent(message.components ?? []) as Iterable<{
      type: number;
      custom_id?: string;
    }>)
      if (custom_id) add(custom_id, message, type);
  for (const { buttons, selects } of commands) {
    for (const action of Object.keys(buttons ?? {})) add(`v1:${action}:0123456789`, press.message, 2);
    for (const action of Object.keys(selects ?? {})) add(`v1:${action}`, press.message, 3);
  }
  return [...offered.values()];
}

/** Opens an interaction in the local Discord, and dispatches a changed payload of it to the bot. */
async function dispatchChanged(interaction: Payload, change: (payload: Payload) => Payload) {
  const { local } = stage;
  const message = (interaction.message ?? null) as APIMessage | null;
  const { sam, theo } = local.people;
  const { channel, person } = interaction.guild_id ? sam.in(local.channels.questions) : theo.withBot;
  if (message) local.messages.restore([{ message, visibleTo: null, dismissed: false }]);
  local.faults.play({ match: { on: 'frame', event: 'INTERACTION_CREATE' }, action: { do: 'drop' } });
  const { permissions = null } = (interaction.member ?? {}) as { permissions?: string };
  const dispatched = change(
    fromNewUser(interaction, permissions, (interaction.guild_id ?? null) as string | null),
  );
  const outcome = local.interactions.open({
    type: knownType(dispatched.type),
    person,
    channel,
    data: interaction.data,
    commandName: null,
    owners: {},
    answerType: MessageType.Reply,
    source: message,
    metadata: {},
  });
  const { id, token } = lastPayload(stage) as Payload & { id: string; token: string };
  const isAnswerable = dispatched.id === interaction.id && dispatched.token === interaction.token;
  send(GatewayDispatchEvents.InteractionCreate, isAnswerable ? { ...dispatched, id, token } : dispatched);
  return { outcome: isAnswerable ? await outcome : null, token };
}

/** Unknown interaction types are answered like commands. */
function knownType(type: unknown): InteractionType {
  return [3, 4, 5].includes(type as number) ? (type as InteractionType) : InteractionType.ApplicationCommand;
}

function send(name: GatewayDispatchEvents, data: object): void {
  stage.local.gateway.dispatch({ name, serverId: null, intents: 0, data: () => data });
}

/** Dispatches a changed payload, and collects the requests that answer it. */
async function answersTo(interaction: Payload, change: (payload: Payload) => Payload) {
  let { outcome, token } = await dispatchChanged(interaction, change);
  // On a busy machine the answer may be late: try once more.
  if (outcome?.kind === 'failure') ({ outcome, token } = await dispatchChanged(interaction, change));
  if (!outcome) return null;
  const requests = () => stage.local.record.requests.filter(({ path }) => path.includes(token));
  if (outcome.kind === 'thinking' || outcome.kind === 'waiting')
    await vi.waitUntil(() => requests().length > 1, { timeout: 20_000, interval: 5 });
  return { kind: outcome.kind, requests: requests() };
}

/** A change of a payload: a value is removed, replaced, or a property is added. */
type Change = { at: number } & (
  | { do: 'leave out' }
  | { do: 'set'; to: unknown }
  | { do: 'add'; key: string; to: unknown }
);

const OTHERS: unknown[] = [
  null,
  true,
  -1,
  0,
  1,
  99,
  2 ** 53,
  '',
  'x',
  '1',
  '99999999999999999999999',
  'constructor',
  '\u0000',
  'word '.repeat(900),
  [],
  {},
  [[]],
  [null],
  { type: 99, content: 'x', components: [{ type: 99 }] },
  { toString: 1, valueOf: 1, length: 3 },
];
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    fc.record({ at: fc.nat(), do: fc.constant('leave out' as const) }),
    fc.record({ at: fc.nat(), do: fc.constant('set' as const), to: fc.constantFrom(...OTHERS) }),
    fc.record({
      at: fc.nat(),
      do: fc.constant('add' as const),
      key: fc.constantFrom('constructor', '__proto__', 'toString', 'content', 'components', 'future'),
      to: fc.constantFrom(...OTHERS),
    }),
  ),
  { minLength: 1, maxLength: 3 },
);

function changed(payload: Payload, list: readonly Change[]): Payload {
  const copy = structuredClone(payload);
  for (const change of list) {
    const paths = pathsIn(copy);
    const path = paths[change.at % paths.length]!;
    const key = path.at(-1)!;
    const parent = path.slice(0, -1).reduce<Record<string, unknown>>((one, step) => one[step] as never, copy);
    const value = parent[key];
    // A copy, as a later change may modify it.
    const to = 'to' in change ? structuredClone(change.to) : undefined;
    if (change.do === 'leave out') delete parent[key];
    else if (change.do === 'set') parent[key] = to;
    else
      Object.defineProperty(typeof value === 'object' && value ? value : parent, change.key, {
        value: to,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return copy;
}

let count = 0;
async function restartSometimes(): Promise<void> {
  count += 1;
  if (count % INTERACTIONS_PER_RESTART !== 0) return;
  await stage.bot.stop();
  await stage.start();
}

/** The bodies of requests as text. */
const wordsIn = (requests: readonly { body: unknown }[]) => JSON.stringify(requests.map(({ body }) => body));

const PREFIXES: { readonly [type: number]: string } = { 2: '', 3: 'use ', 4: 'complete ', 5: 'submit ' };

/** The payload of an interaction, by the command's name or the component's action. */
function interactionOf(name: string): Payload {
  const nameOf = ({ type, data }: Payload) =>
    PREFIXES[Number(type)] + String(data.name ?? String(data.custom_id).split(':')[1]);
  return interactions.find((interaction) => nameOf(interaction) === name)!;
}

const withData = (data: object) => (payload: Payload) => ({ ...payload, data: { ...payload.data, ...data } });
const withOptions = (...options: object[]) => withData({ options });
const quoting = (message: object) => (payload: Payload) =>
  withData({ resolved: { messages: { [String(payload.data.target_id)]: { ...MESSAGE, ...message } } } })(
    payload,
  );
const MESSAGE = { id: newId(), channel_id: newId(), content: '', type: 0 };
const UNKNOWN = 'I do not know that command any more';

describe('19. an interaction in an odd form', () => {
  it.each<[string, string, (payload: Payload) => Payload, string]>([
    ['a server that the bot is not in', 'ask', (payload) => ({ ...payload, guild_id: newId() }), ANSWER],
    ['a group of people', 'ask', ({ guild_id: _, ...rest }) => ({ ...rest, context: 2 }) as Payload, ANSWER],
    ['no entitlements', 'ask', ({ entitlements: _, ...rest }) => rest as Payload, ANSWER],
    ['entitlements that are null', 'ask', (payload) => ({ ...payload, entitlements: null }), ANSWER],
    [
      'owners that are null',
      'ask',
      (payload) => ({ ...payload, authorizing_integration_owners: null }),
      ANSWER,
    ],
    [
      'a channel without messages',
      'Ask the articles',
      (payload) => ({ ...payload, channel: { id: newId(), type: 4 } }),
      ANSWER,
    ],
    [
      'permissions that are no number',
      'library',
      (payload) => ({ ...payload, member: { ...(payload.member as object), permissions: 'all' } }),
      UNREADABLE,
    ],
    [
      'a forward without its reference',
      'Ask the articles',
      quoting({ message_snapshots: [{ message: { content: QUESTION } }] }),
      UNREADABLE,
    ],
    ['a message that is not there', 'Ask the articles', withData({ resolved: {} }), UNREADABLE],
    ['chosen values that are no text', 'use quote', withData({ values: [5] }), UNREADABLE],
    ['a form without its fields', 'submit report', withData({ components: [] }), UNREADABLE],
    ['a question that is no text', 'ask', withOptions({ type: 3, name: 'question', value: 7 }), UNREADABLE],
    [
      'an option of another name',
      'ask',
      withOptions({ type: 3, name: 'constructor', value: 'x' }),
      UNREADABLE,
    ],
    [
      'an option whose type is no number',
      'ask',
      withOptions({ type: { toString: 1, valueOf: 1 }, name: 'question', value: 'x' }),
      UNREADABLE,
    ],
    [
      'permissions that are the name of a method',
      'library',
      (payload) => ({ ...payload, member: { ...(payload.member as object), permissions: 'constructor' } }),
      UNREADABLE,
    ],
    ['an option of another type', 'ask', withOptions({ type: 4, name: 'question', value: 7 }), UNREADABLE],
    [
      'a subcommand of another name',
      'library',
      withOptions({ type: 1, name: 'constructor', options: [] }),
      UNKNOWN,
    ],
    ['no subcommand', 'library', withOptions(), UNREADABLE],
    ['a command of another name', 'ask', withData({ name: 'constructor' }), UNKNOWN],
    ['a kind of command that is new', 'ask', withData({ type: 9 }), UNREADABLE],
    ['a kind of part that is new', 'use context', withData({ component_type: 99 }), UNREADABLE],
    ['a kind of interaction that is new', 'ask', (payload) => ({ ...payload, type: 9 }), UNREADABLE],
    ['a part without an id', 'use context', withData({ custom_id: null }), 'from an older version of me'],
    ['options that are null', 'complete ask', withData({ options: null }), '"choices":[]'],
    [
      'nothing that is known of what is typed',
      'complete ask',
      (payload) => ({ ...payload, data: null as never }),
      '"choices":[]',
    ],
  ])('is answered: %s', async (_, name, change, words) => {
    const answers = await answersTo(interactionOf(name), change);
    expect(wordsIn(answers!.requests)).toContain(words);
    expect(answers!.requests.map(({ status }) => status)).toEqual([204]);
    expect(rejected).toEqual([]);
  });

  it('is logged once, however often it comes', async () => {
    const lines = () =>
      stage.lines.filter((line) => line.startsWith('INTERACTION_CREATE could not be read: '));
    const before = lines().length;
    const change = (payload: Payload) => ({ ...payload, member: { user: null } });
    for (let times = 0; times < 3; times += 1)
      expect(wordsIn((await answersTo(interactionOf('ask'), change))!.requests)).toContain(UNREADABLE);
    expect(lines()).toHaveLength(before + 1);
    expect(lines().at(-1)).toMatch(/^INTERACTION_CREATE could not be read: TypeError\n +at UserManager/);
  });
});

/** Waits until the bot answers; it may still be busy. */
const expectAnswer = () =>
  vi.waitUntil(async () => JSON.stringify(await stage.ask()).includes(ANSWER), { timeout: 60_000 });

describe('19. whatever of an event is missing, of another type or new', () => {
  it('what somebody does is answered, and Discord takes the answer', { timeout: 3_600_000 }, async () => {
    const dispatched: Record<string, number> = {};
    /** Changes after which the bot apologised as for a fault of its own. */
    const apologies: unknown[] = [];
    await fc.assert(
      fc.asyncProperty(fc.nat(), changes, async (which, list) => {
        await restartSometimes();
        const answers = await answersTo(interactions[which % interactions.length]!, (payload) =>
          changed(payload, list),
        );
        const kind = !answers
          ? 'none'
          : wordsIn(answers.requests).includes(UNREADABLE)
            ? 'unreadable'
            : answers.kind;
        dispatched[kind] = (dispatched[kind] ?? 0) + 1;
        if (!answers) return;
        expect(answers.kind).not.toBe('failure');
        for (const { status, answer } of answers.requests)
          expect({ status, answer: status < 300 ? null : answer }).toEqual({
            status: expect.toSatisfy((code: number) => code < 300),
            answer: null,
          });
        if (wordsIn(answers.requests).includes(APOLOGY)) apologies.push([list, stage.lines.at(-1)]);
      }),
      { seed: 19, numRuns: RUNS, endOnFailure: true },
    );
    console.log(dispatched);
    expect(apologies).toEqual([]);
    expect(rejected).toEqual([]);
    await expectAnswer();
  });

  it('what somebody says ends nothing', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), changes, async (which, list) => {
        const payload = { ...messages[which % messages.length]!, id: newId() };
        send(GatewayDispatchEvents.MessageCreate, changed(payload, list));
        await restartSometimes();
      }),
      { seed: 19, numRuns: Math.ceil(RUNS / 3), endOnFailure: true },
    );
    await expectAnswer();
    expect(rejected).toEqual([]);
  });
});
