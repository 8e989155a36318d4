import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Database } from '../../src/library/postgres/database.ts';
import { databaseLibrary } from '../../src/library/postgres/library.ts';
import { startLocalDiscord } from '../../src/local/index.ts';
import { BotProcess, endProcesses } from '../e2e/faults/process.ts';
import { ANSWER, QUESTION } from '../e2e/faults/stage.ts';
import { createDatabase, SERVER } from '../library/postgres/postgres-server.ts';
import { proxyTo } from '../library/postgres/tcp-proxy.ts';
import { isBusy } from './load.ts';
import { note } from './results.ts';

const QUESTIONS = Number(process.env.SHARED_QUESTIONS ?? 10_000);
/** How many people ask at the same time. */
const CONCURRENCY = 4;
/** In milliseconds: the delay before a question is repeated that was not answered, or only with an error or "busy". */
const RETRY_MS = 500;
const MAX_TRIES = 200;
/** The command that crashes and restarts the database server: see .ci/postgres. */
const RESTART = process.env.TEST_DATABASE_RESTART;
/** In milliseconds: how long the database is unavailable. */
const OUTAGE_MS = 3_000;
const MILL = { title: 'The mill', date: '2024-05-06', source: '', text: 'The mill has 31 metres of sails.' };

endProcesses();

it.skipIf(SERVER === null)(
  '28. two processes over one database answer each question once, while one is killed, and the database is unavailable and crashes',
  async () => {
    const { url, drop } = await createDatabase();
    const proxy = await proxyTo(url);
    const local = await startLocalDiscord();
    // One of the two servers is on an even shard, the other on an odd one.
    const start = (shards: string) =>
      BotProcess.start(local, { env: { DATABASE_URL: proxy.url, SHARDS: shards } });
    const processes = await Promise.all([start('0,2/4'), start('1,3/4')]);
    for (const one of processes) await one.says(/Logged in/);
    await processes[0]!.ready();

    const channels = [local.channels.general, local.channels.history];
    let people = 0;
    const ask = (channel: (typeof channels)[number], question: string) =>
      local.addPerson(`reader${people++}`).in(channel).run('ask', { question });
    let asked = 0;
    let busy = 0;
    let retries = 0;
    async function askUntilAnswered(channel: (typeof channels)[number]): Promise<void> {
      let reply = '';
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const outcome = await ask(channel, QUESTION);
        reply = JSON.stringify(outcome);
        if (reply.includes(ANSWER)) return;
        if (isBusy({ outcome })) busy++;
        else retries++;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
      throw new Error(`question ${asked} was never answered: ${reply}`);
    }
    let restarted: Promise<unknown> | null = null;
    const mendSoon = () => void setTimeout(proxy.restore, OUTAGE_MS);
    const events = new Map<number, () => unknown>([
      [
        Math.floor(QUESTIONS * 0.2),
        async () => {
          processes[1]!.child.kill('SIGKILL');
          processes.push(await start('1,3/4'));
        },
      ],
      [
        Math.floor(QUESTIONS * 0.5),
        () => {
          proxy.cut();
          mendSoon();
        },
      ],
      [
        Math.floor(QUESTIONS * 0.7),
        () => {
          proxy.block();
          mendSoon();
        },
      ],
      [
        Math.floor(QUESTIONS * 0.85),
        () => {
          if (RESTART) restarted = promisify(exec)(RESTART);
        },
      ],
    ]);
    const person = async (i: number) => {
      while (asked < QUESTIONS) {
        const number = asked++;
        events.get(number)?.();
        await askUntilAnswered(channels[i % channels.length]!);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, (_, i) => person(i)));

    await restarted;

    // Both processes see what a third one adds.
    const library = databaseLibrary(new Database(url));
    for (const server of [local.servers.newsroom.id, local.servers.history.id])
      await library.add(MILL, server);
    await library.close();
    for (const channel of channels)
      expect(JSON.stringify(await ask(channel, 'How many metres of sails has the mill?'))).toContain(
        'metres of sails.',
      );

    const callbacks = local.record.requests.filter(
      ({ path, status }) => path.endsWith('/callback') && status >= 200 && status < 300,
    );
    const twice = callbacks.length - new Set(callbacks.map(({ path }) => path)).size;
    note(
      '28 postgres',
      `${QUESTIONS} questions on four shards in two processes, one of which was killed, the database twice away${RESTART ? ', and crashed and started again' : ''}: all answered, ${retries} asked again since the library was away, ${busy} since their server asked too fast, ${twice} answered twice`,
    );
    expect(twice).toBe(0);
    for (const one of processes) await one.end();
    await local.close();
    proxy.close();
    await drop();
  },
);
