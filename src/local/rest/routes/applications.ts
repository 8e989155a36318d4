/** Routes of the application, and of the address of the gateway. */

import type { RESTGetAPIGatewayBotResult } from 'discord-api-types/v10';
import { describeApplication } from '../../state/application.ts';
import { type Call, ok, openRoute, route } from '../route.ts';

/** Discord's limit for a small bot. */
const SESSION_STARTS_PER_DAY = 1_000;
const DAY_MS = 24 * 60 * 60_000;

export const applicationRoutes = [
  openRoute('GET', '/gateway', ({ services }) => ok({ url: services.gateway.url })),
  route('GET', '/gateway/bot', ({ services }) => {
    const answer: RESTGetAPIGatewayBotResult = {
      url: services.gateway.url,
      shards: services.settings.shards,
      session_start_limit: {
        total: SESSION_STARTS_PER_DAY,
        remaining: SESSION_STARTS_PER_DAY,
        reset_after: DAY_MS,
        max_concurrency: 1,
      },
    };
    return ok(answer);
  }),
  route('GET', '/applications/@me', getApplication),
  route('GET', '/oauth2/applications/@me', getApplication),
];

function getApplication({ services }: Call) {
  return ok(describeApplication(services.guildState, services.settings.privilegedIntents));
}
