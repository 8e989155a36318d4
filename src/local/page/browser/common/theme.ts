/** Switches between the light and the dark theme. */

import { byId } from './dom.ts';
import { icon } from './icon.ts';

type Theme = 'light' | 'dark';

const KEY = 'theme';
const root = document.documentElement;
const prefersLight = matchMedia('(prefers-color-scheme: light)');

/** Uses the system's theme until the person chooses one. */
export function startTheme(): void {
  const button = byId<HTMLButtonElement>('theme');
  const show = () => {
    const other = current() === 'dark' ? 'light' : 'dark';
    button.ariaLabel = `Switch to the ${other} theme`;
    button.title = button.ariaLabel;
    button.replaceChildren(icon(other === 'light' ? 'sun' : 'moon'));
  };
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
  button.onclick = () => {
    root.dataset.theme = current() === 'dark' ? 'light' : 'dark';
    localStorage.setItem(KEY, root.dataset.theme);
    show();
  };
  prefersLight.onchange = show;
  show();
}

function current(): Theme {
  const { theme } = root.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return prefersLight.matches ? 'light' : 'dark';
}
