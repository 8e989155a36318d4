/** Draws avatars. */

import { element } from './dom.ts';

/** Dark enough for white letters. */
const COLOURS = ['#4752c4', '#5d6b7c', '#1f7a3d', '#9a5b00', '#b4232a', '#a8327d', '#0b6e8a'];

/**
 * Draws a round avatar with the first letter of a name. It is hidden from screen readers, as the name stands beside it.
 */
export function avatar(id: string, name: string, presence?: 'online' | 'offline'): HTMLElement {
  const picture = element(
    'span',
    { className: 'avatar', ariaHidden: 'true' },
    name.slice(0, 1).toUpperCase(),
  );
  picture.style.backgroundColor = COLOURS[Number(BigInt(id) % BigInt(COLOURS.length))]!;
  if (presence) picture.append(element('span', { className: `presence ${presence}` }));
  return picture;
}
