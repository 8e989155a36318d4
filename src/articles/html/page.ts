import { type Attributes, readTags, type TagReader } from './tags.ts';

/** A paragraph of a page, or a heading, an item, a row. */
export interface Block {
  /** Without white space at its ends; line breaks where the page has them. */
  text: string;
  /** How many of its characters are links. */
  linked: number;
  /** 1 to 6 for a heading, else 0. */
  heading: number;
  /** The number of the `article` element that it stands in, from 1; 0 for none. */
  region: number;
  inMain: boolean;
}

/** What a page consists of, before it is known what of it is an article. */
export interface Parts {
  blocks: Block[];
  /** What its head says: `meta` by name, `canonical`, `title`; the first of each. */
  said: Map<string, string>;
  /** The days of its `time` elements, and how many characters of text stand before each. */
  times: { day: string; after: number }[];
}

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** What is never shown as text. */
const UNSEEN = words(
  'title script style noscript template svg math iframe object video audio canvas map select datalist textarea',
);
/** What is shown around an article. */
const AROUND = words('nav aside footer form button dialog menu figcaption');
const BESIDE =
  /(?:^|[\s_-])(?:comments?|related|sidebar|share|sharing|social|newsletter|cookies?|breadcrumbs?|advert(?:isement)?|promo|subscribe)(?:$|[\s_-])/i;
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** What starts a new line of its own. */
const BLOCKS = words(
  `p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table tr figure address details
  summary hr body html center fieldset hgroup`,
);
/** What has no end tag. */
const VOID = words('area base br col embed hr img input link meta param source track wbr');

/** Reads a page into its parts. `all` passes over nothing but what is never shown. */
export function readPage(html: string, all: boolean): Parts {
  const reader = new PageReader(all);
  readTags(html, reader);
  reader.endBlock();
  return reader;
}

class PageReader implements TagReader, Parts {
  readonly blocks: Block[] = [];
  readonly said = new Map<string, string>();
  readonly times: Parts['times'] = [];
  readonly #all: boolean;
  #text: string[] = [];
  #linked = 0;
  #length = 0;
  #heading = 0;
  #articles = 0;
  #depth = { article: 0, main: 0, a: 0, pre: 0 };
  /** The element that is passed over, and how many of its name are open. */
  #skipped: { name: string; depth: number } | null = null;
  /** What the text at hand is kept for, if it is not shown. */
  #keptFor: 'title' | 'data' | null = null;

  constructor(all: boolean) {
    this.#all = all;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'meta' || name === 'link') this.#noteHead(name, attributes);
    this.#keptFor = this.#skipped ? null : this.#keptIn(name, attributes);
    if (this.#skipped) {
      if (this.#skipped.name === name) this.#skipped.depth++;
    } else if (!VOID.has(name) && this.#isSkipped(name, attributes)) this.#skipped = { name, depth: 1 };
    if (this.#skipped) return;
    if (name === 'br') this.#text.push('\n');
    if (name === 'td' || name === 'th') this.#text.push(' ');
    if (name === 'time' && attributes.has('datetime'))
      this.times.push({ day: attributes.get('datetime')!, after: this.#length });
    if (BLOCKS.has(name)) this.endBlock();
    if (/^h[1-6]$/.test(name)) this.#heading = Number(name[1]);
    if (name === 'article' && this.#depth.article === 0) this.#articles++;
    if (isCounted(name)) this.#depth[name]++;
  }

  close(name: string): void {
    this.#keptFor = null;
    if (this.#skipped) {
      if (this.#skipped.name === name && --this.#skipped.depth === 0) this.#skipped = null;
      return;
    }
    if (BLOCKS.has(name)) this.endBlock();
    if (isCounted(name)) this.#depth[name] = Math.max(0, this.#depth[name] - 1);
  }

  text(text: string): void {
    if (this.#keptFor) this.#keep(this.#keptFor, text);
    if (this.#skipped) return;
    const shown = this.#depth.pre > 0 ? text : text.replace(/\s+/g, ' ');
    this.#text.push(shown);
    this.#length += shown.length;
    if (this.#depth.a > 0) this.#linked += shown.length;
  }

  endBlock(): void {
    const text = this.#text
      .join('')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    if (text !== '')
      this.blocks.push({
        text,
        linked: this.#linked,
        heading: this.#heading,
        region: this.#depth.article > 0 ? this.#articles : 0,
        inMain: this.#depth.main > 0,
      });
    this.#text = [];
    this.#linked = 0;
    this.#heading = 0;
  }

  #isSkipped(name: string, attributes: Attributes): boolean {
    if (UNSEEN.has(name)) return true;
    if (attributes.has('hidden') || HIDDEN.test(attributes.get('style') ?? '')) return true;
    if (this.#all) return false;
    if (AROUND.has(name)) return true;
    const beside = BESIDE.test(`${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`);
    return beside && name !== 'body' && name !== 'html' && name !== 'article' && name !== 'main';
  }

  #noteHead(name: string, attributes: Attributes): void {
    const [about, value] =
      name === 'meta'
        ? [
            attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop'),
            attributes.get('content'),
          ]
        : [attributes.get('rel'), attributes.get('href')];
    if (about && value && !this.said.has(about.toLowerCase())) this.said.set(about.toLowerCase(), value);
  }

  /** What the text of an element is kept for; pictures and frames have titles of their own. */
  #keptIn(name: string, attributes: Attributes): 'title' | 'data' | null {
    if (name === 'title' && !this.said.has('title')) return 'title';
    return name === 'script' && /ld\+json/i.test(attributes.get('type') ?? '') ? 'data' : null;
  }

  #keep(what: 'title' | 'data', text: string): void {
    const kept = this.said.get(what) ?? '';
    this.said.set(what, (kept + text).slice(0, LONGEST_KEPT));
  }
}

/** As much of a title or of data about the page is looked at. */
const LONGEST_KEPT = 20_000;

function isCounted(name: string): name is 'article' | 'main' | 'a' | 'pre' {
  return name === 'article' || name === 'main' || name === 'a' || name === 'pre';
}
