/** Context menus. */

import { element } from './dom.ts';
import { icon } from './icon.ts';
import { positionAt } from './position.ts';

export interface MenuItem {
  label: string;
  act?: () => void;
  /** A submenu, which replaces the menu when it is opened. */
  items?: MenuItem[];
  /** Whether it is checked, for an item of a group of choices. */
  checked?: boolean;
}

let close = () => {};

/**
 * Opens a menu at an element or at the mouse. The arrow keys move within it; Escape closes it and restores the focus.
 */
export function openMenu(label: string, items: readonly MenuItem[], at: HTMLElement | MouseEvent): void {
  close();
  const opener = document.activeElement as HTMLElement | null;
  const menu = element('div', { role: 'menu', className: 'menu', ariaLabel: label });
  const leave = (event: Event) => {
    if (!event.composedPath().includes(menu)) close();
  };
  close = () => {
    close = () => {};
    removeEventListener('pointerdown', leave, true);
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    if (hadFocus) opener?.focus();
  };
  addEventListener('pointerdown', leave, true);
  menu.onkeydown = (event) => onKey(event, menu);
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget as Node)) close();
  });
  document.querySelector('main')?.append(menu);
  fill(menu, items, at);
}

function fill(menu: HTMLElement, items: readonly MenuItem[], at: HTMLElement | MouseEvent): void {
  menu.replaceChildren(
    ...items.map((item) => {
      const { label, act, items: submenu, checked } = item;
      const button = element(
        'button',
        { type: 'button', role: checked === undefined ? 'menuitem' : 'menuitemradio', tabIndex: -1 },
        label,
        submenu && icon('right'),
        checked && icon('check'),
      );
      if (checked !== undefined) button.ariaChecked = String(checked);
      if (submenu) button.ariaHasPopup = 'menu';
      button.onclick = () => {
        if (submenu) {
          menu.ariaLabel = label;
          fill(menu, submenu, at);
        } else {
          close();
          act?.();
        }
      };
      return button;
    }),
  );
  positionAt(menu, at);
  (menu.querySelector<HTMLElement>('[aria-checked="true"]') ?? (menu.firstChild as HTMLElement)).focus();
}

function onKey(event: KeyboardEvent, menu: HTMLElement): void {
  const items = [...menu.children] as HTMLElement[];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const focus = (index: number) => items.at(index % items.length)?.focus();
  switch (event.key) {
    case 'ArrowDown':
      focus(at + 1);
      break;
    case 'ArrowUp':
      focus(at - 1);
      break;
    case 'Home':
      focus(0);
      break;
    case 'End':
      focus(-1);
      break;
    case 'ArrowRight':
      if (items[at]?.ariaHasPopup === 'menu') items[at]?.click();
      break;
    case 'Escape':
    case 'Tab':
      close();
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}
