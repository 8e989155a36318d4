import type { Cited, ReadBlock, Reading } from './answers.ts';
import { contentOf, readCitation } from './citation.ts';
import { type ArticleRef, analysedAt, textAt } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import { lookOf } from './excerpt.ts';
import type { Scope } from './library.ts';
import { citationAt, quoteAt } from './quote.ts';
import { entryOf, isWithin, type ServerView } from './server-view.ts';

/** A whole article, block by block: see `Library.read`. */
export function* readArticle(view: ServerView, name: string, scope: Scope): CooperativeTask<Reading | null> {
  const ref = yield* view.find(name);
  if (!ref || !isWithin(ref, scope)) return null;
  const analysed = analysedAt(ref);
  const blocks: ReadBlock[] = [];
  for (const [block, length] of analysed.blocks.entries()) {
    const first = analysed.firstOf(block);
    const sentences = Array.from({ length }, (_, i) => ({
      sentence: textAt(ref, first + i),
      start: analysed.starts[first + i]!,
      citation: citationAt(ref, first + i),
    }));
    blocks.push({ ...lookOf(analysed, block), sentences });
    yield;
  }
  return { ...entryOf(ref), blocks };
}

/** The sentence that a citation names: see `Library.cite`. */
export function* citeSentence(view: ServerView, text: string, scope: Scope): CooperativeTask<Cited | null> {
  const citation = readCitation(text);
  const ref = citation && (yield* view.find(citation.key));
  if (!ref || !isWithin(ref, scope)) return null;
  const same = yield* findSentence(ref, citation.content, citation.place);
  if (same !== null) return { state: 'same', quote: quoteAt(ref, same) };
  const isThere = citation.place < analysedAt(ref).starts.length;
  return {
    state: 'changed',
    article: entryOf(ref),
    now: isThere ? quoteAt(ref, citation.place) : null,
  };
}

/** The sentence of certain letters, nearest to where it stood: what stands before it may have grown or shrunk. */
function* findSentence(ref: ArticleRef, content: string, stood: number): CooperativeTask<number | null> {
  const count = analysedAt(ref).starts.length;
  // Whoever makes a citation up may say any number.
  const from = Math.min(stood, count - 1);
  for (let away = 0; away < count; away++) {
    for (const number of new Set([from - away, from + away]))
      if (number >= 0 && number < count && contentOf(textAt(ref, number)) === content) return number;
    yield;
  }
  return null;
}
