import { createConnection } from 'node:net';
import { expect, it } from 'vitest';
import { Load } from './load.ts';
import { note } from './results.ts';

const QUESTIONS = Number(process.env.SOAK_QUESTIONS ?? 50_000);
const EVERY = QUESTIONS / 10;
/** How many people ask, in turn. */
const PEOPLE = 20_000;
const CONCURRENCY = 12;

/** Preloaded code: a server on loopback that reports the heap after garbage collection, and the RSS. */
const MEMORY_SERVER = `import v8 from 'node:v8'; import vm from 'node:vm'; import net from 'node:net';
v8.setFlagsFromString('--expose-gc'); const gc = vm.runInNewContext('gc');
import('node:worker_threads').then(({ isMainThread }) => { if (!isMainThread) return;
const server = net.createServer((socket) => { socket.on('error', () => {}); gc(); gc(); const { heapUsed, rss } = process.memoryUsage(); socket.end(JSON.stringify({ heapUsed, rss })); });
server.listen(0, '127.0.0.1', () => console.log('MEMORY ' + server.address().port)); server.unref(); });`;

it('23. over fifty thousand questions of twenty thousand people, memory does not grow', async () => {
  // The reader, which runs in another thread than is measured, would take forty minutes.
  const load = await Load.start({ preload: MEMORY_SERVER, env: { READER: 'off' } });
  const port = Number(/MEMORY (\d+)/.exec(load.bot.output)![1]);
  const people = Array.from({ length: PEOPLE }, (_, index) => load.local.addPerson(`person${index}`));
  const { channels } = load.local;
  const measured: { asked: number; heap: number; rss: number }[] = [];
  let asked = 0;
  const failed: string[] = [];
  const began = performance.now();
  while (asked < QUESTIONS) {
    const goal = asked + EVERY;
    await Promise.all(
      Array.from({ length: CONCURRENCY }, async () => {
        while (asked < goal) {
          const person = people[asked % PEOPLE]!.in(asked % 2 ? channels.questions : channels.history);
          asked += 1;
          if (load.bot.code !== undefined) return;
          const question =
            asked % 3 === 0 ? 'What will the bridge cost?' : `When did storm ${asked} close the harbour?`;
          const outcome = await person.run('ask', { question });
          if (outcome.kind !== 'reply') failed.push(JSON.stringify(outcome));
        }
      }),
    );
    if (load.bot.code !== undefined) throw new Error(`it ended with ${load.bot.code}:\n${load.bot.output}`);
    const { heapUsed, rss } = JSON.parse(await memoryReport(port)) as { heapUsed: number; rss: number };
    measured.push({ asked, heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 });
    console.log(measured.at(-1));
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  await load.end();
  const later = measured.filter((one) => one.asked >= QUESTIONS / 5);
  const slope = slopeOf(later.map((one) => [one.asked / 10_000, one.heap]));
  const grown = later.at(-1)!.rss - later[0]!.rss;
  note(
    '23 memory',
    `${asked} questions of ${PEOPLE} people in ${seconds} s, ${failed.length} failed${failed.length > 0 ? ` (${[...new Set(failed)].join(', ')})` : ''}: heap ${later[0]!.heap.toFixed(1)} MB after the first fifth, ${later.at(-1)!.heap.toFixed(1)} MB at the end, slope ${slope.toFixed(2)} MB per 10,000; RSS ${grown >= 0 ? '+' : ''}${grown.toFixed(0)} MB`,
  );
  expect(failed).toEqual([]);
  expect(slope).toBeLessThan(1);
});

function memoryReport(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    createConnection(port, '127.0.0.1')
      .on('data', (chunk) => {
        text += chunk;
      })
      .on('end', () => resolve(text))
      .on('error', reject);
  });
}

/** The slope of the regression line, by least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))];
  const covariance = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return covariance / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
