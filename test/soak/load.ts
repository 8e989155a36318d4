/** Load tests: the product in its own process, and a local Discord with many people. */
import { performance } from 'node:perf_hooks';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import type { Outcome } from '../../src/local/interactions/interaction-result.ts';
import { BotProcess } from '../e2e/faults/process.ts';
import { QUESTION } from '../e2e/faults/stage.ts';

/** Questions about the two articles of these tests. */
const QUESTIONS = [
  QUESTION,
  'What will the bridge cost?',
  'Who approved the bridge?',
  'Was anybody hurt in the storm?',
  'Which river does it cross?',
  'When was the council of Lindholm?',
];

/** The product in a process of its own, and a local Discord. */
export class Load {
  readonly local: LocalDiscord;
  readonly bot: BotProcess;
  #count = 0;

  private constructor(local: LocalDiscord, bot: BotProcess) {
    this.local = local;
    this.bot = bot;
  }

  static async start(options: { env?: Record<string, string>; preload?: string } = {}): Promise<Load> {
    const local = await startLocalDiscord({ port: 0 });
    const load = new Load(local, await BotProcess.start(local, options));
    await load.bot.ready();
    for (let tries = 0; tries < 20; tries += 1) await load.ask();
    return load;
  }

  /** Asks as a new person, in one of the two servers. */
  ask(question = QUESTIONS[this.#count % QUESTIONS.length]!): Promise<Outcome> {
    this.#count += 1;
    const { channels } = this.local;
    const channel = [channels.questions, channels.history, channels.general][this.#count % 3]!;
    return this.local.addPerson(`reader${this.#count}`).in(channel).run('ask', { question });
  }

  /** Sends interactions at a rate: questions, autocompletions and button presses in a proportion of 4 : 4 : 2. */
  async askAtRate(perSecond: number, seconds: number): Promise<Timed[]> {
    const began = performance.now();
    const asked: Promise<Timed>[] = [];
    for (let count = 0; count < perSecond * seconds; count += 1) {
      const due = began + (count * 1_000) / perSecond;
      const wait = due - performance.now();
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      asked.push(timed(() => this.#act(count)));
    }
    return Promise.all(asked);
  }

  #act(count: number): Promise<Outcome> {
    if (count % 10 < 8 && count % 2 === 0) return this.ask();
    const { channels } = this.local;
    this.#count += 1;
    const person = this.local
      .addPerson(`typer${this.#count}`)
      .in(count % 4 === 1 ? channels.history : channels.questions);
    if (count % 10 < 8) return person.complete('ask', { question: 'x', article: 'sto' }, 'article');
    const last = person.messages.findLast(({ components }) => components && components.length > 0);
    return last ? person.press(last, 'Context') : this.ask();
  }

  async end(): Promise<void> {
    await this.bot.end();
    await this.local.close();
  }
}

/** The outcome of an interaction, and how long it took. */
export interface Timed {
  ms: number;
  outcome: Outcome;
}

export async function timed(act: () => Promise<Outcome>): Promise<Timed> {
  const began = performance.now();
  const outcome = await act();
  return { ms: performance.now() - began, outcome };
}

/** The quantile of some times, for a share from 0 to 1. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

export const isBusy = ({ outcome }: Pick<Timed, 'outcome'>) =>
  /asking at this moment|asks faster/.test(JSON.stringify(outcome));
export const isExpired = ({ outcome }: Timed) => outcome.kind === 'failure';
