import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Database } from '../../src/library/postgres/database.ts';
import { databaseLibrary } from '../../src/library/postgres/library.ts';
import { startLocalDiscord } from '../../src/local/index.ts';
import { BotProcess, endProcesses } from '../e2e/faults/process.ts';
import { ANSWER, QUESTION } from '../e2e/faults/stage.ts';
import { createDatabase, SERVER } from '../library/postgres/server.ts';
import { proxyTo } from '../library/postgres/tcp-proxy.ts';
import { isBusy } from './load.ts';
import { note } from './results.ts';

const QUESTIONS = Number(process.env.SHARED_QUESTIONS ?? 10_000);
/** So many people ask at the same time. */
const AT_ONCE = 4;
/** Whoever hears nothing, or that the library is away or the server asks too fast, asks again, after so many milliseconds. */
const AGAIN_MS = 500;
const MOST_TIMES = 200;
/** The command that has the whole server crash and start again: see .ci/postgres. */
const RESTART = process.env.TEST_DATABASE_RESTART;
/** How long the database is away. */
const AWAY_MS = 3_000;
const MILL = { title: 'The mill', date: '2024-05-06', source: '', text: 'The mill has 31 metres of sails.' };

endProcesses();

it.skipIf(SERVER === null)(
  '28. two processes over one database: each question is answered, and none twice, while one is killed, and the database is away and crashes',
  async () => {
    const { url, drop } = await createDatabase();
    const proxy = await proxyTo(url);
    const local = await startLocalDiscord();
    // The two servers are those of an even and of an odd shard.
    const start = (shards: string) =>
      BotProcess.start(local, { env: { DATABASE_URL: proxy.url, SHARDS: shards } });
    const processes = await Promise.all([start('0,2/4'), start('1,3/4')]);
    for (const one of processes) await one.says(/Logged in/);
    await processes[0]!.ready();

    const places = [local.channels.general, local.channels.history];
    let people = 0;
    const ask = (place: (typeof places)[number], question: string) =>
      local.addPerson(`reader${people++}`).in(place).run('ask', { question });
    let asked = 0;
    let busy = 0;
    let again = 0;
    async function untilAnswered(place: (typeof places)[number]): Promise<void> {
      let heard = '';
      for (let times = 0; times < MOST_TIMES; times++) {
        const outcome = await ask(place, QUESTION);
        heard = JSON.stringify(outcome);
        if (heard.includes(ANSWER)) return;
        if (isBusy({ outcome })) busy++;
        else again++;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
      throw new Error(`question ${asked} was never answered: ${heard}`);
    }
    let restarted: Promise<unknown> | null = null;
    const mendSoon = () => void setTimeout(proxy.restore, AWAY_MS);
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
        await untilAnswered(places[i % places.length]!);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => person(i)));

    await restarted;

    // What a third process adds, both see.
    const library = databaseLibrary(new Database(url));
    for (const place of [local.servers.newsroom.id, local.servers.history.id]) await library.add(MILL, place);
    await library.close();
    for (const place of places)
      expect(JSON.stringify(await ask(place, 'How many metres of sails has the mill?'))).toContain(
        'metres of sails.',
      );

    const callbacks = local.record.requests.filter(
      ({ path, status }) => path.endsWith('/callback') && status >= 200 && status < 300,
    );
    const twice = callbacks.length - new Set(callbacks.map(({ path }) => path)).size;
    note(
      '28 postgres',
      `${QUESTIONS} questions on four shards in two processes, one of which was killed, the database twice away${RESTART ? ', and crashed and started again' : ''}: all answered, ${again} asked again since the library was away, ${busy} since their server asked too fast, ${twice} answered twice`,
    );
    expect(twice).toBe(0);
    for (const one of processes) await one.end();
    await local.close();
    proxy.close();
    await drop();
  },
);
