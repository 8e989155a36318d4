/** Finds articles whose page is gone, cannot be read, or does not say the same any more. */

import type { Day } from '../../day.ts';
import { lossOf, type PageStatuses } from '../page-status.ts';
import type { ArticleHealth } from './article-health.ts';
import { findingKey, type LostPage } from './health.ts';

/**
 * A server's own articles that have lost their page on a day, as far as is known of pages: those whose page is gone first,
 * then those of which it cannot be read, then those of which the most sentences are not on it.
 *
 * @param statuses what is known of a version of an article counts for that version alone
 */
export function lostPages({ articles }: ArticleHealth, statuses: PageStatuses, day: Day): LostPage[] {
  const lost = articles.flatMap(({ entry, hash, version }): LostPage[] => {
    const status = entry.own ? statuses.get(entry.key) : undefined;
    const loss = status?.version === version ? lossOf(status, day) : null;
    if (!loss) return [];
    // Another finding when it is lost again, or other sentences are.
    const what = loss.how === 'changed' ? [String(loss.missing), ...loss.citations] : [loss.since];
    const key = findingKey('page', [`${entry.key} ${hash}`, loss.how, ...what]);
    return [{ kind: 'page', key, article: entry, loss }];
  });
  return lost.sort((a, b) => rankOf(b) - rankOf(a));
}

function rankOf({ loss, article }: LostPage): number {
  if (loss.how === 'changed') return loss.missing / article.sentences;
  return loss.how === 'gone' ? 3 : 2;
}
