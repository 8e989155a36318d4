import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DefaultRestOptions } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchWithDeadline, NoAnswer, type Send } from '../../../src/discord/sending/fetch-with-deadline.ts';

const JSON_HEAD = { 'content-type': 'application/json' };

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(answer: RequestListener, ms = 5_000, signal?: AbortSignal) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return fetchWithDeadline(DefaultRestOptions.makeRequest as Send, url, { method: 'GET' }, ms, signal);
}

describe('a request to Discord', () => {
  it('has the status, the headers and the body of the response', async () => {
    const response = await ask((_, answer) =>
      answer.writeHead(201, { ...JSON_HEAD, 'x-own': 'yes' }).end('{"a":1}'),
    );
    expect([response.status, response.headers.get('x-own'), await response.json()]).toEqual([
      201,
      'yes',
      { a: 1 },
    ]);
  });

  it('may have an empty response', async () => {
    const response = await ask((_, answer) => answer.writeHead(204).end());
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  it('may have an error response that is not JSON', async () => {
    const response = await ask((_, answer) => answer.writeHead(502, JSON_HEAD).end('<html>'));
    expect([response.status, await response.text()]).toEqual([502, '<html>']);
  });

  it.each<[string, RequestListener]>([
    ['the connection is reset', (request) => request.socket.resetAndDestroy()],
    ['the connection ends', (request) => request.socket.end()],
    [
      'the response is cut off',
      ({ socket }, answer) => {
        answer.writeHead(200, JSON_HEAD).write('{"a');
        setTimeout(() => socket.destroy(), 20);
      },
    ],
    [
      'the response is not JSON despite its content type',
      (_, answer) => answer.writeHead(200, JSON_HEAD).end('{"a'),
    ],
  ])('fails when %s', async (_, answer) => {
    await expect(ask(answer)).rejects.toThrow(NoAnswer);
  });

  it.each<[string, RequestListener]>([
    ['there is no response', () => {}],
    ['the response is incomplete', (_, answer) => void answer.writeHead(200, JSON_HEAD).write('{"a')],
  ])('fails when %s in time', async (_, answer) => {
    await expect(ask(answer, 100)).rejects.toThrow('Discord gave no answer (TimeoutError)');
  });

  it('fails when it is aborted', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    await expect(ask(() => {}, 5_000, controller.signal)).rejects.toThrow('Discord gave no answer');
  });
});
