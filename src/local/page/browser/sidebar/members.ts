/** The list of members. */

import type { GuildStateView } from '../../protocol.ts';
import { avatar } from '../common/avatar.ts';
import { byId, element } from '../common/dom.ts';
import { namesOf } from '../common/names.ts';
import type { ActorRef } from '../connection.ts';
import { serverOf } from './channel-lookup.ts';

/** Draws the members of the server by role, or the two people of a direct channel. */
export function drawMembers(
  guildState: GuildStateView,
  actor: ActorRef,
  openUserMenu: (userId: string, at: HTMLElement) => void,
): void {
  const { users } = namesOf(guildState);
  const groups = groupsOf(guildState, actor, users);
  byId('members').replaceChildren(
    ...Object.entries(groups)
      .filter(([, those]) => those.length > 0)
      .flatMap(([heading, those]) => [
        element('h2', {}, `${heading} — ${those.length}`),
        element('ul', {}, ...those.map((id) => drawMember(id, users.get(id) ?? ''))),
      ]),
  );

  function drawMember(id: string, name: string): HTMLElement {
    const isBot = id === guildState.bot.id;
    const offline = isBot && !guildState.online;
    const button = element(
      'button',
      { type: 'button', className: offline ? 'member away' : 'member' },
      avatar(id, name, offline ? 'offline' : 'online'),
      element('span', {}, name),
      isBot && element('span', { className: 'tag' }, 'APP'),
      offline && element('span', { className: 'visually-hidden' }, ' (offline)'),
    );
    button.ariaHasPopup = 'menu';
    button.onclick = () => openUserMenu(id, button);
    return element('li', {}, button);
  }
}

function groupsOf(
  guildState: GuildStateView,
  { as, channel }: ActorRef,
  users: ReadonlyMap<string, string>,
): { [heading: string]: string[] } {
  const { bot, direct } = guildState;
  const server = serverOf(guildState, channel);
  if (!server) return { Members: [as, ...direct.filter(({ id }) => id === channel).map(({ user }) => user)] };
  const moderator = server.roles.find(({ name }) => name === 'Moderator')?.id ?? '';
  const people = server.members.filter(({ id }) => users.has(id) && id !== bot.id);
  const idsOf = (moderates: boolean) =>
    people.filter(({ roles }) => roles.includes(moderator) === moderates).map(({ id }) => id);
  return { Apps: server.hasBot ? [bot.id] : [], Moderators: idsOf(true), Members: idsOf(false) };
}
