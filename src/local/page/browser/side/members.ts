import type { WorldView } from '../../protocol.ts';
import { avatar } from '../common/avatar.ts';
import { byId, element } from '../common/dom.ts';
import { namesOf } from '../common/names.ts';
import type { Seat } from '../connection.ts';

/** Who is in the server, by their roles; or the two of a direct message. */
export function drawMembers(
  world: WorldView,
  seat: Seat,
  openUserMenu: (userId: string, at: HTMLElement) => void,
): void {
  const { users } = namesOf(world);
  const groups = groupsOf(world, seat, users);
  byId('members').replaceChildren(
    ...Object.entries(groups)
      .filter(([, those]) => those.length > 0)
      .flatMap(([heading, those]) => [
        element('h2', {}, `${heading} — ${those.length}`),
        element('ul', {}, ...those.map((id) => drawMember(id, users.get(id) ?? ''))),
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

function groupsOf(
  { bot, servers, direct }: WorldView,
  { as, channel }: Seat,
  users: ReadonlyMap<string, string>,
): { [heading: string]: string[] } {
  const server = servers.find(({ channels }) => channels.some(({ id }) => id === channel));
  if (!server) return { Members: [as, ...direct.filter(({ id }) => id === channel).map(({ user }) => user)] };
  const moderator = server.roles.find(({ name }) => name === 'Moderator')?.id ?? '';
  const people = server.members.filter(({ id }) => users.has(id) && id !== bot.id);
  const idsOf = (moderates: boolean) =>
    people.filter(({ roles }) => roles.includes(moderator) === moderates).map(({ id }) => id);
  return { Apps: [bot.id], Moderators: idsOf(true), Members: idsOf(false) };
}
