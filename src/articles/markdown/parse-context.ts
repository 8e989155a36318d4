/** Collects what inline parsing needs of a whole Markdown text: its link definitions and the names of its elements. */

/** In characters: the label of a link. CommonMark allows 999. */
const MAX_LABEL = 200;

/** The context of inline parsing. */
export interface ParseContext {
  /** The labels of the link reference definitions, normalized by `labelOf`. */
  links: ReadonlySet<string>;
  /** The names of elements closed by `</name>` or `<name />`, those of HTML in lower case. */
  closed: ReadonlySet<string>;
}

/** Reads the context from a whole Markdown text. */
export function readParseContext(source: string): ParseContext {
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

/** Normalizes the label of a link: case and white space are ignored. */
export function labelOf(text: string): string {
  return text.length > MAX_LABEL ? '' : text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * Whether `<name attributes>` is a tag. In `/remind <time> <text>` the names are placeholders: one is not an element of
 * HTML, the other is never closed.
 */
export function isTag(name: string, attributes: string, { closed }: ParseContext): boolean {
  const element = elementName(name);
  if (UNCLOSED.has(element)) return true;
  if (/^[A-Z]/.test(name)) return closed.has(element) || closed.has(name);
  return ELEMENTS.has(element) && (closed.has(element) || /[\w-]\s*=/.test(attributes));
}

/** Whether an element's tags do not separate words, as in `<b>un</b>sure`. */
export function isWithinWords(name: string): boolean {
  return PHRASING.has(name.toLowerCase());
}

/** The name of an element in lower case, or the unchanged name of a component. */
function elementName(name: string): string {
  const element = name.toLowerCase();
  return ELEMENTS.has(element) || UNCLOSED.has(element) ? element : name;
}

/** Elements whose end tag is optional or missing. */
const UNCLOSED = new Set('br hr img wbr p li tr td th dt dd'.split(' '));
/** Phrasing content. */
const PHRASING = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike
  strong sub sup time tt u var wbr`.split(/\s+/),
);
const ELEMENTS = new Set([
  ...PHRASING,
  ...`address area article aside audio base blockquote body button canvas caption center col colgroup datalist details
  dialog dir div dl embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup
  html iframe input label legend link main map menu meta meter nav noframes noscript object ol optgroup option output
  param picture pre progress script search section select slot source style summary svg table tbody template textarea
  tfoot thead title track ul video`.split(/\s+/),
]);
