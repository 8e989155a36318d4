/** The account menu. */

import type { GuildStateView } from '../../protocol.ts';
import { avatar } from '../common/avatar.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { openMenu } from '../common/menu.ts';
import { namesOf } from '../common/names.ts';
import type { ActorRef } from '../connection.ts';

/** Draws whom the page acts as, with a menu to act as another. */
export function drawAccount(guildState: GuildStateView, actor: ActorRef): void {
  const { users } = namesOf(guildState);
  const roleOf = (id: string) => {
    const moderates = guildState.servers.some(({ roles, members }) => {
      const role = roles.find(({ name }) => name === 'Moderator');
      return role && members.some((member) => member.id === id && member.roles.includes(role.id));
    });
    return moderates ? 'Moderator' : 'Member';
  };
  const name = users.get(actor.as) ?? '';
  const button = byId<HTMLButtonElement>('account');
  button.replaceChildren(
    avatar(actor.as, name, 'online'),
    element(
      'span',
      {},
      element('span', { className: 'visually-hidden' }, 'Acting as '),
      element('strong', {}, name),
      element('span', { className: 'faint' }, roleOf(actor.as)),
    ),
    element('span', { className: 'visually-hidden' }, ': act as another'),
    icon('down'),
  );
  button.onclick = () =>
    openMenu(
      'Act as',
      guildState.people.map(({ id }) => ({
        label: `${users.get(id)} (${roleOf(id)})`,
        checked: id === actor.as,
        act() {
          location.hash = `${id}/${actor.channel}`;
        },
      })),
      button,
    );
}
