import { cannotMessageUser, unknownUser } from '../../errors.ts';
import { describeChannel, describeSelf } from '../../state/api-objects.ts';
import { permissionsOf } from '../../state/permissions.ts';
import { ok, route } from '../route.ts';

export const userRoutes = [
  route('GET', '/users/@me', ({ house }) => ok(describeSelf(house.world.bot))),
  route('GET', '/users/@me/guilds', ({ house }) =>
    ok(
      house.world.servers.map((server) => ({
        id: server.id,
        name: server.name,
        icon: null,
        banner: null,
        owner: false,
        permissions: String(permissionsOf(server, house.world.bot.id)),
        features: [],
      })),
    ),
  ),
  route('POST', '/users/@me/channels', ({ house, body }) => {
    const id = body.require().object().get('recipient_id').require().snowflake();
    body.done();
    const channel = id && house.world.directChannelWith(id);
    if (!channel || id === house.world.bot.id) throw cannotMessageUser();
    return ok(describeChannel(channel, house.world.bot));
  }),
  route('GET', '/users/:user', ({ house, path }) => {
    const user = house.world.users.get(path.user);
    if (!user) throw unknownUser();
    return ok(user);
  }),
];
