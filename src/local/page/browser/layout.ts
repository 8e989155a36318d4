/** The parts around the messages that open and close. */

import { byId } from './common/dom.ts';
import { type IconName, icon } from './common/icon.ts';

const ICONS: { readonly [id: string]: IconName } = {
  'toggle-side': 'menu',
  'server-menu': 'down',
  'thread-menu': 'more',
  'toggle-members': 'people',
  'toggle-panel': 'code',
  'close-panel': 'close',
  'stop-answering': 'close',
  attach: 'plus',
  send: 'send',
};

const side = byId('side');
const members = byId('members');
const toggleSide = byId('toggle-side');

/** The width from which the members fit beside the messages. */
const wide = matchMedia('(min-width: 70rem)');

/** Sets up the buttons of the sidebars. */
export function startFrame(): void {
  for (const [id, name] of Object.entries(ICONS)) byId(id).append(icon(name));

  byId('toggle-members').onclick = () => showMembers(!!members.hidden);
  showMembers(wide.matches);
  wide.onchange = () => showMembers(wide.matches);

  toggleSide.onclick = () => {
    openSide(true);
    (side.querySelector<HTMLElement>('[aria-current="page"]') ?? side).focus();
  };
  side.onkeydown = ({ key }) => {
    if (key !== 'Escape' || !isSideOpen()) return;
    openSide(false);
    toggleSide.focus();
  };
  addEventListener('pointerdown', ({ target }) => {
    if (isSideOpen() && !side.contains(target as Node)) openSide(false);
  });
}

export function showMembers(shown: boolean): void {
  members.hidden = !shown;
  byId('toggle-members').ariaExpanded = String(shown);
}

/** Opens or closes the sidebar, which covers the messages in narrow windows. */
export function openSide(open: boolean): void {
  document.body.classList.toggle('side-open', open);
  toggleSide.ariaExpanded = String(open);
}

function isSideOpen(): boolean {
  return document.body.classList.contains('side-open');
}

/** Shows a problem with the whole page above the messages; null hides it. */
export function setBanner(text: string | null): void {
  const banner = byId('banner');
  banner.hidden = text === null;
  banner.textContent = text;
}

/** Shows a problem with the last action above the input. */
export function setNotice(text: string): void {
  byId('notice').textContent = text;
}
