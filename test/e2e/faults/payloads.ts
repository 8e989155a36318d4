/** Modified payloads of interactions, as no client would send them. */

import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { expect, vi } from 'vitest';
import { newInteractionToken } from '../../../src/local/secrets.ts';
import { newId } from '../../../src/local/snowflake.ts';
import type { Stage } from './stage.ts';

/** The payload of an interaction, which tests modify. */
export type Payload = Record<string, unknown> & { data: Record<string, unknown> };

/** A copy of the payload of the last interaction. */
export function lastPayload({ local }: Stage): Payload {
  const frame = local.record.frames.findLast(({ event }) => event === 'INTERACTION_CREATE');
  return structuredClone(frame!.data) as Payload;
}

/**
 * Dispatches a payload to the bot, with a new id and token.
 *
 * @returns the bot's answer, which the local Discord refuses with 404, as it knows no such interaction
 */
export async function dispatch(stage: Stage, payload: Payload): Promise<unknown> {
  const id = newId();
  const dispatched = { ...payload, id, token: newInteractionToken() };
  stage.local.gateway.dispatch({
    name: GatewayDispatchEvents.InteractionCreate,
    serverId: null,
    intents: 0,
    data: () => dispatched,
  });
  const answer = () => stage.callbacks.findLast(({ path }) => path.includes(id));
  const { status, body } = await vi.waitUntil(answer, { timeout: 20_000, interval: 1 });
  expect(status).toBe(404);
  return body;
}

/**
 * The payload as from a new user.
 *
 * @param permissions of the member; null: none are given
 * @param guild id of the server; null: a direct message
 */
export function fromNewUser(payload: Payload, permissions: string | null, guild: string | null): Payload {
  const user = { id: newId(), username: 'someone', discriminator: '0', global_name: null, avatar: null };
  const { member, user: _, guild_id, guild: about, ...rest } = payload as Payload & { member?: object };
  if (guild === null) return { ...rest, user, context: 1 };
  return {
    ...rest,
    guild_id: guild,
    guild: about,
    context: 0,
    ...(permissions === null ? { user } : { member: { ...member, user, permissions } }),
  };
}

/** The paths of all values within a value, the outer ones first. */
export function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, key]));
  return path.length > 0 ? [path, ...inner] : inner;
}
