/** What this reader knows of HTML's elements: which are blocks, which are void, which are never shown or stand around. */
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

/** Elements whose content is never shown as text. */
const UNSEEN = names(
  'title script style noscript template svg math iframe object video audio canvas map select datalist textarea',
);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** Of hidden elements, those that a press of a button opens: the panels of accordions and tabs. */
const OPENED = /^(?:tabpanel|region)$/;

/** Whether an element's content is never shown. */
export function isUnseen(name: string, attributes: Attributes): boolean {
  if (UNSEEN.has(name)) return true;
  if (attributes.size === 0 || OPENED.test(attributes.get('role') ?? '')) return false;
  const hidden = attributes.get('hidden');
  return (
    (hidden !== undefined && hidden !== 'until-found') ||
    HIDDEN.test(attributes.get('style') ?? '') ||
    /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:$|\s)/i.test(attributes.get('class') ?? '')
  );
}

/** An element that belongs to an article whatever share of the page it holds. */
export const ALWAYS = 0;
/** An element that belongs to no article whatever share of the page it holds. */
export const NEVER = 2;
/** A wrapper may be named after the smallest thing in it: with half of the page's text it is no sidebar. */
const WRAPPER = 0.5;
/** Long discussions outweigh what they discuss. */
const DISCUSSION = 0.9;

const AROUND: ReadonlyMap<string, number> = new Map([
  ...['nav', 'footer', 'button', 'dialog', 'menu', 'figcaption', 'search'].map(
    (name) => [name, NEVER] as const,
  ),
  ['aside', DISCUSSION],
  ['form', WRAPPER],
]);
const AROUND_ROLE =
  /^(?:navigation|search|contentinfo|dialog|alertdialog|menu|menubar|toolbar|doc-toc|doc-backlink)$/;
/** Words that the classes and ids of elements consist of, between hyphens, underscores and blanks. */
const word = (words: string) => new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_-])`, 'i');
const CONSENT = word(
  'gdpr|ccpa|consent|onetrust|cookiebot|cookies?[_-]?(?:banner|notice|bar|consent|law|popup|modal|overlay|message)',
);
const EDITORIAL = word('mw-editsection|editsection|mw-cite-backlink|mw-jump-link|headerlink|skip-links?');
const COMMENTS = word('comments?|disqus[a-z_]*|replies|respond');
const BESIDE = word(
  [
    'related|sidebar|share|sharing|sharebar|social|newsletter|signup|cookies?|breadcrumbs?|advert(?:isement)?s?|promo',
    'subscribe|toc|table-?of-?contents|read-?more|recommended|recirc|navbox|navbar|navigation|pagination|pager|catlinks',
    'printfooter|last-?mod(?:ified)?|edit-?link|edit-?this-?page|author-?bio|was-?this-?helpful|feedback|metadata',
  ].join('|'),
);
/** A wrapper says of a sidebar only that it has one. */
const LAYOUT = word('with|without|has|no|layout|wrap|wrapper|container|main|content|article|page');
/** An id that is made of a heading's words: of "editing-and-navigation" no word is the name of a part of the page. */
const PHRASE = /-(?:and|or|in|for|the|an?|your|from|by)-/i;
/** Asides that say what the article says: notes and warnings. */
const NOTE = word('note|notice|tip|hint|warning|caution|danger|important|info|infobox|callout|admonition');

/**
 * What share of the page's text an element must hold to be taken for a part of the article: `ALWAYS`, `NEVER`, or a
 * number between them.
 *
 * @param parent the name of the block that it stands in
 */
export function neededShare(name: string, attributes: Attributes, parent: string): number {
  if (name === 'button' && (HEADING.test(parent) || parent === 'dt' || parent === 'summary')) return ALWAYS;
  if (name === 'footer' && parent === 'blockquote') return ALWAYS;
  if (attributes.size === 0) return AROUND.get(name) ?? ALWAYS;
  const role = attributes.get('role') ?? '';
  const id = attributes.get('id') ?? '';
  const named = `${attributes.get('class') ?? ''} ${PHRASE.test(id) ? '' : id}`;
  if (name === 'aside' && (role === 'note' || NOTE.test(named))) return ALWAYS;
  const around = AROUND.get(name);
  if (around !== undefined) return around;
  // In code a "comment" is what the program says of itself.
  if (name === 'article' || name === 'main' || parent === 'pre') return ALWAYS;
  if (AROUND_ROLE.test(role) || CONSENT.test(named) || EDITORIAL.test(named)) return NEVER;
  if (role === 'complementary') return DISCUSSION;
  if (COMMENTS.test(named)) return DISCUSSION;
  return BESIDE.test(named) && !isLayout(named) ? WRAPPER : ALWAYS;
}

/** Whether each word that would leave an element out is part of a name that only speaks of its layout. */
function isLayout(named: string): boolean {
  return named
    .split(/\s+/)
    .every((one) => !BESIDE.test(one) || (/sidebar|toc/i.test(one) && LAYOUT.test(one)));
}
