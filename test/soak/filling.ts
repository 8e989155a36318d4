import type { APIMessage } from 'discord-api-types/v10';
import type { LocalDiscord } from '../../src/local/index.ts';
import type { Outcome } from '../../src/local/interactions/outcome.ts';
import type { Actor } from '../../src/local/members/actor.ts';
import type { ServerChannel } from '../../src/local/state/guild-state.ts';
import { randomFrom } from '../../src/training/random.ts';
import { seen } from '../discord/seen.ts';

/** What fills servers up, by those who may use the bot alone: their moderators and members. */

const LONGEST = 200_000;
const LARGEST = 2 * 1024 * 1024;
const MOST_LINES = 10_000;
const MOST_TAGS = 50_000;
/** More than any server may have. */
const MOST = 520;
/** What is told to whoever does too much in a short time: they try again a moment later. */
const AGAIN =
  /asks? faster|asking (?:faster|at this moment)|once more in a moment|still reading|took too long|did not respond|failed/;
const MOST_TRIES = 120;
const PAUSE_MS = 1_000;

interface Upload {
  name: string;
  content: string;
}
/** Makes a file of an article: its number makes it another. */
type Make = (number: number) => Upload;

const WORDS = 'the council of town harbour bridge storm river opened closed measured school ferry road'.split(
  ' ',
);

/** Articles that take more memory than others, each in its way. */
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
  items: (number) => page(number, (random) => `<li>${newWord(random).slice(0, 2)}`, MOST_TAGS / 5),
  /** More than a server has memory for in 256 MB. */
  mostItems: (number) => page(number, (random) => `<li>${newWord(random).slice(0, 2)}`, MOST_TAGS - 10),
  largePage: (number) => page(number, (random) => `<p>${newWord(random)} opened.`, 100),
  tooLong: (number) => ({ name: `${number}.txt`, content: 'It rained. '.repeat(LARGEST / 11) }),
} satisfies Record<string, Make>;

/** As long as an article may be, or shorter, of pieces. */
function text(number: number, piece: (random: () => number) => string, longest = LONGEST): Upload {
  const random = randomFrom(number);
  const pieces = [`Title: Number ${number}\nDate: 2024-05-06\n\n`];
  let length = pieces[0]!.length;
  for (let next = piece(random); pieces.length < MOST_LINES - 10; next = piece(random)) {
    length += next.length;
    if (length > longest) break;
    pieces.push(next);
  }
  return { name: `${number}.txt`, content: pieces.join('') };
}

/** A page as large as may be uploaded, most of which is no text. */
function page(number: number, piece: (random: () => number) => string, count: number): Upload {
  const random = randomFrom(number);
  const pieces = Array.from({ length: count }, () => piece(random)).join('');
  const content = `<!doctype html><html><title>Number ${number}</title><body>${pieces}`;
  // Letters of two bytes each.
  const rest = Math.floor((LARGEST - Buffer.byteLength(content) - 20) / 2);
  return { name: `${number}.html`, content: `${content}<p title="${'ж'.repeat(rest)}">` };
}

function newWord(random: () => number): string {
  return String.fromCharCode(...Array.from({ length: 7 }, () => 97 + Math.floor(random() * 26)));
}

/** Someone who may manage a server, in its channel. */
export function moderatorIn(local: LocalDiscord, channel: ServerChannel): Actor {
  const person = local.addPerson(`moderator${local.guildState.users.size}`);
  const { members, roles } = channel.server;
  members.get(person.user.id)!.roles.push(roles.find(({ name }) => name === 'Moderator')!.id);
  return person.in(channel);
}

/** Adds articles until the bot refuses one; how many it took, and its words. */
export async function fillUp(moderator: Actor, make: Make, most = MOST): Promise<Filled> {
  for (let taken = 0; taken < most; taken++) {
    const words = await add(moderator, make(taken));
    if (!words.includes('### Published')) return { taken, refused: words };
  }
  return { taken: most, refused: null };
}

export interface Filled {
  taken: number;
  refused: string | null;
}

/** What the bot says when an article is published, or why it is not. */
async function add(moderator: Actor, file: Upload): Promise<string> {
  const preview = await patiently(async () => {
    const opened = await moderator.run('library add');
    return opened.kind === 'modal' ? moderator.submit(opened.modal, { file: [file] }) : opened;
  });
  if (!JSON.stringify(preview).includes('"Publish"')) return wordsOf(preview);
  const before = new Set(moderator.messages.map(({ id }) => id));
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const shown = messageOf(await moderator.press(preview, 'Publish'));
    // What cannot be done is told in a message of its own, and the preview stays as it is.
    const told = await Promise.race([
      shown.then((one) => (one ? [wordsOf(one)] : [])),
      toldBeside(moderator, before),
    ]);
    for (const { id } of moderator.messages) before.add(id);
    if (told.length > 0 && !AGAIN.test(told.join())) return told.join('\n');
    await pause();
  }
  throw new Error('it cannot be published');
}

/** What is said to somebody beside these messages, once something is; nothing after a minute. */
async function toldBeside(person: Actor, before: ReadonlySet<string>): Promise<string[]> {
  for (let tries = 0; tries < 60; tries++) {
    await pause();
    const told = person.messages.filter(
      (one) => !before.has(one.id) && (one.content || one.components?.length),
    );
    if (told.length > 0) return told.map(wordsOf);
  }
  return [];
}

/** Does what somebody does, again while they are told to try again; what they see in the end. */
export async function patiently(act: () => Promise<Outcome>): Promise<APIMessage> {
  let words = '';
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const outcome = await act();
    const message = await messageOf(outcome);
    words = message ? wordsOf(message) : JSON.stringify(outcome);
    if (message && !AGAIN.test(words)) return message;
    await pause();
  }
  throw new Error(`nothing but: ${words}`);
}

async function messageOf(outcome: Outcome): Promise<APIMessage | null> {
  if ('edited' in outcome) return outcome.edited;
  return 'message' in outcome ? outcome.message : null;
}

function wordsOf(message: APIMessage): string {
  return seen(message).join('\n');
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/** What members and moderators of a server do with what it holds: the first quote that they see, and what is exported. */
export async function askAll(local: LocalDiscord, channel: ServerChannel, questions: number): Promise<Asked> {
  let first = '';
  for (let i = 0; i < questions; i++) {
    const person = local.addPerson(`reader${local.guildState.users.size}`).in(channel);
    const question =
      i % 2 === 0
        ? `What did the council of town ${i} pay for the harbour bridge in ${2000 + (i % 20)}?`
        : `Who opend the shcool in ${newWord(randomFrom(i))}?`;
    const answer = await patiently(() => person.run('ask', { question }));
    first ||= wordsOf(answer);
    if (i % 10 === 0) await patiently(() => person.run('timeline', { topic: 'the council of town paid' }));
    if (i % 10 === 5) await patiently(() => person.run('articles'));
  }
  const moderator = moderatorIn(local, channel);
  const reports = await patiently(() => moderator.run('library reports'));
  if (!JSON.stringify(reports).includes('"Export"')) return { first, exported: 0 };
  const { attachments } = await patiently(() => moderator.press(reports, 'Export'));
  return { first, exported: attachments.reduce((sum, { size }) => sum + size, 0) };
}

export interface Asked {
  first: string;
  /** Bytes. */
  exported: number;
}

/** Reports an answer, so that there is something to export. */
export async function reportOne(local: LocalDiscord, channel: ServerChannel): Promise<void> {
  const moderator = moderatorIn(local, channel);
  const answer = await patiently(() => moderator.run('ask', { question: 'What did the council pay for?' }));
  const form = await moderator.press(answer, 'Report');
  if (form.kind !== 'modal') throw new Error('there is no form');
  await patiently(() => moderator.submit(form.modal, { wrong: 'Not this one.', better: '' }));
}

/** Sends so many forms with a file of the largest size at the same time; what the bot says to each. */
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
      return message ? wordsOf(message) : 'nothing';
    }),
  );
}
