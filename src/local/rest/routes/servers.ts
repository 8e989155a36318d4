import { missingAccess, unknownMember } from '../../errors.ts';
import type { House } from '../../house.ts';
import { describeChannel, describeMember, describeServer } from '../../world/describe.ts';
import type { Server } from '../../world/world.ts';
import { ok, route } from '../route.ts';

export const serverRoutes = [
  route('GET', '/guilds/:server', ({ house, path }) =>
    ok(describeServer(find(house, path.server), house.world.bot)),
  ),
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
function find(house: House, id: string): Server {
  const server = house.world.server(id);
  if (!server) throw missingAccess();
  return server;
}
