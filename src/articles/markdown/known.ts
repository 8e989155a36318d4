/** What the whole of a Markdown text says about its marks: which links it defines, and which names in `<…>` are tags. */

/** Longer labels of a link are taken for text; CommonMark allows 999 characters. */
const LONGEST_LABEL = 200;

/** What inline.ts has to know of the text around a paragraph. */
export interface Known {
  /** The labels of links that are defined somewhere, as `labelOf` writes them. */
  links: ReadonlySet<string>;
  /** The names of the elements that are closed somewhere, with `</name>` or `<name />`: those of HTML in lower case. */
  closed: ReadonlySet<string>;
}

/** Reads over a whole Markdown text. */
export function readKnown(source: string): Known {
  const links = new Set<string>();
  for (const [, label = ''] of source.matchAll(/^[> \t]{0,12}\[((?:[^[\]\\\n]|\\.){1,200})\]:/gm))
    links.add(labelOf(label));
  const closed = new Set<string>();
  for (const [, ending, alone] of source.matchAll(
    /<\/([a-zA-Z][\w.-]{0,40})\s{0,9}>|<([A-Z][\w.]{0,40})(?:\s[^<>]{0,1000})?\/>/g,
  ))
    closed.add(elementName(ending ?? alone ?? ''));
  return { links, closed };
}

/** A link's label as it is compared: without regard to case and blanks. */
export function labelOf(text: string): string {
  return text.length > LONGEST_LABEL ? '' : text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * Whether `<name attributes>` is a tag. `/remind <time> <text>` has two names that a person is to fill in: one is no
 * element of HTML, the other is never closed.
 */
export function isTag(name: string, attributes: string, { closed }: Known): boolean {
  const element = elementName(name);
  if (ALONE.has(element)) return true;
  if (/^[A-Z]/.test(name)) return closed.has(element) || closed.has(name);
  return ELEMENTS.has(element) && (closed.has(element) || /[\w-]\s*=/.test(attributes));
}

/** Whether words on both sides of an element's tags are one word, as in `<b>un</b>sure`. */
export function isWithinWords(name: string): boolean {
  return PHRASES.has(name.toLowerCase());
}

/** Components are told from one another by case, elements are not. */
function elementName(name: string): string {
  const element = name.toLowerCase();
  return ELEMENTS.has(element) || ALONE.has(element) ? element : name;
}

/** Elements that need not be closed. */
const ALONE = new Set('br hr img wbr p li tr td th dt dd'.split(' '));
const PHRASES = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike
  strong sub sup time tt u var wbr`.split(/\s+/),
);
const ELEMENTS = new Set([
  ...PHRASES,
  ...`address area article aside audio base blockquote body button canvas caption center col colgroup datalist details
  dialog dir div dl embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup
  html iframe input label legend link main map menu meta meter nav noframes noscript object ol optgroup option output
  param picture pre progress script search section select slot source style summary svg table tbody template textarea
  tfoot thead title track ul video`.split(/\s+/),
]);
