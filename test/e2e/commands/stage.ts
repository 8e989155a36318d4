/** A local Discord with the bot in it, for tests of commands, and helpers to read answers. */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { parseArticle } from '../../../src/articles/parse.ts';
import { type Bot, startBot } from '../../../src/discord/bot.ts';
import type { Pages } from '../../../src/discord/command.ts';
import type { FollowTimes } from '../../../src/discord/follows/follow-watch.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { openLibrary } from '../../../src/library/threaded-library.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import type { Modal, Outcome } from '../../../src/local/interactions/interaction-result.ts';
import type { Actor } from '../../../src/local/members/actor.ts';
import { seen } from '../../discord/rendered-message.ts';
import { recordedViolations } from '../../local/openapi/check-traffic.ts';
import { DIFFERENCES } from '../../local/openapi/differences.ts';
import { shown } from '../harness.ts';

export { shown };

/** Options for waiting, long enough for a slow and busy machine. */
export const WAIT = { timeout: 30_000, interval: 20 };

/** In milliseconds: for the first answer to an interaction. Discord waits three seconds; a busy machine may need more. */
const DEADLINE_MS = 30_000;

/** No file of tests lasts so long: a stand-by worker would take a second of processor time to load. */
const NO_STAND_BY_MS = 3_600_000;

/** Texts of articles, by file name. */
export type Files = Readonly<Record<string, string>>;

/** A local Discord with the bot in it, over the given articles; one for all tests of a file. */
export class Stage {
  local!: LocalDiscord;
  bot!: Bot;
  library!: Library;
  /** The bot's log. */
  readonly lines: string[] = [];
  /**
   * Whether the traffic is checked against Discord's OpenAPI description; false where a test sends what no client
   * would.
   */
  checksDescription = true;
  /** When the bot looks at what people follow. */
  followTimes: Partial<FollowTimes> = {};
  /** What reads pages for moderators; nothing by default. */
  pages: Pages | null = null;
  /** Whether the library has the reader, which takes most of the time of an answer; where answers depend on it. */
  hasReader = false;
  /** How often the bot looks for digests that are due. */
  digestInterval: number | undefined;
  readonly #data: string | null;

  /**
   * Sets up the tests of the current file, and checks everything that the bot sent afterwards.
   *
   * @param files the articles
   * @param data a data folder for the bot, with the library in a thread as in the product, deleted in the end; null: a library
   *   in memory
   */
  constructor(files: Files, data: string | null = null) {
    this.#data = data;
    beforeAll(async () => {
      this.local = await startLocalDiscord({ deadlineMs: DEADLINE_MS });
      this.library = data === null ? this.#libraryOf(files) : await this.#openFolders(files, data);
      await this.start();
    });
    afterAll(async () => {
      await this.bot.stop();
      await this.local.close();
      await this.library.close();
      if (data !== null) await rm(data, { recursive: true });
      this.#checkTraffic();
    });
  }

  async start(): Promise<void> {
    const log = (line: string) => void this.lines.push(line);
    this.bot = await startBot({
      // Forwards to the current library, as tests replace it.
      library: new Proxy({} as Library, {
        get: (_, name: keyof Library) => this.library[name].bind(this.library),
      }),
      commands,
      data: this.#data,
      followTimes: this.followTimes,
      pages: this.pages,
      ...(this.digestInterval !== undefined && { digestInterval: this.digestInterval }),
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

  /** Replaces all articles. */
  replace(files: Files): void {
    this.library = this.#libraryOf(files);
  }

  #libraryOf(files: Files): Library {
    const articles = Object.entries(files).map(([name, text]) => parseArticle(name, text));
    return createLibrary(articles, [], shippedModel(this.hasReader));
  }

  async #openFolders(files: Files, data: string): Promise<Library> {
    const seeds = path.join(data, 'seeds');
    await mkdir(seeds);
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(seeds, name), text);
    const onChange = () => this.bot?.noteChange();
    return openLibrary({ seeds, data, reader: this.hasReader }, { onChange, standByAfterMs: NO_STAND_BY_MS });
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

  /**
   * Checks that nothing was answered twice, refused or pings anyone, that all is as Discord describes, and that the log
   * has no error and no token.
   */
  #checkTraffic(): void {
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
    if (this.checksDescription)
      expect(recordedViolations(this.local.record).filter(({ at }) => !(at in DIFFERENCES))).toEqual([]);
    expect(this.lines.filter((line) => / failed|could not/.test(line))).toEqual([]);
    expect(this.lines.join('\n')).not.toContain(this.local.token);
  }
}

/** The messages in the body of a request: in `data` for a callback, and none for some callbacks. */
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

/** The form that an outcome has opened. */
export async function formIn(outcome: Outcome | Promise<Outcome>): Promise<Modal> {
  const opened = await outcome;
  if (opened.kind !== 'modal') throw new Error(`no form is open: ${JSON.stringify(opened)}`);
  return opened.modal;
}

/** The lines that a person sees in the end. */
export async function seenBy(outcome: Outcome | Promise<Outcome>): Promise<string[]> {
  return seen(await shown(outcome));
}

/** Matches the last line of a quote: confidence, position and citation. */
export function footer(citation: string | RegExp = /[0-9a-z.]+/): unknown {
  const cited = typeof citation === 'string' ? citation.replaceAll('.', '\\.') : citation.source;
  return expect.stringMatching(
    new RegExp(
      `^-# (?:Very likely|Likely|Possibly) the answer(?:: “[^”]+”)?(?: · quote \\d of \\d)? · \`${cited}\`$`,
    ),
  );
}

/** Matches the buttons of an answer: those of its quote, with or without one for the next, and those of the answer. */
export function quoteButtons(...more: string[]): unknown[] {
  const names = ["That's it", 'Not it', 'Ask further', ...more, 'Report']
    .map((name) => `[${name}]`)
    .join(' ');
  return [expect.stringMatching(/^(?:\[(?:Next|First) quote\] )?\[Context\] \[Read\]$/), names];
}

/** The position of the quote that a card shows, from 1, and the number of quotes. */
export function quotePosition(lines: readonly string[]): [position: number, count: number] {
  const [, position = '1', count = '1'] = /quote (\d+) of (\d+)/.exec(lines.join('\n')) ?? [];
  return [Number(position), Number(count)];
}
