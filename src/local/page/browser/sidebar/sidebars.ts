/** Draws the sidebars. */

import type { Pings } from '../changes.ts';
import { byId } from '../common/dom.ts';
import { keepFocus } from '../common/focus.ts';
import type { Menus } from '../menus.ts';
import type { PageState } from '../page-state.ts';
import { drawAccount } from './account.ts';
import { drawChannels } from './channels.ts';
import { drawLanguages } from './languages.ts';
import { drawMembers } from './members.ts';
import { showPresence } from './presence.ts';
import { drawRail } from './server-list.ts';

/** Draws everything beside the messages. */
export function drawSidebars(state: PageState, pings: Pings, menus: Menus): void {
  const { guildState, actor } = state;
  keepFocus(byId('side'), () => {
    drawRail(guildState, actor, pings);
    drawChannels(guildState, actor, pings);
    drawAccount(guildState, actor);
    drawLanguages(state);
  });
  keepFocus(byId('members'), () =>
    drawMembers(guildState, actor, (userId, at) => menus.openUser(userId, at)),
  );
  showPresence(guildState);
}
