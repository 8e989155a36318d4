import { missingAccess, unknownMember } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { describeChannel, describeMember, describeServer } from '../../state/api-objects.ts';
import type { Server } from '../../state/guild-state.ts';
import { ok, route } from '../route.ts';

export const serverRoutes = [
  route('GET', '/guilds/:server', ({ house, path }) => ok(describeServer(find(house, path.server)))),
  route('GET', '/guilds/:server/channels', ({ house, path }) =>
    ok(find(house, path.server).channels.map((channel) => describeChannel(channel, house.world.bot))),
  ),
  route('GET', '/guilds/:server/roles', ({ house, path }) => ok(find(house, path.server).roles)),
  route('GET', '/guilds/:server/members/:user', ({ house, path }) => {
    const member = find(house, path.server).members.get(path.user);
    if (!member) throw unknownMember();
    return ok(describeMember(member));
  }),
];

/** Discord does not tell a server that there is not from one that the bot is not in. */
function find(house: Services, id: string): Server {
  const server = house.world.server(id);
  if (!server) throw missingAccess();
  return server;
}
