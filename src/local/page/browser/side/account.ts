import type { WorldView } from '../../protocol.ts';
import { avatar } from '../common/avatar.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { openMenu } from '../common/menu.ts';
import { namesOf } from '../common/names.ts';
import type { Seat } from '../connection.ts';

/** Who one acts as, and a menu to act as another. */
export function drawAccount(world: WorldView, seat: Seat): void {
  const { users } = namesOf(world);
  const roleOf = (id: string) => {
    const moderates = world.servers.some(({ roles, members }) => {
      const role = roles.find(({ name }) => name === 'Moderator');
      return role && members.some((member) => member.id === id && member.roles.includes(role.id));
    });
    return moderates ? 'Moderator' : 'Member';
  };
  const name = users.get(seat.as) ?? '';
  const button = byId<HTMLButtonElement>('account');
  button.replaceChildren(
    avatar(seat.as, name, 'online'),
    element(
      'span',
      {},
      element('span', { className: 'unseen' }, 'Acting as '),
      element('strong', {}, name),
      element('span', { className: 'faint' }, roleOf(seat.as)),
    ),
    element('span', { className: 'unseen' }, ': act as another'),
    icon('down'),
  );
  button.onclick = () =>
    openMenu(
      'Act as',
      world.people.map(({ id }) => ({
        label: `${users.get(id)} (${roleOf(id)})`,
        checked: id === seat.as,
        act() {
          location.hash = `${id}/${seat.channel}`;
        },
      })),
      button,
    );
}
