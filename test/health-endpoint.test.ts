import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Health, serveHealth } from '../src/health-endpoint.ts';
import type { Library } from '../src/library/library.ts';

let health: Health;
beforeEach(async () => {
  const library = { status: async () => ({ articles: 2, revision: 'r' }) } as unknown as Library;
  const counts = { late: 0, repeated: 0, limited: 0, busy: 0, elsewhere: 0 };
  health = await serveHealth(0, library, {
    connection: () => ({ connected: true, silentFor: 0 }),
    counts: () => counts,
  });
});
afterEach(() => health.close());

const statusFor = (host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ port: health.port, path: '/healthz', host: '127.0.0.1', headers: { host } }, (response) =>
      resolve(response.resume().statusCode),
    )
      .on('error', reject)
      .end();
  });

describe('the health page', () => {
  it('answers requests to the names of this machine', async () => {
    const own = ['127.0.0.1', `127.0.0.1:${health.port}`, `localhost:${health.port}`, '[::1]:8080'];
    expect(await Promise.all(own.map(statusFor))).toEqual([200, 200, 200, 200]);
  });

  it('rejects requests to other host names, against DNS rebinding', async () => {
    const others = ['attacker.example', `attacker.example:${health.port}`, '127.0.0.1.attacker.example'];
    expect(await Promise.all(others.map(statusFor))).toEqual([403, 403, 403]);
  });
});
