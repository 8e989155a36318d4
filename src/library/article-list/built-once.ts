/** Builds an index of a segment once, when it is first needed. */

import type { ArticleSegment } from '../article-segment.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';

/**
 * Wraps a task that builds something of a segment, so that it runs once for each. Those who need it before it is built
 * resume the same task where the last one paused.
 */
export function builtOnce<Index>(
  building: (articleSegment: ArticleSegment) => CooperativeTask<Index>,
): (articleSegment: ArticleSegment) => CooperativeTask<Index> {
  const known = new WeakMap<ArticleSegment, { index: Index } | { task: CooperativeTask<Index> }>();
  return function* ofSegment(articleSegment) {
    for (;;) {
      const one = known.get(articleSegment) ?? { task: building(articleSegment) };
      if ('index' in one) return one.index;
      const step = one.task.next();
      known.set(articleSegment, step.done ? { index: step.value } : one);
      yield;
    }
  };
}
