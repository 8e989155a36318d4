/** Uses every command, button, select and form with hostile text, and checks all answers. */

import {
  type APIButtonComponentWithCustomId,
  type APIMessage,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { expect, it, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Quote } from '../../../src/library/answers.ts';
import { FINDING_KINDS } from '../../../src/library/health/health.ts';
import type { Modal, Outcome } from '../../../src/local/interactions/interaction-result.ts';
import type { Actor } from '../../../src/local/members/actor.ts';
import { everyComponent } from '../../../src/local/state/components.ts';
import { formIn, Stage, WAIT } from './stage.ts';

const HOSTILE =
  '**[x](https://a.b)** @everyone <@1> <#2> ||`#` > _-# 1. <t:0:R> </ask:1> <:a:1> 漢字 👩‍👩‍👧 é̂̃ ';
const TITLE = `The harbour ${HOSTILE.repeat(9)}`.slice(0, 300);
const sentence = (day: number) =>
  `On ${day} May 2023 the harbour ${HOSTILE.repeat(40)}`.slice(0, 1_990).replace(/\s*$/, ' was shut.');
const article = (number: number) =>
  `Title: ${TITLE}\nDate: 2023-06-${String(number).padStart(2, '0')}\nSource: https://a.b/${'c'.repeat(480)}\n\n` +
  Array.from({ length: 7 }, (_, index) => sentence(number + index)).join('\n\n');
const NUMBERS = Array.from({ length: 12 }, (_, index) => index + 1);
const QUESTION = `When was the harbour shut? ${HOSTILE}`;

const stage = new Stage(Object.fromEntries(NUMBERS.map((number) => [`${number}.txt`, article(number)])));
// A sentence of two thousand characters takes long to read: nothing is asked beside what is tested.
stage.followTimes = { soon: 600_000, poll: 600_000 };
stage.pages = {
  linkHosts: async () => ['a.b'],
  readLink: async () => ({ kind: 'notAllowed', hosts: [] }),
  mayRead: async () => true,
  checkQuote: async () => ({ kind: 'changed', now: sentence(31) }),
};

/** The actions, as in custom ids, that have been used. */
const used = new Set<string>();
/** The bot limits what one person may do in a short time, so it is restarted after this many actions. */
const ACTIONS_PER_RESTART = 12;
let count = 0;

/**
 * Performs an action, then uses every component of the answer whose action has not been used yet.
 *
 * @param what names the action in error messages
 */
async function explore(actor: Actor, what: string, act: () => Promise<Outcome>): Promise<void> {
  if (++count % ACTIONS_PER_RESTART === 0) await stage.restart();
  const before = actor.messages.length;
  const outcome = await act();
  if (outcome.kind === 'failure') throw new Error(`${what}: ${outcome.text}`);
  if (outcome.kind === 'modal') return fillIn(actor, outcome.modal);
  const message = await messageOf(actor, outcome, before);
  if (!message) throw new Error(`${what}: nothing is said`);
  expect(message.mentions).toEqual([]);
  expect(message.mention_everyone).toBe(false);
  for (const component of everyComponent(message.components ?? [])) await use(actor, message, component);
}

/** The message that is shown in the end: the answer, its edit, or a further message. */
async function messageOf(actor: Actor, outcome: Outcome, before: number): Promise<APIMessage | null> {
  if (outcome.kind === 'reply' || outcome.kind === 'update') return outcome.message;
  if (outcome.kind !== 'thinking' && outcome.kind !== 'waiting') return null;
  let edited: APIMessage | null = null;
  void outcome.edited.then((message) => {
    edited = message;
  });
  const min = before + (outcome.kind === 'thinking' ? 1 : 0);
  return vi.waitUntil(() => edited ?? (actor.messages.length > min ? actor.messages.at(-1)! : null), WAIT);
}

async function use(actor: Actor, message: APIMessage, component: object): Promise<void> {
  const { type, custom_id: id } = component as APIButtonComponentWithCustomId | APIStringSelectComponent;
  const action = id?.split(':')[1];
  const now = actor.messages.find((one) => one.id === message.id);
  // An earlier press may have replaced the card.
  const isThere = [...everyComponent(now?.components ?? [])].some(({ custom_id }) => custom_id === id);
  if (!action || used.has(action) || !isThere) return;
  used.add(action);
  if (type === ComponentType.Button) return explore(actor, action, () => actor.press(message, id));
  const [first] = (component as APIStringSelectComponent).options;
  return explore(actor, action, () => actor.choose(message, id, [first!.value]));
}

async function fillIn(actor: Actor, modal: Modal): Promise<void> {
  used.add(modal.custom_id.split(':')[1]!);
  const inputs = modal.components.flatMap((part) =>
    part.type === ComponentType.Label ? [part.component] : [],
  );
  const texts = inputs.filter(({ type }) => type === ComponentType.TextInput);
  const filled = texts.map((input) => {
    const { max_length: maxLength = 4_000 } = input as { max_length?: number };
    return [input.custom_id, `The harbour ${HOSTILE.repeat(60)}`.slice(0, maxLength)] as const;
  });
  await explore(actor, `the form ${modal.title}`, () => actor.submit(modal, Object.fromEntries(filled)));
}

async function shownToSam(act: () => Promise<Outcome>): Promise<APIMessage> {
  const before = stage.sam.messages.length;
  return (await messageOf(stage.sam, await act(), before))!;
}

/** The custom id of a component, by its action and the beginning of its arguments. */
function idOf(message: APIMessage, action: string): string | undefined {
  const ids = [...everyComponent(message.components ?? [])].map(({ custom_id }) => custom_id);
  return ids.find((id) => id?.startsWith(`v1:${action}:`));
}

function button(message: APIMessage, action: string): [APIMessage, string] {
  const id = idOf(message, action);
  if (!id) throw new Error(`there is no ${action}`);
  return [message, id];
}

const pressOn = (message: APIMessage, action: string): Promise<APIMessage> =>
  shownToSam(() => stage.sam.press(...button(message, action)));

it('everything that can be done is answered, within all limits, whatever the articles and the people say', async () => {
  const { newsroom } = stage.local.servers;
  const date = (number: number) => `${number} July 2023`;
  for (const number of NUMBERS)
    await stage.library.add(
      { title: TITLE.slice(0, 250), date: date(number), source: '', text: `${sentence(number)} It is over.` },
      newsroom.id,
    );
  for (const number of NUMBERS) {
    const report = { question: `${number} ${QUESTION}`, wrong: HOSTILE.repeat(9), better: sentence(number) };
    const rest = { kind: 'reported', day: '2023-06-19', verdict: 'answered', shown: null } as const;
    await stage.library.report({ ...report, ...rest }, newsroom.id);
  }
  const { answers } = await stage.library.ask(QUESTION, { server: newsroom.id });
  for (let people = 0; people < 3; people++)
    await stage.library.vote(answers[0]!.citation, 'unhelpful', newsroom.id);
  const own = (await stage.library.articles({ server: newsroom.id })).filter((entry) => entry.own);
  const edited = own[1]!;
  const { version } = (await stage.library.editable(edited.key, newsroom.id))!;
  const edit = { title: HOSTILE, date: '', source: '', text: sentence(20) };
  await stage.library.edit(edited.key, edit, newsroom.id, version);
  const question = { question: QUESTION };
  const runs: [name: string, options: object][] = [
    ['ask', { ...question, private: true }],
    ['ask', { ...question, from: HOSTILE.slice(0, 60) }],
    ['ask', { ...question, article: TITLE }],
    ['ask', { question: HOSTILE.repeat(9).slice(0, 300) }],
    ['ask', { question: 'What is the ahrbour?' }],
    ['timeline', { topic: 'the harbour' }],
    ['articles', {}],
    ['read', { article: TITLE }],
    ['cite', { id: HOSTILE.slice(0, 60) }],
    ['follow add', question],
    ['follow list', {}],
    ['about', {}],
    ['privacy', {}],
    ['help', {}],
    ['library reports', {}],
    ['library list', {}],
    ['settings', {}],
    ['library add', {}],
    ['library link', { address: 'https://example.org/' }],
    ['library history', { article: edited.key }],
    ['library edit', { article: edited.key }],
    ['library remove', { article: TITLE }],
    ['library remove', { article: own[0]!.key }],
  ];
  // An action that replaces its card leaves the other components to the next round.
  for (let before = -1; used.size > before; ) {
    before = used.size;
    for (const [name, options] of runs)
      await explore(stage.sam, `/${name}`, () => stage.sam.run(name, options as typeof question));
  }
  for (const [name, options] of runs.filter(([one]) => !/^(?:library|settings)/.test(one)))
    await explore(stage.local.people.theo.withBot, `/${name}, directly`, () =>
      stage.local.people.theo.withBot.run(name, options as typeof question),
    );
  for (const name of ['Ask the articles', 'Find the source', 'Add to the library']) {
    const said = stage.theo.say(`${sentence(1)} ${QUESTION}`.slice(0, 2_000));
    await explore(stage.sam, name, () => stage.sam.useOnMessage(name, said));
  }
  // One of them can be published, one only with a remark, and one not at all; pressing the one button replaces the others.
  for (const round of [1, 2]) {
    const mill = `The mill ${round} burned down. Nobody was hurt in it. It had stood for ${round} years.`;
    const file = [
      { name: 'dated.txt', content: `The mill\n4 May 2024\n\n${mill}` },
      { name: `${HOSTILE.slice(0, 60)}.txt`, content: `${mill} ${HOSTILE}` },
      { name: 'picture.png', content: 'x' },
    ];
    await explore(stage.sam, 'several files', async () =>
      stage.sam.submit(await formIn(stage.sam.run('library add')), { file }),
    );
  }
  const [{ citation }] = (await stage.library.ask(QUESTION, { server: null })).answers as [Quote];
  for (let people = 0; people < 3; people++) await stage.library.vote(citation, 'unhelpful', newsroom.id);
  await stage.library.changeSettings(newsroom.id, { keepsQuestions: true });
  for (const asked of [
    'Is there wifi in the castle?',
    '**wifi** in the castle @everyone??',
    'Are dogs allowed at the mill?',
    'dogs at the mill <@1>?',
  ]) {
    const rest = { day: '2023-06-19', verdict: 'none', shown: null, wrong: '', better: '' } as const;
    await stage.library.report({ kind: 'unanswered', question: asked, ...rest }, newsroom.id);
  }
  const onPage = {
    title: HOSTILE,
    date: '',
    source: `https://a.b/${HOSTILE}`,
    text: `The mill is here. ${HOSTILE}`,
  };
  const { key: pageKey } = await stage.library.add(onPage, newsroom.id);
  const looked = (await stage.library.pageOf(pageKey, newsroom.id))!;
  const missing = { kind: 'read', missing: [0], validators: {} } as const;
  await stage.library.notePage(pageKey, newsroom.id, looked.version, missing, Date.now());
  // Some open others by one action, or are replaced together with their card: these are used one by one.
  const health = () => shownToSam(() => stage.sam.run('library health'));
  const unanswered = await pressOn(await health(), 'health:unanswered');
  await pressOn(unanswered, 'health-close');
  const left = await pressOn(await health(), 'health:unanswered');
  const form = await formIn(stage.sam.press(...button(left, 'answer-gap')));
  const preview = await shownToSam(() => stage.sam.submit(form, { answer: `The castle ${HOSTILE}` }));
  await fillIn(stage.sam, await formIn(stage.sam.press(...button(preview, 'change-gap'))));
  await pressOn(await pressOn(await health(), 'health:contested'), 'health-clear');
  await stage.restart();
  for (const kind of FINDING_KINDS) {
    const overview = await health();
    const id = idOf(overview, `health:${kind}`);
    if (id) await explore(stage.sam, `health: ${kind}`, () => stage.sam.press(overview, id));
  }
  for (const action of ['health', 'health-clear', 'health-close', 'change-gap']) used.add(action);
  const parts = commands.flatMap(({ buttons, selects, forms }) =>
    Object.keys({ ...buttons, ...selects, ...forms }),
  );
  // No command answers a post: see help-posts.test.ts.
  used.add('dismiss');
  expect([...used].sort()).toEqual([...new Set(parts)].sort());
}, 300_000);
