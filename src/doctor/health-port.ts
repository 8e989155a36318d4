/** Checks the port of the health check and the metrics. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config.ts';
import { type Finding, well, wrong } from './finding.ts';

/** How long a bot that runs may take to say how it is, in milliseconds. */
const ANSWER_MS = 5_000;

/** Whether HEALTH_PORT, if it is set, is free, or a bot answers there. */
export async function checkHealthPort({ healthPort }: Pick<Config, 'healthPort'>): Promise<Finding[]> {
  if (healthPort === null) return [];
  const address = `http://127.0.0.1:${healthPort}`;
  if (await isFree(healthPort))
    return [
      well(`HEALTH_PORT ${healthPort} is free: ${address}/healthz and /metrics, for this machine alone`),
    ];
  if (await isOfBot(address)) return [well(`${address}/healthz and /metrics answer: a bot runs there`)];
  return [
    wrong(`HEALTH_PORT ${healthPort} is taken by another program: set a free one, or stop what uses it.`),
  ];
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

async function isOfBot(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(ANSWER_MS) });
    return typeof ((await response.json()) as { status?: unknown } | null)?.status === 'string';
  } catch {
    return false;
  }
}
