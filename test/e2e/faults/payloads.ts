import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { expect, vi } from 'vitest';
import { newInteractionToken } from '../../../src/local/secrets.ts';
import { newId } from '../../../src/local/snowflake.ts';
import type { Stage } from './stage.ts';

/** What Discord tells of what a person did, of which a test makes what no client of Discord's would. */
export type Payload = Record<string, unknown> & { data: Record<string, unknown> };

/** The last that was told of anything that a person did. */
export function lastPayload({ local }: Stage): Payload {
  const frame = local.record.frames.findLast(({ event }) => event === 'INTERACTION_CREATE');
  return structuredClone(frame!.data) as Payload;
}

/**
 * Tells the bot of something, as new.
 *
 * @returns what it answers; Discord itself takes no such answer, as nobody did that
 */
export async function tell(stage: Stage, payload: Payload): Promise<unknown> {
  const id = newId();
  const told = { ...payload, id, token: newInteractionToken() };
  stage.local.gateway.tell({
    name: GatewayDispatchEvents.InteractionCreate,
    serverId: null,
    intents: 0,
    data: () => told,
  });
  const answer = () => stage.callbacks.findLast(({ path }) => path.includes(id));
  const { status, body } = await vi.waitUntil(answer, { timeout: 20_000, interval: 1 });
  expect(status).toBe(404);
  return body;
}

/** Somebody who has not done anything. */
export function by(payload: Payload, permissions: string | null, guild: string | null): Payload {
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
