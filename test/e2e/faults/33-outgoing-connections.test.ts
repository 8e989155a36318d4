/** 33. The bot connects only to Discord. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS } from './process.ts';
import { ANSWER, QUESTION } from './stage.ts';

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord();
});
afterAll(() => local.close());
endProcesses();

/**
 * Run before the program in each thread: prints every address that is connected to and every name that is looked up.
 */
const MONITOR = `
import { syncBuiltinESMExports } from 'node:module';
import dns from 'node:dns';
import net from 'node:net';
import threads from 'node:worker_threads';
import { writeSync } from 'node:fs';
const tell = (what) => writeSync(2, what + '\\n');
tell(threads.isMainThread ? 'LISTENS in the process' : 'LISTENS in a thread');
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [to, host] = Array.isArray(args[0]) ? args[0] : args;
  const where = typeof to === 'object' ? (to.path ?? to.host) : typeof to === 'number' ? host : to;
  tell('DIALLED ' + (where ?? 'localhost'));
  return connect.apply(this, args);
};
for (const name of Object.keys(dns).filter((one) => /^(?:lookup|resolve)/.test(one))) {
  const ask = dns[name];
  dns[name] = (host, ...rest) => (tell('DIALLED ' + host), ask(host, ...rest));
}
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(file, options) {
    super(file, { ...options, execArgv: ['--import', process.execArgv[process.execArgv.indexOf('--import') + 1]] });
  }
};
syncBuiltinESMExports();
`;

const connectionsIn = ({ output }: BotProcess) =>
  new Set([...output.matchAll(/^DIALLED (.*)$/gm)].map(([, where]) => where));

describe('33. nothing', () => {
  it('but Discord is connected to, whatever is asked', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    const bot = await BotProcess.start(local, { preload: MONITOR });
    await bot.ready();
    const there = local.people.mira.in(local.channels.questions);
    expect(JSON.stringify(await there.run('ask', { question: QUESTION }))).toContain(ANSWER);
    await there.run('timeline', { topic: 'Varde' });
    expect(bot.output).toContain('LISTENS in the process');
    expect(bot.output).toContain('LISTENS in a thread');
    expect([...connectionsIn(bot)]).toEqual(['127.0.0.1']);
  });

  it('is connected to without being noticed here', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    const elsewhere = `${MONITOR}\nnet.connect(9, '192.0.2.1').on('error', () => {});\ndns.lookup('example.invalid', () => {});`;
    const bot = await BotProcess.start(local, { preload: elsewhere });
    await bot.ready();
    expect(connectionsIn(bot)).toContain('192.0.2.1');
    expect(connectionsIn(bot)).toContain('example.invalid');
  });
});
