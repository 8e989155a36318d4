import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { parseArticle } from '../../../src/articles/parse.ts';
import { type Bot, startBot } from '../../../src/discord/bot.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { openLibrary } from '../../../src/library/threaded-library.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import type { Modal, Outcome } from '../../../src/local/interactions/outcome.ts';
import type { Actor } from '../../../src/local/members/actor.ts';
import { seen } from '../../discord/seen.ts';
import { DIFFERENCES } from '../../local/openapi/differences.ts';
import { recordedDepartures } from '../../local/openapi/operations.ts';

/** What a machine needs at its slowest, with much else to do. */
export const PATIENCE = { timeout: 30_000, interval: 20 };

/** Files by their names. */
export type Files = Readonly<Record<string, string>>;

/** A Discord for one with the bot in it, over articles of a test's own; one for all the tests of a file. */
export class Stage {
  local!: LocalDiscord;
  bot!: Bot;
  library!: Library;
  /** What the bot logged. */
  readonly lines: string[] = [];
  /** Whether what passed has to be as Discord describes it: not where a test has people send what no client does. */
  isAsDescribed = true;
  readonly #data: string | null;

  /**
   * Readies it for the tests of this file, and holds everything that the bot sent against the rules of the house.
   *
   * @param data the folder that the bot writes to, with the library that the product has; null keeps all in memory
   */
  constructor(files: Files, data: string | null = null) {
    this.#data = data;
    beforeAll(async () => {
      this.local = await startLocalDiscord();
      this.library = data === null ? libraryOf(files) : await folderLibraryOf(files, data);
      await this.start();
    });
    afterAll(async () => {
      await this.bot.stop();
      await this.local.close();
      await this.library.close();
      this.#hold();
    });
  }

  async start(): Promise<void> {
    const log = (line: string) => void this.lines.push(line);
    this.bot = await startBot({
      // Whatever library the stage has at the time.
      library: new Proxy({} as Library, {
        get: (_, name: keyof Library) => this.library[name].bind(this.library),
      }),
      commands,
      data: this.#data,
      log: { info: log, warn: log, error: log },
      token: this.local.token,
      apiBase: this.local.api,
      guildId: null,
      onLost(error) {
        throw error;
      },
    });
  }

  async restart(): Promise<void> {
    await this.bot.stop();
    await this.start();
  }

  /** Other articles take the place of those that there are. */
  replace(files: Files): void {
    this.library = libraryOf(files);
  }

  get mira(): Actor {
    return this.local.people.mira.in(this.local.channels.questions);
  }

  get theo(): Actor {
    return this.local.people.theo.in(this.local.channels.questions);
  }

  /** A moderator. */
  get sam(): Actor {
    return this.local.people.sam.in(this.local.channels.questions);
  }

  /** Nothing is sent twice, refused, pings anyone or is other than Discord describes it, and no log tells what was asked. */
  #hold(): void {
    const { requests } = this.local.record;
    for (const { path, status, body, answer } of requests) {
      expect({ path, status, answer: status < 300 ? null : answer }).toEqual({
        path,
        status: expect.toSatisfy((code: number) => code < 300),
        answer: null,
      });
      for (const message of messagesIn(body))
        expect(message).toMatchObject({ allowed_mentions: { parse: [] } });
    }
    const answered = requests.filter(({ path }) => path.endsWith('/callback')).map(({ path }) => path);
    expect(new Set(answered).size).toBe(answered.length);
    if (this.isAsDescribed)
      expect(recordedDepartures(this.local.record).filter(({ at }) => !(at in DIFFERENCES))).toEqual([]);
    expect(this.lines.filter((line) => / failed|could not/.test(line))).toEqual([]);
    expect(this.lines.join('\n')).not.toContain(this.local.token);
  }
}

function libraryOf(files: Files): Library {
  return createLibrary(Object.entries(files).map(([name, text]) => parseArticle(name, text)));
}

async function folderLibraryOf(files: Files, data: string): Promise<Library> {
  const seeds = path.join(data, 'seeds');
  await mkdir(seeds);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(seeds, name), text);
  return openLibrary({ seeds, data });
}

/** The messages in the body of a request: a callback has its own in `data`, and some callbacks have none. */
function messagesIn(body: unknown): object[] {
  const { data, type } = (body ?? {}) as { data?: object; type?: number };
  const message = type === undefined ? body : data;
  return typeof message === 'object' &&
    message !== null &&
    ('components' in message || 'content' in message) &&
    !('custom_id' in message)
    ? [message]
    : [];
}

/** The message that a person sees in the end. */
export async function shown(outcome: Outcome | Promise<Outcome>): Promise<APIMessage> {
  const seen = await outcome;
  const message = 'message' in seen ? seen.message : null;
  const edited = 'edited' in seen ? await seen.edited : message;
  if (!edited) throw new Error(`no message is shown: ${JSON.stringify(seen)}`);
  return edited;
}

/** The form that somebody has before them. */
export async function formIn(outcome: Outcome | Promise<Outcome>): Promise<Modal> {
  const opened = await outcome;
  if (opened.kind !== 'modal') throw new Error(`no form is open: ${JSON.stringify(opened)}`);
  return opened.modal;
}

/** All that a person sees of what they did. */
export async function seenBy(outcome: Outcome | Promise<Outcome>): Promise<string[]> {
  return seen(await shown(outcome));
}

/** The last line of a quote: how sure it is that it answers, which quote it is, and what it is cited by. */
export function footer(citation: string | RegExp = /[0-9a-z.]+/): unknown {
  const cited = typeof citation === 'string' ? citation.replaceAll('.', '\\.') : citation.source;
  return expect.stringMatching(
    new RegExp(`^-# (?:Very likely|Likely|Possibly) the answer(?: · quote \\d of \\d)? · \`${cited}\`$`),
  );
}

/** The buttons of a quote, with or without a next one. */
export function quoteButtons(...more: string[]): unknown {
  const names = ['Context', 'Read', ...more, 'Report'].map((name) => `\\[${name}\\]`).join(' ');
  return expect.stringMatching(new RegExp(`^(?:\\[(?:Next|First) quote\\] )?${names}$`));
}

/** Which quote a card shows, and of how many. */
export function placeOf(lines: readonly string[]): [place: number, count: number] {
  const [, place = '1', count = '1'] = /quote (\d+) of (\d+)/.exec(lines.join('\n')) ?? [];
  return [Number(place), Number(count)];
}
