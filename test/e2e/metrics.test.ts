/** GET /metrics of the bot as operators run it, with the library in its worker. */

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { type Metric, parseMetrics } from '../prometheus-format.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS } from './faults/process.ts';
import { QUESTION } from './faults/stage.ts';
import { shown } from './harness.ts';

let local: LocalDiscord;
beforeAll(async () => {
  // The machine may be busy, and a question that is late is no answer.
  local = await startLocalDiscord({ deadlineMs: 30_000 });
});
afterAll(() => local.close());
endProcesses();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it('counts what is asked, and how long each stage takes', { timeout: PROCESS_TIMEOUT_MS }, async () => {
  const port = await freePort();
  const bot = await BotProcess.start(local, { env: { HEALTH_PORT: String(port) } });
  await bot.says(/at \/metrics/);
  await bot.says(/Read \d+ article/);
  const page = async () => parseMetrics(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
  const value = (metrics: Map<string, Metric>, sample: string) =>
    metrics.get(sample.replace(/(?:_count)?(?:\{.*)?$/, ''))!.samples.get(sample);
  const questions = (metrics: Map<string, Metric>) =>
    ['answered', 'unsure', 'none'].map((verdict) =>
      value(metrics, `verbatim_questions_total{verdict="${verdict}"}`),
    );

  const before = await page();
  expect(questions(before)).toEqual([0, 0, 0]);
  expect(value(before, 'verbatim_answer_duration_seconds_count')).toBe(0);

  const mira = local.people.mira.in(local.channels.questions);
  const answer = await shown(mira.run('ask', { question: QUESTION }));
  await shown(mira.run('ask', { question: 'Is there a zeppelin museum on Mars?' }));
  await shown(local.people.mira.withBot.run('ask', { question: QUESTION }));
  await mira.press(answer, 'Read');
  await shown(mira.run('ask', { question: QUESTION, from: 'no day' }));

  const after = await page();
  expect(questions(after)).toEqual([2, 0, 1]);
  expect(value(after, 'verbatim_answer_duration_seconds_count')).toBe(3);
  // A question without an answer within its dates is asked again, and none of these has dates.
  for (const stage of ['first_stage', 'reranker', 'reader'])
    expect(value(after, `verbatim_stage_duration_seconds_count{stage="${stage}"}`)).toBe(3);
  expect(Object.fromEntries(after.get('verbatim_interactions_total')!.samples)).toEqual({
    'verbatim_interactions_total{kind="command",name="ask",outcome="answered"}': 3,
    'verbatim_interactions_total{kind="button",name="read",outcome="answered"}': 1,
    'verbatim_interactions_total{kind="command",name="ask",outcome="refused"}': 1,
  });
  expect(value(after, 'verbatim_discord_connected')).toBe(1);
  expect(value(after, 'verbatim_discord_servers')).toBe(2);
  expect(value(after, 'verbatim_library_articles{collection="seeds"}')).toBeGreaterThan(0);
  // Nothing that people or servers are called is a label.
  const samples = [...after.values()].flatMap(({ samples }) => [...samples.keys()]).join('\n');
  expect(samples).not.toMatch(/\d{17,}|mira|newsroom|storm/i);

  // What was counted for the server, not in the direct message, is stored when the bot stops.
  bot.child.kill('SIGTERM');
  expect(await bot.exit).toBe(0);
  const file = path.join(bot.data, 'servers', local.servers.newsroom.id, 'figures.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    weeks: [{ answered: 1, unsure: 0, none: 1, helpful: 0, unhelpful: 0 }],
    articles: [{ quoted: 1 }],
  });
});

it('loads nothing for metrics where no port is set', { timeout: PROCESS_TIMEOUT_MS }, async () => {
  const preload = `
    import { channel } from 'node:diagnostics_channel';
    process.on('SIGTERM', () => console.log('subscribers: ' + channel('verbatim:answered').hasSubscribers));
  `;
  const bot = await BotProcess.start(local, { preload });
  await bot.ready();
  expect(bot.output).not.toContain('/metrics');
  bot.child.kill('SIGTERM');
  await bot.exit;
  expect(bot.output).toContain('subscribers: false');
});
