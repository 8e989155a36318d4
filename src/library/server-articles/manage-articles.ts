/** Adds, removes and restores a server's own articles. */

import { isArticleFile } from '../../articles/format.ts';
import { parseDay } from '../../day.ts';
import type { Answers, Entry, OpeningBlock } from '../answers.ts';
import type { ArticleSegment } from '../article-segment.ts';
import { type ArticleRef, analysedAt, Collection, textAt } from '../collection.ts';
import { excerptBlockOf } from '../excerpt.ts';
import type { ArticleParser } from '../indexing/parsing-thread.ts';
import type { Draft, Library, Scope } from '../library.ts';
import { entryOf } from '../server-view.ts';
import { withoutTombstones } from '../tombstones.ts';
import type { ServerArticleLookup } from './article-lookup.ts';
import { type ArticleStore, idOf, nameOf } from './article-store.ts';
import { withBadTextsAsFailures } from './draft.ts';
import { draftWarnings } from './draft-warnings.ts';
import type { Mutex } from './mutex.ts';
import { objectionsBy } from './objections.ts';
import type { PageStatusStore } from './page-status-store.ts';
import type { SettingsStore } from './settings-store.ts';

/** How many of an article's first sentences a preview shows. */
const OPENING_SENTENCES = 3;

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
 * Implements the methods for a server's own articles: see `Library`. Changes of a server run one after another.
 *
 * @param parser parses drafts and removed files
 * @param settings those of the servers, of which drafts follow the order of dates
 * @param maxCharacters how many characters a server's own articles may have together
 * @param pages what is known of the page of an article is deleted with it
 */
export function manageServerArticles(
  lookup: ServerArticleLookup,
  articleStore: ArticleStore,
  withLock: Mutex,
  parser: ArticleParser,
  settings: Pick<SettingsStore, 'read'>,
  maxCharacters: number,
  askWithArticle: AskWithArticle,
  pages: Pick<PageStatusStore, 'forget'>,
): Pick<Library, 'unpack' | 'preview' | 'askWith' | 'add' | 'remove' | 'undo'> {
  const entryAt = async (server: string, name: string): Promise<Entry> =>
    entryOf((await lookup.find(server, idOf(name)))!);

  const parse = async (draft: Draft, server: string) =>
    parser.parseDraft(draft, (await settings.read(server)).dateOrder);

  const { objectionTo, admit } = objectionsBy(lookup, maxCharacters);

  return {
    unpack: (bytes) =>
      withBadTextsAsFailures(async () => {
        const { readAllZipped } = await import('../../articles/convert/zip.ts');
        return readAllZipped(bytes, isArticleFile);
      }),

    async preview(draft, server) {
      const { written, articleSegment } = await parse(draft, server);
      const ref = refTo(articleSegment);
      const { title, published, source, sentences } = entryOf(ref);
      const doubts = draftWarnings(draft, written, sentences, today());
      const objection = await objectionTo(server, ref);
      if (objection !== null) doubts.push(objection);
      const { expires } = ref.article;
      return {
        title,
        published,
        ...(expires && { expires }),
        source,
        sentences,
        opening: openingOf(ref),
        doubts,
      };
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
        const entry = entryOf(ref);
        await pages.forget(server, [entry.key]);
        return entry;
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
export function refTo(articleSegment: ArticleSegment): ArticleRef {
  return new Collection('', [withoutTombstones(articleSegment)], []).articleAt(articleSegment, 0);
}

/** The present day in UTC. */
export function today() {
  return parseDay(new Date().toISOString().slice(0, 10))!;
}
