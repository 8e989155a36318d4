/** Draws icons. */

const SVG = 'http://www.w3.org/2000/svg';

/** SVG paths in a square of 24 units. */
const LINES = {
  hash: 'M9 4 7 20M17 4l-2 16M4 9h16M3 15h16',
  thread: 'M4 5h16v11H9l-5 4Zm5 4h6m-6 3h4',
  forum: 'M3 4h12v8H8l-4 3v-3H3Zm5 11h7l4 3v-3h2V8h-3',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c2.5 2.5 3.75 5.5 3.75 9s-1.25 6.5-3.75 9c-2.5-2.5-3.75-5.5-3.75-9S9.5 5.5 12 3Z',
  at: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Zm0-4v5c0 2 4 2.5 4-1a8 8 0 1 0-3 6.2',
  plus: 'M12 5v14M5 12h14',
  send: 'M4 12h15M13 6l6 6-6 6',
  reply: 'M9 6 4 11l5 5M4 11h10c3.5 0 6 2.5 6 7',
  more: 'M5 11.5v1M12 11.5v1M19 11.5v1',
  close: 'M6 6l12 12M18 6 6 18',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 9c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3.5 2.5 3.5 5.5',
  code: 'M8 7 3 12l5 5M16 7l5 5-5 5M14 4l-4 16',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5Z',
  menu: 'M4 6h16M4 12h16M4 18h16',
  down: 'M6 9l6 6 6-6',
  right: 'M9 6l6 6-6 6',
  file: 'M6 3h8l5 5v13H6ZM14 3v5h5',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  warning: 'M12 3 2 21h20ZM12 10v5M12 18h.01',
  leave: 'M14 4h6v6M20 4 11 13M18 14v6H4V6h6',
  check: 'M5 12l5 5 9-10',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
} as const;

export type IconName = keyof typeof LINES;

/** Draws an icon, hidden from screen readers: it stands beside text, or in a button with a label. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', LINES[name]);
  svg.append(path);
  return svg;
}
