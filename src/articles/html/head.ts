/** Collects what a page says of itself: `meta` and `link` elements, its title, its structured data. */
import type { Attributes } from './tags.ts';

/** As much of a title or of data about the page is looked at, in characters. */
const LONGEST_KEPT = 20_000;

/** Hears the tags and the text of a page that are shown or stand in its head. */
export class Head {
  /** The first `meta` of each name, the first `link` of each relation; `title`; `data`: its JSON-LD. */
  readonly said = new Map<string, string>();
  #kept: 'title' | 'data' | null = null;

  open(name: string, attributes: Attributes): void {
    const value = attributes.get(name === 'meta' ? 'content' : 'href');
    if (name === 'meta')
      this.#note(
        attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop') ?? '',
        value,
      );
    if (name === 'link') this.#note(attributes.get('rel') ?? '', value);
    this.#kept = null;
    if (name === 'title' && !this.said.has('title')) this.#kept = 'title';
    if (name === 'script' && /ld\+json/i.test(attributes.get('type') ?? '')) this.#kept = 'data';
  }

  close(): void {
    this.#kept = null;
  }

  text(text: string): void {
    if (this.#kept === null) return;
    const before = this.said.get(this.#kept) ?? '';
    if (before.length < LONGEST_KEPT) this.said.set(this.#kept, (before + text).slice(0, LONGEST_KEPT));
  }

  #note(about: string, value: string | undefined): void {
    const name = about.toLowerCase();
    if (name !== '' && value && !this.said.has(name)) this.said.set(name, value);
  }
}
