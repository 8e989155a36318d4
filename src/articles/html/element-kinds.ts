/** Classes of HTML elements: blocks, void elements, invisible ones, and those that surround an article. */
import type { Attributes } from './tags.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Elements that start a new line of their own. */
export const BLOCKS = names(
  `p div section article main header footer nav aside form h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table
  caption thead tbody tfoot tr td th figure figcaption address details summary dialog menu center fieldset legend hgroup
  search`,
);
/** Elements without an end tag. */
export const VOID = names('area base br col embed hr img input link meta param source track wbr');
export const HEADING = /^h[1-6]$/;
export const TABLE_PARTS = names('table caption thead tbody tfoot tr td th');

/** Elements whose content is never shown as text, or is struck out, and so no longer said. */
const INVISIBLE = names(
  `title script style noscript template svg math iframe object video audio canvas map select datalist textarea del s
  strike`,
);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** The roles of hidden elements that a button opens: the panels of accordions and tabs. */
const PANEL_ROLE = /^(?:tabpanel|region)$/;

/** Whether an element's content is never shown. */
export function isInvisible(name: string, attributes: Attributes): boolean {
  if (INVISIBLE.has(name)) return true;
  if (attributes.size === 0 || PANEL_ROLE.test(attributes.get('role') ?? '')) return false;
  const hidden = attributes.get('hidden');
  return (
    (hidden !== undefined && hidden !== 'until-found') ||
    HIDDEN.test(attributes.get('style') ?? '') ||
    /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:$|\s)/i.test(attributes.get('class') ?? '')
  );
}

/** The minimum share of an element that is always part of the article. */
export const ALWAYS = 0;
/** The minimum share of an element that is never part of the article. */
export const NEVER = 2;
/** A wrapper may be named after a small part of it: with half of the page's text it is not a sidebar. */
const WRAPPER = 0.5;
/** Discussions may be longer than the article. */
const DISCUSSION = 0.9;

const SURROUNDINGS: ReadonlyMap<string, number> = new Map([
  ...['nav', 'footer', 'button', 'dialog', 'menu', 'figcaption', 'search'].map(
    (name) => [name, NEVER] as const,
  ),
  ['aside', DISCUSSION],
  ['form', WRAPPER],
]);
const SURROUNDING_ROLE =
  /^(?:navigation|search|contentinfo|dialog|alertdialog|menu|menubar|toolbar|doc-toc|doc-backlink)$/;
/** A pattern for words in classes and ids, which hyphens, underscores and spaces separate. */
const word = (words: string) => new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_-])`, 'i');
const CONSENT = word(
  'gdpr|ccpa|consent|onetrust|cookiebot|cookies?[_-]?(?:banner|notice|bar|consent|law|popup|modal|overlay|message)',
);
const EDITORIAL = word('mw-editsection|editsection|mw-cite-backlink|mw-jump-link|headerlink|skip-links?');
/** The link of docutils from a heading to the table of contents. */
const BACKLINK = word('toc-backref');
const COMMENTS = word('comments?|disqus[a-z_]*|replies|respond');
const SIDEBAR = word(
  [
    'related|sidebar|share|sharing|sharebar|social|newsletter|signup|cookies?|breadcrumbs?|advert(?:isement)?s?|promo',
    'subscribe|toc|table-?of-?contents|read-?more|recommended|recirc|navbox|navbar|navigation|pagination|pager|catlinks',
    'printfooter|last-?mod(?:ified)?|edit-?link|edit-?this-?page|author-?bio|was-?this-?helpful|feedback|metadata',
  ].join('|'),
);
/** Words in the names of layouts, such as a wrapper that has a sidebar. */
const LAYOUT = word('with|without|has|no|layout|wrap|wrapper|container|main|content|article|page');
/** An id made of the words of a heading: none of "editing-and-navigation" names a part of the page. */
const PHRASE = /-(?:and|or|in|for|the|an?|your|from|by)-/i;
/** Asides that are part of the article: notes and warnings. */
const NOTE = word('note|notice|tip|hint|warning|caution|danger|important|info|infobox|callout|admonition');

/** The attributes that may say what an element is. */
const NAMING = ['role', 'id', 'class'];

/**
 * The minimum share of the page's text that an element must have to be part of the article: `ALWAYS`, `NEVER`, or a
 * number between them.
 *
 * @param parent the name of the block around it
 */
export function minShareOf(name: string, attributes: Attributes, parent: string): number {
  if (name === 'button' && (HEADING.test(parent) || parent === 'dt' || parent === 'summary')) return ALWAYS;
  if (name === 'footer' && parent === 'blockquote') return ALWAYS;
  if (!NAMING.some((attribute) => attributes.has(attribute))) return SURROUNDINGS.get(name) ?? ALWAYS;
  const role = attributes.get('role') ?? '';
  // The words of a heading link back to the table of contents; a footnote's mark that links back is no text.
  if (HEADING.test(parent) && (role === 'doc-backlink' || BACKLINK.test(attributes.get('class') ?? '')))
    return ALWAYS;
  const id = attributes.get('id') ?? '';
  const named = `${attributes.get('class') ?? ''} ${PHRASE.test(id) ? '' : id}`;
  if (name === 'aside' && (role === 'note' || NOTE.test(named))) return ALWAYS;
  const surrounding = SURROUNDINGS.get(name);
  if (surrounding !== undefined) return surrounding;
  // In code, "comment" is the class of a comment of the program.
  if (name === 'article' || name === 'main' || parent === 'pre') return ALWAYS;
  if (SURROUNDING_ROLE.test(role) || CONSENT.test(named) || EDITORIAL.test(named)) return NEVER;
  if (role === 'complementary') return DISCUSSION;
  if (COMMENTS.test(named)) return DISCUSSION;
  return SIDEBAR.test(named) && !isLayout(named) ? WRAPPER : ALWAYS;
}

/** Whether every class or id that looks like a sidebar is the name of a layout. */
function isLayout(named: string): boolean {
  return named
    .split(/\s+/)
    .every((one) => !SIDEBAR.test(one) || (/sidebar|toc/i.test(one) && LAYOUT.test(one)));
}
