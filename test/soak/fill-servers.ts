/** Fills servers up to their limits, with only the actions of moderators and members. */
import type { APIMessage } from 'discord-api-types/v10';
import type { LocalDiscord } from '../../src/local/index.ts';
import type { Outcome } from '../../src/local/interactions/interaction-result.ts';
import type { Actor } from '../../src/local/members/actor.ts';
import type { ServerChannel } from '../../src/local/state/guild-state.ts';
import { randomFrom } from '../../src/training/random.ts';
import { seen } from '../discord/rendered-message.ts';

/** The limits of an article, in characters, bytes, lines and tags. */
const MAX_LENGTH = 200_000;
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_LINES = 10_000;
const MAX_TAGS = 50_000;
/** More articles than any server may have. */
const MAX_ARTICLES = 520;
/** Replies after which a person tries again a moment later. */
const RETRY =
  /asks? faster|asking (?:faster|at this moment)|once more in a moment|still reading|took too long|did not respond|failed/;
const MAX_TRIES = 120;
const PAUSE_MS = 1_000;

interface Upload {
  name: string;
  content: string;
}
/** Makes the file of an article, distinct for each number. */
type Make = (number: number) => Upload;

const WORDS = 'the council of town harbour bridge storm river opened closed measured school ferry road'.split(
  ' ',
);

/** Articles that take much memory for different reasons. */
export const TEXTS = {
  prose: (number) =>
    text(number, (random) => {
      const words = Array.from({ length: 14 }, () => WORDS[Math.floor(random() * WORDS.length)]);
      const day = `${1 + Math.floor(random() * 28)} May ${2000 + Math.floor(random() * 25)}`;
      return `On ${day} the council of town ${number} paid ${Math.floor(random() * 1e6)} for ${words.join(' ')}. `;
    }),
  newWords: (number) =>
    text(number, (random) => `${Array.from({ length: 12 }, () => newWord(random)).join(' ')}. `, 50_000),
  lines: (number) => text(number, (random) => `${newWord(random).slice(0, 3)} ${newWord(random)}\n`),
  items: (number) => page(number, (random) => `<li>${newWord(random).slice(0, 2)}`, MAX_TAGS / 5),
  /** More than a server has memory for in 256 MB. */
  mostItems: (number) => page(number, (random) => `<li>${newWord(random).slice(0, 2)}`, MAX_TAGS - 10),
  largePage: (number) => page(number, (random) => `<p>${newWord(random)} opened.`, 100),
  tooLong: (number) => ({ name: `${number}.txt`, content: 'It rained. '.repeat(MAX_BYTES / 11) }),
} satisfies Record<string, Make>;

/** A text of pieces, up to a length. */
function text(number: number, piece: (random: () => number) => string, maxLength = MAX_LENGTH): Upload {
  const random = randomFrom(number);
  const pieces = [`Title: Number ${number}\nDate: 2024-05-06\n\n`];
  let length = pieces[0]!.length;
  for (let next = piece(random); pieces.length < MAX_LINES - 10; next = piece(random)) {
    length += next.length;
    if (length > maxLength) break;
    pieces.push(next);
  }
  return { name: `${number}.txt`, content: pieces.join('') };
}

/** A page of the maximum size, most of which is not text. */
function page(number: number, piece: (random: () => number) => string, count: number): Upload {
  const random = randomFrom(number);
  const pieces = Array.from({ length: count }, () => piece(random)).join('');
  const content = `<!doctype html><html><title>Number ${number}</title><body>${pieces}`;
  // The letter has two bytes.
  const rest = Math.floor((MAX_BYTES - Buffer.byteLength(content) - 20) / 2);
  return { name: `${number}.html`, content: `${content}<p title="${'ж'.repeat(rest)}">` };
}

function newWord(random: () => number): string {
  return String.fromCharCode(...Array.from({ length: 7 }, () => 97 + Math.floor(random() * 26)));
}

/** A moderator of a server, in its channel. */
export function moderatorIn(local: LocalDiscord, channel: ServerChannel): Actor {
  const person = local.addPerson(`moderator${local.guildState.users.size}`);
  const { members, roles } = channel.server;
  members.get(person.user.id)!.roles.push(roles.find(({ name }) => name === 'Moderator')!.id);
  return person.in(channel);
}

/** Adds articles until the bot refuses one. */
export async function fillUp(moderator: Actor, make: Make, max = MAX_ARTICLES): Promise<Filled> {
  for (let taken = 0; taken < max; taken++) {
    const reply = await add(moderator, make(taken));
    if (!reply.includes('### Published')) return { taken, refused: reply };
  }
  return { taken: max, refused: null };
}

export interface Filled {
  /** How many articles were published. */
  taken: number;
  /** The reply that refused the next one; null when none was refused. */
  refused: string | null;
}

/** Adds an article; returns the bot's reply. */
async function add(moderator: Actor, file: Upload): Promise<string> {
  const preview = await withRetries(async () => {
    const opened = await moderator.run('library add');
    return opened.kind === 'modal' ? moderator.submit(opened.modal, { file: [file] }) : opened;
  });
  if (!JSON.stringify(preview).includes('"Publish"')) return textOf(preview);
  const before = new Set(moderator.messages.map(({ id }) => id));
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const shown = messageOf(await moderator.press(preview, 'Publish'));
    // A refusal is a message of its own, and the preview remains unchanged.
    const replies = await Promise.race([
      shown.then((one) => (one ? [textOf(one)] : [])),
      newMessages(moderator, before),
    ]);
    for (const { id } of moderator.messages) before.add(id);
    if (replies.length > 0 && !RETRY.test(replies.join())) return replies.join('\n');
    await pause();
  }
  throw new Error('it cannot be published');
}

/** The texts of messages to a person other than `before`, once there are any; empty after a minute. */
async function newMessages(person: Actor, before: ReadonlySet<string>): Promise<string[]> {
  for (let tries = 0; tries < 60; tries++) {
    await pause();
    const messages = person.messages.filter(
      (one) => !before.has(one.id) && (one.content || one.components?.length),
    );
    if (messages.length > 0) return messages.map(textOf);
  }
  return [];
}

/** Repeats an action while the reply asks to try again; returns the final message. */
export async function withRetries(act: () => Promise<Outcome>): Promise<APIMessage> {
  let reply = '';
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const outcome = await act();
    const message = await messageOf(outcome);
    reply = message ? textOf(message) : JSON.stringify(outcome);
    if (message && !RETRY.test(reply)) return message;
    await pause();
  }
  throw new Error(`nothing but: ${reply}`);
}

async function messageOf(outcome: Outcome): Promise<APIMessage | null> {
  if ('edited' in outcome) return outcome.edited;
  return 'message' in outcome ? outcome.message : null;
}

function textOf(message: APIMessage): string {
  return seen(message).join('\n');
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/** Asks questions, timelines and lists of a server as its members, and exports its reports as a moderator. */
export async function askAll(local: LocalDiscord, channel: ServerChannel, questions: number): Promise<Asked> {
  let first = '';
  for (let i = 0; i < questions; i++) {
    const person = local.addPerson(`reader${local.guildState.users.size}`).in(channel);
    const question =
      i % 2 === 0
        ? `What did the council of town ${i} pay for the harbour bridge in ${2000 + (i % 20)}?`
        : `Who opend the shcool in ${newWord(randomFrom(i))}?`;
    const answer = await withRetries(() => person.run('ask', { question }));
    first ||= textOf(answer);
    if (i % 10 === 0) await withRetries(() => person.run('timeline', { topic: 'the council of town paid' }));
    if (i % 10 === 5) await withRetries(() => person.run('articles'));
  }
  const moderator = moderatorIn(local, channel);
  const reports = await withRetries(() => moderator.run('library reports'));
  if (!JSON.stringify(reports).includes('"Export"')) return { first, exported: 0 };
  const { attachments } = await withRetries(() => moderator.press(reports, 'Export'));
  return { first, exported: attachments.reduce((sum, { size }) => sum + size, 0) };
}

export interface Asked {
  /** The text of the first answer. */
  first: string;
  /** The size of the exported reports, in bytes. */
  exported: number;
}

/** Reports an answer, so that there is something to export. */
export async function reportOne(local: LocalDiscord, channel: ServerChannel): Promise<void> {
  const moderator = moderatorIn(local, channel);
  const answer = await withRetries(() => moderator.run('ask', { question: 'What did the council pay for?' }));
  const form = await moderator.press(answer, 'Report');
  if (form.kind !== 'modal') throw new Error('there is no form');
  await withRetries(() => moderator.submit(form.modal, { wrong: 'Not this one.', better: '' }));
}

/** Sends several forms with a file at the same time; returns the bot's reply to each. */
export async function sendAtOnce(moderator: Actor, count: number, make: Make): Promise<string[]> {
  const forms: { openedBy: string }[] = [];
  while (forms.length < count) {
    const opened = await moderator.run('library add');
    if (opened.kind === 'modal') forms.push(opened.modal);
    else await pause();
  }
  return Promise.all(
    forms.map(async (form, i) => {
      const message = await messageOf(await moderator.submit(form, { file: [make(i)] }));
      return message ? textOf(message) : 'nothing';
    }),
  );
}
