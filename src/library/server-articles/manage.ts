/** Adds, removes and restores a server's own articles. */

import { parseDay } from '../../day.ts';
import type { MessageDescriptor } from '../../i18n/translator.ts';
import type { Answers, Entry, OpeningBlock } from '../answers.ts';
import type { ArticleSegment } from '../article-segment.ts';
import { type ArticleRef, analysedAt, Collection, sentenceCountOf, textAt } from '../collection.ts';
import type { CollectionStore } from '../collection-store.ts';
import { type CooperativeTask, runCooperatively } from '../cooperative-scheduler.ts';
import { excerptBlockOf } from '../excerpt.ts';
import type { ArticleParser } from '../indexing/parsing-thread.ts';
import { type Draft, type Library, LibraryFailure, type Scope } from '../library.ts';
import { entryOf, type ServerView } from '../server-view.ts';
import { withoutTombstones } from '../tombstones.ts';
import { type ArticleStore, idOf, nameOf } from './article-store.ts';
import { draftWarnings } from './draft-warnings.ts';
import { MAX_SERVER_ARTICLES } from './limits.ts';
import { hasMemoryFor } from './memory-budget.ts';
import type { Mutex } from './mutex.ts';
import type { SettingsStore } from './settings-store.ts';

/** How many of an article's first sentences a preview shows. */
const OPENING_SENTENCES = 3;

/** The lookups that are needed to change a server's own articles. */
export interface ServerArticleLookup {
  /** The number of a server's own articles, and of their characters together. */
  size(server: string): Promise<{ articles: number; characters: number }>;
  /** Whether there is memory for another article. */
  fits(server: string, ref: ArticleRef): boolean;
  /** A server's own article, by its id or its key. */
  find(server: string, name: string): Promise<ArticleRef | undefined>;
  /** An article that the server sees and that has exactly the same sentences. */
  same(server: string, ref: ArticleRef): Promise<ArticleRef | null>;
}

/**
 * Answers questions over what a server sees, and an article in addition.
 *
 * @param articleSegment of the article alone
 * @param bytes those of its file
 */
export type AskWithArticle = (
  articleSegment: ArticleSegment,
  bytes: Buffer,
  questions: readonly string[],
  scope: Scope & { server: string },
) => Promise<Answers[]>;

/**
 * Implements the lookups over views in memory.
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
    same: (server, ref) => runCooperatively(withSameText(ref, viewOf(server))),
  };
}

/** The number of articles of a collection, and of their characters together. */
export function sizeOf(own: Collection): { articles: number; characters: number } {
  const characters = own.articles().reduce((sum, { article }) => sum + article.text.length, 0);
  return { articles: own.size, characters };
}

/**
 * Implements the methods for a server's own articles: see `Library`. Changes of a server run one after another.
 *
 * @param parser parses drafts and removed files
 * @param settings those of the servers, of which drafts follow the order of dates
 * @param maxCharacters how many characters a server's own articles may have together
 */
export function manageServerArticles(
  lookup: ServerArticleLookup,
  articleStore: ArticleStore,
  withLock: Mutex,
  parser: ArticleParser,
  settings: Pick<SettingsStore, 'read'>,
  maxCharacters: number,
  askWithArticle: AskWithArticle,
): Pick<Library, 'preview' | 'askWith' | 'add' | 'remove' | 'undo'> {
  const entryAt = async (server: string, name: string): Promise<Entry> =>
    entryOf((await lookup.find(server, idOf(name)))!);

  const parse = async (draft: Draft, server: string) =>
    parser.parseDraft(draft, (await settings.read(server)).dateOrder);

  /** Why an article cannot be added to a server's own; null when it can. */
  async function objectionTo(server: string, ref: ArticleRef): Promise<MessageDescriptor | null> {
    const same = await lookup.same(server, ref);
    if (same) return { key: 'failure.sameText', values: { title: entryOf(same).title } };
    const { articles, characters } = await lookup.size(server);
    const { length } = ref.article.text;
    if (articles >= MAX_SERVER_ARTICLES)
      return { key: 'failure.tooManyArticles', values: { max: MAX_SERVER_ARTICLES } };
    if (characters + length > maxCharacters)
      return {
        key: 'failure.tooManyCharacters',
        values: { max: maxCharacters, present: characters, added: length },
      };
    if (!lookup.fits(server, ref)) return { key: 'failure.noMemory' };
    return null;
  }

  async function admit(server: string, ref: ArticleRef): Promise<void> {
    const objection = await objectionTo(server, ref);
    if (objection !== null) throw new LibraryFailure(objection.key, objection.values);
  }

  return {
    async preview(draft, server) {
      const { written, articleSegment } = await parse(draft, server);
      const ref = refTo(articleSegment);
      const { title, published, source, sentences } = entryOf(ref);
      const doubts = draftWarnings(draft, written, sentences, today());
      const objection = await objectionTo(server, ref);
      if (objection !== null) doubts.push(objection);
      return { title, published, source, sentences, opening: openingOf(ref), doubts };
    },

    async askWith(draft, questions, scope) {
      const { written, articleSegment } = await parse(draft, scope.server);
      await admit(scope.server, refTo(articleSegment));
      return askWithArticle(articleSegment, Buffer.from(written.file), questions, scope);
    },

    add: (draft, server) =>
      withLock(server, async () => {
        const { written, articleSegment } = await parse(draft, server);
        await admit(server, refTo(articleSegment));
        const name = await articleStore.add(server, written.name, written.file);
        return entryAt(server, name);
      }),

    remove: (name, server) =>
      withLock(server, async () => {
        const ref = await lookup.find(server, name);
        if (!ref) return null;
        await articleStore.remove(server, nameOf(ref.article.id));
        return entryOf(ref);
      }),

    undo: (server) =>
      withLock(server, async () => {
        const last = await articleStore.removed(server);
        if (!last) return null;
        await admit(server, refTo(await parser.parseFile(idOf(last.name), last.bytes)));
        const name = await articleStore.undo(server);
        return name === null ? null : entryAt(server, name);
      }),
  };
}

/** The first sentences of an article, in their blocks. */
function openingOf(ref: ArticleRef): OpeningBlock[] {
  const analysed = analysedAt(ref);
  const opening: OpeningBlock[] = [];
  let last = -1;
  for (let sentence = 0; sentence < Math.min(OPENING_SENTENCES, analysed.starts.length); sentence++) {
    const block = analysed.blockOf(sentence);
    if (block !== last) opening.push({ ...excerptBlockOf(analysed, block), sentences: [] });
    opening.at(-1)!.sentences.push(textAt(ref, sentence));
    last = block;
  }
  return opening;
}

/** A reference to the only article of a segment. */
function refTo(articleSegment: ArticleSegment): ArticleRef {
  return new Collection('', [withoutTombstones(articleSegment)], []).articleAt(articleSegment, 0);
}

/** An article of a view that has exactly the same sentences as another article. */
function* withSameText(ref: ArticleRef, view: ServerView): CooperativeTask<ArticleRef | null> {
  const count = sentenceCountOf(ref);
  for (const other of view.articles()) {
    if (sentenceCountOf(other) !== count) continue;
    let same = 0;
    while (same < count && textAt(ref, same) === textAt(other, same)) same++;
    if (same === count) return other;
    yield;
  }
  return null;
}

/** The present day in UTC. */
function today() {
  return parseDay(new Date().toISOString().slice(0, 10))!;
}
