import { parseDay } from '../../day.ts';
import type { Entry, OpeningBlock } from '../answers.ts';
import { type ArticleSegment, withoutTombstones } from '../article-segment.ts';
import { type ArticleRef, analysedAt, Collection, textAt } from '../collection.ts';
import type { CollectionStore } from '../collection-store.ts';
import { type CooperativeTask, runCooperatively } from '../cooperative-scheduler.ts';
import { lookOf } from '../excerpt.ts';
import type { readHere, writeInThisThread } from '../indexing/parsing-thread.ts';
import { type Library, LibraryFailure } from '../library.ts';
import { entryOf, type ServerView } from '../server-view.ts';
import { type ArticleStore, idOf, nameOf } from './article-store.ts';
import { draftWarnings } from './draft-warnings.ts';
import { MAX_SERVER_ARTICLES } from './limits.ts';
import { hasMemoryFor } from './memory-budget.ts';
import type { Mutex } from './mutex.ts';

/** As many of its first sentences show what an article is. */
const OPENING = 3;

/** How what servers write is read: see `ParsingThread`. */
export interface Reading {
  write: typeof writeInThisThread;
  read: typeof readHere;
}

/** What has to be known of what a server sees, for its own articles to be changed. */
export interface ServerArticleLookup {
  /** How many articles of its own a server has, and how many characters they have together. */
  size(server: string): Promise<{ articles: number; characters: number }>;
  /** Whether there is memory for one more. */
  fits(server: string, ref: ArticleRef): boolean;
  /** A server's own article, by its id or its key. */
  find(server: string, name: string): Promise<ArticleRef | undefined>;
  /** The article among all that a server sees that consists of the very same sentences. */
  same(server: string, ref: ArticleRef): Promise<ArticleRef | null>;
}

/**
 * What is known by the views of servers, and of all that is in memory.
 *
 * @param budgetBeside see `hasMemoryFor`
 */
export function lookupInViews(
  viewOf: (server: string) => ServerView,
  store: CollectionStore,
  budgetBeside?: (seeds: number) => number,
): ServerArticleLookup {
  return {
    size: async (server) => sizeOf(store.of(server)),
    fits: (server, { articleSegment }) =>
      hasMemoryFor(articleSegment, store.collections, server, budgetBeside),
    find: (server, name) => runCooperatively(viewOf(server).own.find(name)),
    same: (server, ref) => runCooperatively(sameText(ref, viewOf(server))),
  };
}

/** How many articles there are, and how many characters they have together. */
export function sizeOf(own: Collection): { articles: number; characters: number } {
  const characters = own.articles().reduce((sum, { article }) => sum + article.text.length, 0);
  return { articles: own.size, characters };
}

/**
 * What moderators do with their server's own articles: see `Library`. One change of a server follows another.
 *
 * @param write how drafts are read, and `read` what was removed
 * @param most how many characters they may have together
 */
export function manageServerArticles(
  shelved: ServerArticleLookup,
  keeper: ArticleStore,
  inTurn: Mutex,
  { write, read }: Reading,
  most: number,
): Pick<Library, 'preview' | 'add' | 'remove' | 'undo'> {
  const entryAt = async (server: string, name: string): Promise<Entry> =>
    entryOf((await shelved.find(server, idOf(name)))!);

  /** Why a server cannot have an article beside those that it has; null when it can. */
  async function objectionTo(server: string, ref: ArticleRef): Promise<string | null> {
    const { articles, characters } = await shelved.size(server);
    const { length } = ref.article.text;
    if (articles >= MAX_SERVER_ARTICLES)
      return `This server has ${MAX_SERVER_ARTICLES} articles of its own, which is as many as it may have. Remove one first.`;
    if (characters + length > most)
      return `This server's own articles may have ${inWords(most)} characters together: they have ${inWords(characters)}, and this one has ${inWords(length)}. Remove one first.`;
    if (!shelved.fits(server, ref))
      return 'I have no memory left for this article. Remove one of this server first, or tell whoever runs me.';
    const same = await shelved.same(server, ref);
    return same && `The same text is there already: ${inQuotes(entryOf(same).title)}.`;
  }

  async function admit(server: string, ref: ArticleRef): Promise<void> {
    const objection = await objectionTo(server, ref);
    if (objection !== null) throw new LibraryFailure(objection);
  }

  return {
    async preview(draft, server) {
      const { written, articleSegment } = await write(draft);
      const ref = placeOn(articleSegment);
      const { title, published, source, sentences } = entryOf(ref);
      const doubts = draftWarnings(draft, written, sentences, today());
      const objection = await objectionTo(server, ref);
      if (objection !== null) doubts.push(objection);
      return { title, published, source, sentences, opening: openingOf(ref), doubts };
    },

    add: (draft, server) =>
      inTurn(server, async () => {
        const { written, articleSegment } = await write(draft);
        await admit(server, placeOn(articleSegment));
        const name = await keeper.add(server, written.name, written.file);
        return entryAt(server, name);
      }),

    remove: (name, server) =>
      inTurn(server, async () => {
        const ref = await shelved.find(server, name);
        if (!ref) return null;
        await keeper.remove(server, nameOf(ref.article.id));
        return entryOf(ref);
      }),

    undo: (server) =>
      inTurn(server, async () => {
        const last = await keeper.removed(server);
        if (!last) return null;
        await admit(server, placeOn(await read(idOf(last.name), last.bytes)));
        const name = await keeper.undo(server);
        return name === null ? null : entryAt(server, name);
      }),
  };
}

/** The first sentences, in their blocks. */
function openingOf(ref: ArticleRef): OpeningBlock[] {
  const analysed = analysedAt(ref);
  const opening: OpeningBlock[] = [];
  let last = -1;
  for (let sentence = 0; sentence < Math.min(OPENING, analysed.starts.length); sentence++) {
    const block = analysed.blockOf(sentence);
    if (block !== last) opening.push({ ...lookOf(analysed, block), sentences: [] });
    opening.at(-1)!.sentences.push(textAt(ref, sentence));
    last = block;
  }
  return opening;
}

/** A draft's article, on its shelf. */
function placeOn(articleSegment: ArticleSegment): ArticleRef {
  return new Collection('', [withoutTombstones(articleSegment)], []).articleAt(articleSegment, 0);
}

/** The article of a view that consists of the very same sentences. */
function* sameText(ref: ArticleRef, view: ServerView): CooperativeTask<ArticleRef | null> {
  const count = sentencesIn(ref);
  for (const other of view.articles()) {
    if (sentencesIn(other) !== count) continue;
    let same = 0;
    while (same < count && textAt(ref, same) === textAt(other, same)) same++;
    if (same === count) return other;
    yield;
  }
  return null;
}

function sentencesIn({ articleSegment, number }: ArticleRef): number {
  const { articleStarts } = articleSegment.segment;
  return articleStarts[number + 1]! - articleStarts[number]!;
}

/** The day it is, by the clock in Greenwich. */
function today() {
  return parseDay(new Date().toISOString().slice(0, 10))!;
}

function inWords(count: number): string {
  return count.toLocaleString('en');
}

function inQuotes(title: string): string {
  return `“${title}”`;
}
