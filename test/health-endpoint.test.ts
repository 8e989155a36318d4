import { request } from 'node:http';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArticle } from '../src/articles/parse.ts';
import { Bulkheads } from '../src/discord/fair-use/fair-queue.ts';
import { type Health, serveHealth } from '../src/health-endpoint.ts';
import { createLibrary } from '../src/library/in-process-library.ts';
import type { Library } from '../src/library/library.ts';
import { Metrics } from '../src/metrics.ts';
import { parseMetrics } from './prometheus-format.ts';

const metrics = new Metrics();
let health: Health;
let library: Library;
beforeEach(async () => {
  library = createLibrary([parseArticle('mill.txt', 'The mill of Aske burned down. Nobody was hurt.')]);
  health = await serveHealth(
    0,
    library,
    {
      connection: () => ({ connected: true, silentFor: 1_500 }),
      counts: () => ({ late: 0, repeated: 0, limited: 2, busy: 1, elsewhere: 0 }),
      load: () => ({ queues: new Bulkheads().load(), pingMs: 41, servers: 3, reconnects: 1 }),
    },
    metrics,
  );
});
afterAll(() => metrics.close());
afterEach(() => health.close());

const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${health.port}${path}`, { method });

const statusFor = (host: string, path = '/healthz') =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ port: health.port, path, host: '127.0.0.1', headers: { host } }, (response) =>
      resolve(response.resume().statusCode),
    )
      .on('error', reject)
      .end();
  });

describe('the health page', () => {
  it('answers requests to the names of this machine', async () => {
    const own = ['127.0.0.1', `127.0.0.1:${health.port}`, `localhost:${health.port}`, '[::1]:8080'];
    expect(await Promise.all(own.map((host) => statusFor(host)))).toEqual([200, 200, 200, 200]);
  });

  it('rejects requests to other host names, against DNS rebinding', async () => {
    const others = ['attacker.example', `attacker.example:${health.port}`, '127.0.0.1.attacker.example'];
    expect(await Promise.all(others.map((host) => statusFor(host)))).toEqual([403, 403, 403]);
  });

  it('says in JSON that questions can be answered', async () => {
    const response = await get('/healthz');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({
      status: 'ok',
      notDone: { late: 0, repeated: 0, limited: 2, busy: 1, elsewhere: 0 },
      discord: { connected: true, silentForSeconds: 2 },
      library: { articles: 1, revision: (await library.status(null)).revision },
    });
  });

  it('has no other pages, and takes no other methods', async () => {
    for (const [path, method] of [['/'], ['/healthz/'], ['/metrics?x'], ['/metrics', 'POST']] as const)
      expect((await get(path, method)).status).toBe(404);
    const head = await get('/metrics', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('the page of metrics', () => {
  const page = async () => parseMetrics(await (await get('/metrics')).text());
  const samplesOf = async (name: string) => Object.fromEntries((await page()).get(name)!.samples);

  it('is for this machine alone, in the text format of Prometheus', async () => {
    expect(await statusFor('attacker.example', '/metrics')).toBe(403);
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const names = [...parseMetrics(await response.text()).keys()];
    expect(names.filter((name) => name.startsWith('verbatim_'))).toEqual([
      'verbatim_queue_running',
      'verbatim_queue_waiting',
      'verbatim_events_refused_total',
      'verbatim_library_up',
      'verbatim_library_articles',
      'verbatim_library_sentences',
      'verbatim_library_read_timestamp_seconds',
      'verbatim_library_problems',
      'verbatim_discord_connected',
      'verbatim_discord_silent_seconds',
      'verbatim_discord_ping_seconds',
      'verbatim_discord_servers',
      'verbatim_discord_reconnects_total',
      'verbatim_questions_total',
      'verbatim_answer_duration_seconds',
      'verbatim_stage_duration_seconds',
      'verbatim_interactions_total',
    ]);
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
      expect(names).toContain(name);
  });

  it('has the state of the library and of the bot at that moment', async () => {
    const draft = {
      title: 'The fair',
      date: '',
      source: '',
      text: 'It has 27 stalls. It is over. It rains.',
    };
    await library.add(draft, '1');
    expect(await samplesOf('verbatim_library_articles')).toEqual({
      'verbatim_library_articles{collection="seeds"}': 1,
      'verbatim_library_articles{collection="own"}': 1,
    });
    expect(await samplesOf('verbatim_library_sentences')).toEqual({
      'verbatim_library_sentences{collection="seeds"}': 2,
      'verbatim_library_sentences{collection="own"}': 3,
    });
    expect(await samplesOf('verbatim_discord_ping_seconds')).toEqual({
      verbatim_discord_ping_seconds: 0.041,
    });
    expect(await samplesOf('verbatim_discord_silent_seconds')).toEqual({
      verbatim_discord_silent_seconds: 1.5,
    });
    for (let scrape = 0; scrape < 2; scrape++)
      expect(await samplesOf('verbatim_events_refused_total')).toEqual({
        'verbatim_events_refused_total{reason="late"}': 0,
        'verbatim_events_refused_total{reason="repeated"}': 0,
        'verbatim_events_refused_total{reason="limited"}': 2,
        'verbatim_events_refused_total{reason="busy"}': 1,
        'verbatim_events_refused_total{reason="elsewhere"}': 0,
      });
  });

  it('says that the library does not answer, and has the rest', async () => {
    expect(await samplesOf('verbatim_library_up')).toEqual({ verbatim_library_up: 1 });
    await library.close();
    expect(await samplesOf('verbatim_library_up')).toEqual({ verbatim_library_up: 0 });
    expect(await samplesOf('verbatim_discord_servers')).toEqual({ verbatim_discord_servers: 3 });
    expect((await get('/healthz')).status).toBe(503);
  });
});
