import type { RESTGetAPIGatewayBotResult } from 'discord-api-types/v10';
import { describeApplication } from '../../state/application.ts';
import { type Call, ok, route } from '../route.ts';

/** What Discord grants a small bot. */
const STARTS_A_DAY = 1_000;
const DAY_MS = 24 * 60 * 60_000;

export const applicationRoutes = [
  route('GET', '/gateway', ({ house }) => ok({ url: house.gateway.url })),
  route('GET', '/gateway/bot', ({ house }) => {
    const answer: RESTGetAPIGatewayBotResult = {
      url: house.gateway.url,
      shards: house.settings.shards,
      session_start_limit: {
        total: STARTS_A_DAY,
        remaining: STARTS_A_DAY,
        reset_after: DAY_MS,
        max_concurrency: 1,
      },
    };
    return ok(answer);
  }),
  route('GET', '/applications/@me', getApplication),
  route('GET', '/oauth2/applications/@me', getApplication),
];

function getApplication({ house }: Call) {
  return ok(describeApplication(house.world, house.settings.privilegedIntents));
}
