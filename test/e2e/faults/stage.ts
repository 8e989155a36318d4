/** A local Discord with faults, and the bot in it. */

import { afterAll, beforeAll, expect } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { parseArticle } from '../../../src/articles/parse.ts';
import { type Bot, type BotOptions, type LoginError, startBot } from '../../../src/discord/bot.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import type { Fault } from '../../../src/local/faults/fault.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import type { Outcome } from '../../../src/local/interactions/interaction-result.ts';
import type { Person } from '../../../src/local/members/person.ts';
import type { Settings } from '../../../src/local/settings.ts';
import { expectNoSecrets } from './secrets.ts';

export const FILES = {
  'bridge.txt':
    'Date: 5 May 2024\nTitle: A bridge for Lindholm\n\nThe council of Lindholm approved a new bridge across the Aske on Friday. It will cost 12 million crowns.',
  'storm.txt':
    'Date: 2 February 2024\nTitle: Storm closes harbour\n\nA storm closed the harbour of Varde on Thursday. Nobody was hurt.',
};
/** The texts of the files, by name. */
export const TEXTS: Readonly<Record<string, string>> = FILES;
export const QUESTION = 'When did the storm close the harbour of Varde?';
export const ANSWER = 'A storm closed the harbour of Varde on';

export const CALLBACKS = '/interactions/*/callback';
export const WEBHOOKS = '/webhooks/*';

/** A library over two short articles, in this thread; by default without the reader, which takes most of the time. */
export function smallLibrary(hasReader = false): Library {
  const articles = Object.entries(FILES).map(([name, text]) => parseArticle(name, text));
  return createLibrary(articles, [], shippedModel(hasReader));
}

/** A local Discord that plays faults, and the bot in it. */
export class Stage {
  local!: LocalDiscord;
  bot!: Bot;
  library: Library;
  /** The bot's log, and the errors with which it lost its connection. */
  readonly lines: string[] = [];
  readonly losses: LoginError[] = [];
  #people = 0;

  constructor(library: Library = smallLibrary()) {
    this.library = library;
  }

  /** A stage for all tests of a file, with the bot logged in and warmed up. */
  static forFile(settings: Partial<Settings> = {}, options: Partial<BotOptions> = {}): Stage {
    const stage = new Stage();
    beforeAll(async () => {
      await stage.open(settings);
      await stage.start(options);
      await stage.warmUp();
    }, 60_000);
    afterAll(() => stage.close(), 60_000);
    return stage;
  }

  async open(settings: Partial<Settings> = {}): Promise<void> {
    this.local = await startLocalDiscord(settings);
  }

  options(): BotOptions {
    const log = (line: string) => void this.lines.push(line);
    return {
      library: this.library,
      commands,
      log: { info: log, warn: log, error: log },
      token: this.local.token,
      apiBase: this.local.api,
      guildId: null,
      onLost: (error) => void this.losses.push(error),
    };
  }

  async start(options: Partial<BotOptions> = {}): Promise<void> {
    this.bot = await startBot({ ...this.options(), ...options });
  }

  /** Asks until there is an answer, as the first question loads the models. */
  async warmUp(): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) if ((await this.ask()).kind === 'reply') return;
  }

  /** Stops everything, and checks what was logged and sent. */
  async close(): Promise<void> {
    this.local.faults.stop();
    await this.bot?.stop();
    await this.local.close();
    await this.library.close();
    expectNoSecrets(this.lines.join('\n'), this.local, [QUESTION]);
    const { requests } = this.local.record;
    const answered = requests.filter(({ path, status }) => path.endsWith('/callback') && status === 204);
    expect(new Set(answered.map(({ path }) => path)).size).toBe(answered.length);
    for (const { path, body } of requests)
      if (/\/(?:callback|messages|@original)/.test(path)) expectNoPings(body);
  }

  play(...faults: Fault[]): void {
    for (const fault of faults) this.local.faults.play(fault);
  }

  /** Adds a person, who has not asked anything yet. */
  newPerson(): Person {
    this.#people += 1;
    return this.local.addPerson(`reader${this.#people}`);
  }

  /** Asks as a new person. */
  async ask(question = QUESTION): Promise<Outcome> {
    return this.newPerson().in(this.local.channels.questions).run('ask', { question });
  }

  /** The requests that answer interactions. */
  get callbacks() {
    return this.local.record.requests.filter(({ path }) => path.endsWith('/callback'));
  }

  /** How often the bot has identified. */
  identifies(): number {
    return this.local.record.frames.filter(({ from, op }) => from === 'bot' && op === 2).length;
  }
}

/** Checks that a message, if the body is one, allows no mentions. */
export function expectNoPings(body: unknown): void {
  const { data, type } = (body ?? {}) as { data?: object; type?: number };
  const message = (type === undefined ? body : data) as object | undefined;
  if (message && ('content' in message || ('components' in message && !('custom_id' in message))))
    expect(message).toMatchObject({ allowed_mentions: { parse: [] } });
}
