/** Covers spoilers. */

import { element } from '../common/dom.ts';

/** Covers an element until the person uncovers it. */
export function hideSpoiler(hidden: HTMLElement): HTMLElement {
  const cover = element(
    'button',
    { type: 'button', className: 'spoiler-cover', ariaLabel: 'Spoiler: show it' },
    'Spoiler',
  );
  hidden.inert = true;
  cover.onclick = () => {
    hidden.inert = false;
    cover.remove();
  };
  return element('span', { className: 'spoiler' }, hidden, cover);
}
