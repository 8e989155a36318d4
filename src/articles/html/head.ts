/** Collects the metadata of a page: `meta` and `link` elements, its title, its structured data. */
import type { Attributes } from './tags.ts';

/** In characters: how much of a title or of structured data is kept. */
const MAX_KEPT = 20_000;

/** Receives the tags and the text of a page. */
export class Head {
  /** The first `meta` of each name, the first `link` of each relation, `title`, and `data`, the JSON-LD. */
  readonly metadata = new Map<string, string>();
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
    if (name === 'title' && !this.metadata.has('title')) this.#kept = 'title';
    if (name === 'script' && /ld\+json/i.test(attributes.get('type') ?? '')) this.#kept = 'data';
  }

  close(): void {
    this.#kept = null;
  }

  text(text: string): void {
    if (this.#kept === null) return;
    const before = this.metadata.get(this.#kept) ?? '';
    if (before.length < MAX_KEPT) this.metadata.set(this.#kept, (before + text).slice(0, MAX_KEPT));
  }

  #note(about: string, value: string | undefined): void {
    const name = about.toLowerCase();
    if (name !== '' && value && !this.metadata.has(name)) this.metadata.set(name, value);
  }
}
