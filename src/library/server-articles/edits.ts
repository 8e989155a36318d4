/** Edits a server's own articles, and goes back to former versions of them. */

import type { DateOrder } from '../../date-order.ts';
import type { ArticleVersion, EditPreview, FormerCited, Source } from '../answers.ts';
import { digestOf } from '../article-segment.ts';
import { readCitation } from '../citation.ts';
import { type ArticleRef, sentenceCountOf, sentenceTextsOf } from '../collection.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import type { ArticleParser } from '../indexing/parsing-thread.ts';
import { type Draft, type Library, LibraryFailure } from '../library.ts';
import { compare } from '../quotation-sources/similarity.ts';
import { fragmentsOf } from '../quotation-sources.ts';
import { quoteAt } from '../quote.ts';
import { findSentence } from '../read-article.ts';
import { diffSentences } from '../sentence-diff.ts';
import { entryOf, isWithin } from '../server-view.ts';
import type { ServerArticleLookup } from './article-lookup.ts';
import { type ArticleStore, nameOf } from './article-store.ts';
import { changesBetween, factsOf } from './changes.ts';
import { draftWarnings } from './draft-warnings.ts';
import { draftOf, editableTextOf, textNameOf } from './editable.ts';
import { refTo, today } from './manage-articles.ts';
import type { Mutex } from './mutex.ts';
import { objectionsBy } from './objections.ts';
import type { SettingsStore } from './settings-store.ts';

/** How many of the sources of a text are looked for in former versions: as many as a card shows. */
const MAX_FORMER_SOURCES = 3;

type Edits = Pick<
  Library,
  'editable' | 'previewEdit' | 'edit' | 'history' | 'articleFile' | 'revert' | 'citeFormer'
> & {
  /** Adds to the sources of a text the sentences of former versions that it quotes exactly. */
  withFormer(sources: Source[], text: string, server: string | null): Promise<Source[]>;
};

/** Implements the methods for edits: see `Library`. The parameters are those of `manageServerArticles`. */
export function manageEdits(
  lookup: ServerArticleLookup,
  store: ArticleStore,
  withLock: Mutex,
  parser: ArticleParser,
  settings: Pick<SettingsStore, 'read'>,
  maxCharacters: number,
): Edits {
  const { objectionTo, admit } = objectionsBy(lookup, maxCharacters);

  /** @throws LibraryFailure when it is gone */
  async function find(article: string, server: string): Promise<ArticleRef> {
    const ref = await lookup.find(server, article);
    if (!ref) throw new LibraryFailure('failure.articleGone');
    return ref;
  }

  async function bytesOf({ article }: ArticleRef, server: string): Promise<Uint8Array> {
    const bytes = await store.read(server, nameOf(article.id));
    if (!bytes) throw new LibraryFailure('failure.articleGone');
    return bytes;
  }

  async function editableText(ref: ArticleRef, server: string) {
    const name = nameOf(ref.article.id);
    return editableTextOf(ref.article, name, await bytesOf(ref, server));
  }

  async function parse(ref: ArticleRef, draft: Draft, server: string, order: DateOrder | null) {
    const resolved = draftOf(draft, await editableText(ref, server), nameOf(ref.article.id));
    const { written, articleSegment } = await parser.parseDraft(resolved, order, nameOf(ref.article.id));
    return { written, after: refTo(articleSegment) };
  }

  const orderOf = async (server: string) => (await settings.read(server)).dateOrder;

  /** A former version of an article. */
  async function versionOf({ article }: ArticleRef, server: string, until: number): Promise<ArticleRef> {
    const bytes = await store.version(server, nameOf(article.id), until);
    if (!bytes) throw new LibraryFailure('failure.noSuchVersion');
    return refTo(await parser.parseFile(article.id, bytes));
  }

  async function replace(
    server: string,
    before: ArticleRef,
    after: ArticleRef,
    content: string | Uint8Array,
  ) {
    if (digestOf(before.article) === digestOf(after.article))
      throw new LibraryFailure('failure.nothingChanged');
    await admit(server, after, before);
    await store.replace(server, nameOf(before.article.id), content);
    return entryOf(await find(before.article.id, server));
  }

  return {
    async editable(name, server) {
      const ref = await lookup.find(server, name);
      if (!ref) return null;
      const { title, published, source } = ref.article;
      const { text } = await editableText(ref, server);
      return {
        entry: entryOf(ref),
        version: versionIdOf(ref),
        title: title ?? '',
        date: published ?? '',
        source: source ?? '',
        text,
      };
    },

    async previewEdit(name, draft, server, version): Promise<EditPreview> {
      const ref = await find(name, server);
      const { written, after } = await parse(ref, draft, server, await orderOf(server));
      const doubts = draftWarnings(draft, written, sentenceCountOf(after), today());
      const objection = await objectionTo(server, after, ref);
      if (objection !== null) doubts.push(objection);
      if (digestOf(ref.article) === digestOf(after.article)) doubts.push({ key: 'failure.nothingChanged' });
      if (versionIdOf(ref) !== version) doubts.unshift({ key: 'failure.changedMeanwhile' });
      return { changes: changesBetween(ref, after), doubts, version: versionIdOf(ref) };
    },

    edit: (name, draft, server, version) =>
      withLock(server, async () => {
        const ref = await find(name, server);
        if (versionIdOf(ref) !== version) throw new LibraryFailure('failure.changedMeanwhile');
        const { written, after } = await parse(ref, draft, server, await orderOf(server));
        return replace(server, ref, after, written.file);
      }),

    async history(name, server, age): Promise<ArticleVersion | null> {
      const current = await lookup.find(server, name);
      if (!current) return null;
      const moments = await store.versions(server, nameOf(current.article.id));
      const at = Math.min(Math.max(0, age), moments.length);
      const until = moments[at - 1] ?? null;
      const since = moments[at] ?? null;
      const ref = until === null ? current : await versionOf(current, server, until);
      return {
        entry: entryOf(current),
        age: at,
        count: moments.length + 1,
        since,
        until,
        facts: factsOf(ref),
        changes: since === null ? null : changesBetween(await versionOf(current, server, since), ref),
      };
    },

    async articleFile(name, server, until) {
      const ref = await lookup.find(server, name);
      if (!ref) return null;
      const file = nameOf(ref.article.id);
      const bytes =
        until === null ? await store.read(server, file) : await store.version(server, file, until);
      return bytes && { name: textNameOf(file, bytes), bytes };
    },

    revert: (name, until, server) =>
      withLock(server, async () => {
        const before = await find(name, server);
        const after = await versionOf(before, server, until);
        const bytes = await store.version(server, nameOf(before.article.id), until);
        return replace(server, before, after, bytes!);
      }),

    async citeFormer(text, scope): Promise<FormerCited | null> {
      const citation = readCitation(text);
      const current =
        citation && scope.server !== null ? await lookup.find(scope.server, citation.key) : undefined;
      if (!citation || !current || !isWithin(current, scope)) return null;
      for (const until of await store.versions(scope.server!, nameOf(current.article.id))) {
        const version = await versionOf(current, scope.server!, until);
        const sentence = await runCooperatively(findSentence(version, citation));
        if (sentence === null) continue;
        const now = placeOf(sentence, version, current);
        return {
          quote: { ...quoteAt(version, sentence), citation: text },
          until,
          now: now === null ? null : quoteAt(current, now),
        };
      }
      return null;
    },

    async withFormer(sources, text, server) {
      if (server === null) return sources;
      const fragments = fragmentsOf(text);
      const withFormer = async (source: Source): Promise<Source> => {
        const current = source.exact ? undefined : await lookup.find(server, source.quote.article);
        if (!current) return source;
        for (const until of await store.versions(server, nameOf(current.article.id))) {
          const version = await versionOf(current, server, until);
          const sentences = sentenceTextsOf(version);
          const quoted = sentences.findIndex((one) => fragments.some((some) => compare(some, one)?.exact));
          if (quoted >= 0) return { ...source, former: { quote: quoteAt(version, quoted), until } };
        }
        return source;
      };
      const first = sources.slice(0, MAX_FORMER_SOURCES);
      return [...(await Promise.all(first.map(withFormer))), ...sources.slice(MAX_FORMER_SOURCES)];
    },
  };
}

/** Identifies a version of an article, in custom ids as well: letters and digits. */
function versionIdOf({ article }: ArticleRef): string {
  return digestOf(article).toString(36);
}

/** The sentence of an article that has taken the place of one of an earlier version; null when it was removed. */
function placeOf(sentence: number, version: ArticleRef, current: ArticleRef): number | null {
  const changes = diffSentences(sentenceTextsOf(version), sentenceTextsOf(current));
  const found = changes.find((change) => change.kind !== 'added' && change.before === sentence);
  return found?.kind === 'changed' ? found.after : null;
}
