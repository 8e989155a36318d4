import { afterAll, beforeAll, expect } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { parseArticle } from '../../../src/articles/parse.ts';
import { type Bot, type BotOptions, type LoginError, startBot } from '../../../src/discord/bot.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Library } from '../../../src/library/library.ts';
import type { Fault } from '../../../src/local/faults/fault.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import type { Outcome } from '../../../src/local/interactions/outcome.ts';
import type { Person } from '../../../src/local/members/member.ts';
import type { Settings } from '../../../src/local/settings.ts';
import { holdSecrets } from './secrets.ts';

export const FILES = {
  'bridge.txt':
    'Date: 5 May 2024\nTitle: A bridge for Lindholm\n\nThe council of Lindholm approved a new bridge across the Aske on Friday. It will cost 12 million crowns.',
  'storm.txt':
    'Date: 2 February 2024\nTitle: Storm closes harbour\n\nA storm closed the harbour of Varde on Thursday. Nobody was hurt.',
};
/** Whole files, of which quotes are slices. */
export const TEXTS: Readonly<Record<string, string>> = FILES;
export const QUESTION = 'When did the storm close the harbour of Varde?';
export const ANSWER = 'A storm closed the harbour of Varde on';

export const CALLBACKS = '/interactions/*/callback';
export const WEBHOOKS = '/webhooks/*';

/** A library over two short articles, in this thread. */
export function smallLibrary(): Library {
  return createLibrary(Object.entries(FILES).map(([name, text]) => parseArticle(name, text)));
}

/** A Discord for one that is to play faults, and the bot in it. */
export class Stage {
  local!: LocalDiscord;
  bot!: Bot;
  library: Library;
  /** What the bot logged, and what it lost its connection to. */
  readonly lines: string[] = [];
  readonly losses: LoginError[] = [];
  #people = 0;

  constructor(library: Library = smallLibrary()) {
    this.library = library;
  }

  /** One for all the tests of a file, with the bot logged in and warm. */
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

  /** The first question loads what was learned. */
  async warmUp(): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) if ((await this.ask()).kind === 'reply') return;
  }

  /** Holds what was logged and sent against the rules of the house. */
  async close(): Promise<void> {
    this.local.faults.stop();
    await this.bot?.stop();
    await this.local.close();
    await this.library.close();
    holdSecrets(this.lines.join('\n'), this.local, [QUESTION]);
    const { requests } = this.local.record;
    const answered = requests.filter(({ path, status }) => path.endsWith('/callback') && status === 204);
    expect(new Set(answered.map(({ path }) => path)).size).toBe(answered.length);
    for (const { path, body } of requests)
      if (/\/(?:callback|messages|@original)/.test(path)) holdMentions(body);
  }

  play(...faults: Fault[]): void {
    for (const fault of faults) this.local.faults.play(fault);
  }

  /** Somebody who has not asked anything. */
  newPerson(): Person {
    this.#people += 1;
    return this.local.admit(`reader${this.#people}`);
  }

  /** A new person asks, and sees this first. */
  async ask(question = QUESTION): Promise<Outcome> {
    return this.newPerson().in(this.local.channels.questions).run('ask', { question });
  }

  /** How often an interaction was answered with success, and how many requests that took. */
  get callbacks() {
    return this.local.record.requests.filter(({ path }) => path.endsWith('/callback'));
  }

  identifies(): number {
    return this.local.record.frames.filter(({ from, op }) => from === 'bot' && op === 2).length;
  }
}

/** Every message that the bot sends says that it pings nobody. */
export function holdMentions(body: unknown): void {
  const { data, type } = (body ?? {}) as { data?: object; type?: number };
  const message = (type === undefined ? body : data) as object | undefined;
  if (message && ('content' in message || ('components' in message && !('custom_id' in message))))
    expect(message).toMatchObject({ allowed_mentions: { parse: [] } });
}
