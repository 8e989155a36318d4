/** Bots for tests of the local Discord, without discord.js: a raw socket, and one that answers by hand. */

import type { APIInteraction } from 'discord-api-types/v10';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import type { LocalDiscord } from '../../src/local/index.ts';

interface Frame {
  op: number;
  t: string | null;
  s: number | null;
  d: unknown;
}

/** A socket to the gateway, with all frames received. It sends only what a test sends. */
export class RawSocket {
  readonly frames: Frame[] = [];
  closedWith: number | null = null;
  #failure: string | null = null;
  readonly #socket: WebSocket;

  constructor(url: string) {
    this.#socket = new WebSocket(url);
    this.#socket.on('message', (data) => this.frames.push(JSON.parse(String(data))));
    this.#socket.on('close', (code) => {
      this.closedWith = code;
    });
    this.#socket.on('error', ({ message }) => {
      this.#failure = message;
    });
  }

  static open({ gateway }: LocalDiscord, query = 'v=10&encoding=json'): RawSocket {
    return new RawSocket(`${gateway.url}?${query}`);
  }

  send(payload: unknown): void {
    this.#socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  /** Waits for the first matching frame. */
  async waitFor<T = unknown>(matches: (frame: Frame) => boolean): Promise<Frame & { d: T }> {
    return vi.waitUntil(() => this.frames.find(matches) as (Frame & { d: T }) | undefined, WAIT);
  }

  async event<T = unknown>(name: string): Promise<T> {
    return (await this.waitFor<T>(({ t }) => t === name)).d;
  }

  async waitForClose(): Promise<number> {
    return vi.waitUntil(() => this.closedWith, WAIT);
  }

  /** Waits for the error of a socket that cannot be opened. */
  async waitForFailure(): Promise<string> {
    return vi.waitUntil(() => this.#failure, WAIT);
  }

  eventNames(): string[] {
    return this.frames.flatMap(({ t }) => t ?? []);
  }
}

const WAIT = { timeout: 5_000, interval: 2 };

/** Opens a socket, identifies, and waits for READY. */
export async function connect(local: LocalDiscord, more: object = {}): Promise<RawSocket> {
  const socket = RawSocket.open(local);
  await socket.waitFor(({ op }) => op === 10);
  socket.send({ op: 2, d: { token: local.token, intents: 0, properties: {}, ...more } });
  await socket.event('READY');
  return socket;
}

export interface Reply {
  status: number;
  body: unknown;
}

/** Sends a request, with the bot's token unless other headers are given. */
export async function request(
  local: LocalDiscord,
  method: string,
  path: string,
  body?: unknown,
  headers: { [name: string]: string } = { authorization: `Bot ${local.token}` },
): Promise<Reply> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${local.api}/v10${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && !isForm && { 'content-type': 'application/json' }) },
    ...(body !== undefined && {
      body: isForm ? body : typeof body === 'string' ? body : JSON.stringify(body),
    }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

/** A bot that answers nothing by itself: a test takes each interaction and answers it. */
export class ManualBot {
  readonly #local: LocalDiscord;
  readonly socket: RawSocket;
  #taken = 0;

  constructor(local: LocalDiscord, socket: RawSocket) {
    this.#local = local;
    this.socket = socket;
  }

  /** Waits for the next interaction that has not been taken. */
  async next(): Promise<APIInteraction> {
    const all = () => this.socket.frames.filter(({ t }) => t === 'INTERACTION_CREATE');
    const found = await vi.waitUntil(() => all()[this.#taken], WAIT);
    this.#taken += 1;
    return found.d as APIInteraction;
  }

  answer({ id, token }: APIInteraction, type: number, data?: object, query = ''): Promise<Reply> {
    const body = { type, ...(data && { data: { allowed_mentions: { parse: [] }, ...data } }) };
    return request(this.#local, 'POST', `/interactions/${id}/${token}/callback${query}`, body, {});
  }

  /** Sends a request to the webhook of an interaction. */
  webhook({ token }: APIInteraction, method: string, path: string, data?: object): Promise<Reply> {
    const body = data && { allowed_mentions: { parse: [] }, ...data };
    return request(this.#local, method, `/webhooks/${this.#local.applicationId}/${token}${path}`, body, {});
  }
}

/** Registers commands, globally or in a server. */
export async function register(local: LocalDiscord, commands: object[], server?: string): Promise<Reply> {
  const scope = server ? `/guilds/${server}` : '';
  return request(local, 'PUT', `/applications/${local.applicationId}${scope}/commands`, commands);
}

export const ANYWHERE = { contexts: [0, 1, 2], integration_types: [0, 1] };
