/** Draws line charts as SVG. */

/** One line of a chart: a name, and a value for each size; null when it is missing. */
export interface Line {
  name: string;
  values: (number | null)[];
}

const WIDTH = 780;
const HEIGHT = 380;
const LEFT = 90;
const RIGHT = 240;
const TOP = 46;
const BOTTOM = 50;
/** A palette for colour blindness: Okabe & Ito (2008), "Color universal design". */
const COLOURS = ['#0072b2', '#56b4e9', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#7f7f7f'];

/**
 * A chart of lines over sizes with logarithmic axes, as an SVG for light and dark backgrounds.
 *
 * @param unit the unit of the values, such as `ms`
 */
export function chart(title: string, sizes: readonly number[], lines: readonly Line[], unit: string): string {
  const known = lines.flatMap(({ values }) => values.filter((value): value is number => value !== null));
  const low = Math.floor(Math.log10(Math.min(...known)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...known))));
  const x = (i: number) => LEFT + (i * (WIDTH - LEFT - RIGHT)) / Math.max(1, sizes.length - 1);
  const y = (value: number) =>
    HEIGHT - BOTTOM - ((Math.log10(value) - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const grid = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)).map(
    (value) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}" class="grid"/>` +
      `<text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en')} ${unit}</text>`,
  );
  const labels = sizes.map(
    (size, i) =>
      `<text x="${x(i)}" y="${HEIGHT - BOTTOM + 22}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
  );
  const drawn = lines.map(({ name, values }, l) => {
    const points = values.flatMap((value, i) => (value === null ? [] : [[x(i), y(value)] as const]));
    const colour = COLOURS[l % COLOURS.length];
    const dots = points.map(([px, py]) => `<circle cx="${px}" cy="${py}" r="3.5" fill="${colour}"/>`);
    const path = points.map(([px, py]) => `${px},${py}`).join(' ');
    const legend = TOP + 10 + 24 * l;
    return (
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}` +
      `<rect x="${WIDTH - RIGHT + 18}" y="${legend - 9}" width="12" height="12" fill="${colour}"/>` +
      `<text x="${WIDTH - RIGHT + 36}" y="${legend + 2}">${escaped(name)}</text>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">
<style>text{font:13px system-ui,sans-serif;fill:#57606a}.title{font-weight:600;font-size:15px}.grid{stroke:#8c959f;stroke-opacity:.35}@media(prefers-color-scheme:dark){text{fill:#c9d1d9}}</style>
<text x="${LEFT}" y="24" class="title">${escaped(title)}</text>
${[...grid, ...labels, ...drawn].join('\n')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">sentences</text>
</svg>
`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
