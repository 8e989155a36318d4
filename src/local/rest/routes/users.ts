/** Routes of users, and of the bot itself. */

import { cannotMessageUser, unknownUser } from '../../errors.ts';
import { describeChannel, describeSelf } from '../../state/api-objects.ts';
import { permissionsOf } from '../../state/permissions.ts';
import { ok, route } from '../route.ts';

export const userRoutes = [
  route('GET', '/users/@me', ({ services }) => ok(describeSelf(services.guildState.bot))),
  route('GET', '/users/@me/guilds', ({ services }) =>
    ok(
      services.guildState.serversOfBot.map((server) => ({
        id: server.id,
        name: server.name,
        icon: null,
        banner: null,
        owner: false,
        permissions: String(permissionsOf(server, services.guildState.bot.id)),
        features: [],
      })),
    ),
  ),
  route('POST', '/users/@me/channels', ({ services, body }) => {
    const id = body.require().object().get('recipient_id').require().snowflake();
    body.done();
    const channel = id && services.guildState.directChannelWith(id);
    if (!channel || id === services.guildState.bot.id) throw cannotMessageUser();
    return ok(describeChannel(channel, services.guildState.bot));
  }),
  route('GET', '/users/:user', ({ services, path }) => {
    const user = services.guildState.users.get(path.user);
    if (!user) throw unknownUser();
    return ok(user);
  }),
];
