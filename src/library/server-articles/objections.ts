/** Says why an article cannot be one of a server's own. */

import type { MessageDescriptor } from '../../i18n/translator.ts';
import type { ArticleRef } from '../collection.ts';
import { LibraryFailure } from '../library.ts';
import { entryOf } from '../server-view.ts';
import type { ServerArticleLookup } from './article-lookup.ts';
import { MAX_SERVER_ARTICLES } from './limits.ts';

/**
 * The limits of servers' own articles.
 *
 * @param maxCharacters how many characters a server's own articles may have together
 */
export function objectionsBy(lookup: ServerArticleLookup, maxCharacters: number) {
  /**
   * Why an article cannot be added to a server's own; null when it can.
   *
   * @param replaced the one whose place it takes
   */
  async function objectionTo(
    server: string,
    ref: ArticleRef,
    replaced?: ArticleRef,
  ): Promise<MessageDescriptor | null> {
    const same = await lookup.same(server, ref);
    if (same) return { key: 'failure.sameText', values: { title: entryOf(same).title } };
    const { articles, characters } = await lookup.size(server);
    const { length } = ref.article.text;
    const others = characters - (replaced?.article.text.length ?? 0);
    if (!replaced && articles >= MAX_SERVER_ARTICLES)
      return { key: 'failure.tooManyArticles', values: { max: MAX_SERVER_ARTICLES } };
    if (others + length > maxCharacters)
      return {
        key: 'failure.tooManyCharacters',
        values: { max: maxCharacters, present: others, added: length },
      };
    if (!lookup.fits(server, ref)) return { key: 'failure.noMemory' };
    return null;
  }

  return {
    objectionTo,
    /** @throws LibraryFailure when there is an objection */
    async admit(server: string, ref: ArticleRef, replaced?: ArticleRef): Promise<void> {
      const objection = await objectionTo(server, ref, replaced);
      if (objection !== null) throw new LibraryFailure(objection.key, objection.values);
    },
  };
}
