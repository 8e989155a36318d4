/** Routes of servers: channels, roles and members. */

import { unknownGuild, unknownMember } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { describeChannel, describeMember, describeServer } from '../../state/api-objects.ts';
import type { Server } from '../../state/guild-state.ts';
import { ok, route } from '../route.ts';

export const serverRoutes = [
  route('GET', '/guilds/:server', ({ services, path }) => ok(describeServer(find(services, path.server)))),
  route('GET', '/guilds/:server/channels', ({ services, path }) =>
    ok(
      find(services, path.server).channels.map((channel) =>
        describeChannel(channel, services.guildState.bot),
      ),
    ),
  ),
  route('GET', '/guilds/:server/roles', ({ services, path }) => ok(find(services, path.server).roles)),
  route('GET', '/guilds/:server/members/:user', ({ services, path }) => {
    const member = find(services, path.server).members.get(path.user);
    if (!member) throw unknownMember();
    return ok(describeMember(member));
  }),
];

/** Discord answers the same for a server that does not exist as for one that the bot is not in. */
function find(services: Services, id: string): Server {
  const server = services.guildState.serversOfBot.find((one) => one.id === id);
  if (!server) throw unknownGuild();
  return server;
}
