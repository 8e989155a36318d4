/**
 * The metrics for operators, in the text format of Prometheus. Loaded only where HEALTH_PORT is set. No label is from people:
 * there are as many series with a thousand servers as with one.
 */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { ANSWERED, ASKED, INTERACTED, STAGE_TAKEN } from './diagnostics.ts';
import type { Bot } from './discord/bot.ts';
import type { Library } from './library/library.ts';

/** In seconds: from a cached answer to Discord's limit of three seconds, and what is beyond it. */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];

/** What the metrics are read from when they are asked for. */
export type MeasuredBot = Pick<Bot, 'connection' | 'counts' | 'load'>;

/** Measures from its creation on. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #unsubscribe: (() => void)[];
  readonly #gauges;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#gauges = gaugesIn(registers);
    const questions = new Counter({
      name: 'verbatim_questions_total',
      help: 'Questions that were answered, by verdict: with a quote (answered), with one that may answer (unsure), or with none.',
      labelNames: ['verdict'],
      registers,
    });
    // A series that begins at zero shows the first increase.
    for (const verdict of ['answered', 'unsure', 'none']) questions.inc({ verdict }, 0);
    const answers = new Histogram({
      name: 'verbatim_answer_duration_seconds',
      help: 'Time from when a question comes to its queue until the library has answered or refused it.',
      buckets: DURATIONS,
      registers,
    });
    const stages = new Histogram({
      name: 'verbatim_stage_duration_seconds',
      help: "Time of each stage of a question, with what the library's thread does for others in between.",
      labelNames: ['stage'],
      buckets: DURATIONS,
      registers,
    });
    for (const stage of ['first_stage', 'reranker', 'reader']) stages.zero({ stage });
    const interactions = new Counter({
      name: 'verbatim_interactions_total',
      help: 'Interactions by what was used, and by outcome: answered, refused with a reason, failed, or too late for Discord.',
      labelNames: ['kind', 'name', 'outcome'],
      registers,
    });
    this.#unsubscribe = [
      ANSWERED.subscribe(({ verdict }) => questions.inc({ verdict })),
      ASKED.subscribe(({ seconds }) => answers.observe(seconds)),
      STAGE_TAKEN.subscribe(({ stage, seconds }) => stages.observe({ stage }, seconds)),
      INTERACTED.subscribe((interacted) => interactions.inc({ ...interacted })),
    ];
  }

  /** The media type of the page. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All metrics, with the state of the library and of the bot at this moment. */
  async page(library: Library, bot: MeasuredBot): Promise<string> {
    setBot(this.#gauges, bot);
    await setLibrary(this.#gauges, library);
    return this.#registry.metrics();
  }

  /** Ends the measuring. */
  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#registry.clear();
  }
}

/** The metrics that are set when they are asked for. */
function gaugesIn(registers: Registry[]) {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `verbatim_${name}`, help, labelNames, registers });
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `verbatim_${name}`, help, labelNames, registers });
  return {
    running: gauge('queue_running', 'Calls to the library that run, by the queue of their kind.', 'queue'),
    waiting: gauge(
      'queue_waiting',
      'Calls to the library that wait for their turn, by the queue of their kind.',
      'queue',
    ),
    refused: counter(
      'events_refused_total',
      'Events that were not handled: too late, repeated, over a rate limit, while too many were waiting, or answered by another process with the same token.',
      'reason',
    ),
    up: gauge(
      'library_up',
      'Whether the library answers; while it does not, its other metrics are those of before.',
    ),
    articles: gauge(
      'library_articles',
      'Articles: those that ship, and the own ones of all servers.',
      'collection',
    ),
    sentences: gauge('library_sentences', 'Sentences of these articles.', 'collection'),
    read: gauge(
      'library_read_timestamp_seconds',
      'When the articles were last read or changed, in Unix time.',
    ),
    problems: gauge(
      'library_problems',
      'Files of the articles that ship that were left out, or are served with a warning.',
    ),
    connected: gauge('discord_connected', 'Whether every shard of this process has a session.'),
    silent: gauge(
      'discord_silent_seconds',
      'Time since Discord was last heard, on the shard where that is longest ago.',
    ),
    ping: gauge(
      'discord_ping_seconds',
      "Time that Discord's gateway took to answer the last heartbeats, on average.",
    ),
    servers: gauge('discord_servers', 'Servers that the bot is in, of the shards of this process.'),
    reconnects: counter('discord_reconnects_total', 'How many times a shard has lost its connection.'),
  };
}

type Gauges = ReturnType<typeof gaugesIn>;

function setBot(gauges: Gauges, bot: MeasuredBot): void {
  const { connected, silentFor } = bot.connection();
  const { queues, pingMs, servers, reconnects } = bot.load();
  for (const [queue, { running, waiting }] of Object.entries(queues)) {
    gauges.running.set({ queue }, running);
    gauges.waiting.set({ queue }, waiting);
  }
  for (const [reason, count] of Object.entries(bot.counts())) setCounter(gauges.refused, { reason }, count);
  gauges.connected.set(Number(connected));
  gauges.silent.set(silentFor / 1_000);
  // Without a heartbeat there is no such series, instead of a zero.
  if (pingMs === null) gauges.ping.remove();
  else gauges.ping.set(pingMs / 1_000);
  gauges.servers.set(servers);
  setCounter(gauges.reconnects, {}, reconnects);
}

async function setLibrary(gauges: Gauges, library: Library): Promise<void> {
  try {
    const [status, totals] = await Promise.all([library.status(null), library.totals()]);
    for (const [collection, { articles, sentences }] of Object.entries(totals)) {
      gauges.articles.set({ collection }, articles);
      gauges.sentences.set({ collection }, sentences);
    }
    gauges.read.set(status.read / 1_000);
    gauges.problems.set(status.problems.length);
    gauges.up.set(1);
  } catch {
    // As /healthz does, it says only that the library does not answer; the reason is in the log.
    gauges.up.set(0);
  }
}

/** Sets a counter that is kept elsewhere. */
function setCounter(counter: Counter, labels: Record<string, string>, value: number): void {
  counter.remove(labels);
  counter.inc(labels, value);
}
