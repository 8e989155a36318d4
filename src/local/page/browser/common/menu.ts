import { element } from './dom.ts';
import { icon } from './icon.ts';
import { place } from './position.ts';

export interface MenuItem {
  label: string;
  act?: () => void;
  /** A menu of its own, in its place. */
  items?: MenuItem[];
  /** Chosen among its like. */
  checked?: boolean;
}

let close = () => {};

/**
 * Opens a menu beside an element, or where the mouse is. The arrow keys move in it, and Escape gives the focus
 * back.
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
      const { label, act, items: inner, checked } = item;
      const made = element(
        'button',
        { type: 'button', role: checked === undefined ? 'menuitem' : 'menuitemradio', tabIndex: -1 },
        label,
        inner && icon('right'),
        checked && icon('check'),
      );
      if (checked !== undefined) made.ariaChecked = String(checked);
      if (inner) made.ariaHasPopup = 'menu';
      made.onclick = () => {
        if (inner) {
          menu.ariaLabel = label;
          fill(menu, inner, at);
        } else {
          close();
          act?.();
        }
      };
      return made;
    }),
  );
  place(menu, at);
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
