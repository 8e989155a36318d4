import type { Pings } from '../changes.ts';
import type { Menus } from '../menus.ts';
import type { Scene } from '../scene.ts';
import { drawAccount } from './account.ts';
import { drawChannels } from './channels.ts';
import { drawMembers } from './members.ts';
import { showPresence } from './presence.ts';
import { drawRail } from './rail.ts';

/** All that stands beside the messages. */
export function drawSides({ world, seat }: Scene, pings: Pings, menus: Menus): void {
  drawRail(world, seat, pings);
  drawChannels(world, seat, pings);
  drawAccount(world, seat);
  drawMembers(world, seat, (userId, at) => menus.openUser(userId, at));
  showPresence(world.bot.username, world.online);
}
