import type { WorldView } from '../../protocol.ts';
import { avatar } from '../common/avatar.ts';
import { byId, element } from '../common/dom.ts';
import { namesOf } from '../common/names.ts';
import { serverOf } from './places.ts';

/** Who is in the server, by their roles; nobody beside a direct message. */
export function drawMembers(
  world: WorldView,
  channelId: string,
  openUserMenu: (userId: string, at: HTMLElement) => void,
): void {
  const server = serverOf(world, channelId);
  const { users } = namesOf(world);
  const members = (server?.members ?? []).filter(({ id }) => users.has(id));
  const isModerator = (roles: readonly string[]) =>
    !!server?.roles.some(({ id, name }) => name === 'Moderator' && roles.includes(id));
  const groups = {
    Apps: members.filter(({ id }) => id === world.bot.id),
    Moderators: members.filter(({ roles }) => isModerator(roles)),
    Members: members.filter(({ id, roles }) => id !== world.bot.id && !isModerator(roles)),
  };
  byId('members').replaceChildren(
    ...Object.entries(groups)
      .filter(([, those]) => those.length > 0)
      .flatMap(([heading, those]) => [
        element('h2', {}, `${heading} — ${those.length}`),
        element('ul', {}, ...those.map(({ id }) => drawMember(id, users.get(id) ?? ''))),
      ]),
  );

  function drawMember(id: string, name: string): HTMLElement {
    const isBot = id === world.bot.id;
    const offline = isBot && !world.online;
    const button = element(
      'button',
      { type: 'button', className: offline ? 'member away' : 'member' },
      avatar(id, name, offline ? 'offline' : 'online'),
      element('span', {}, name),
      isBot && element('span', { className: 'tag' }, 'APP'),
      offline && element('span', { className: 'unseen' }, ' (offline)'),
    );
    button.ariaHasPopup = 'menu';
    button.onclick = () => openUserMenu(id, button);
    return element('li', {}, button);
  }
}
