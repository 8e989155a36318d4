/** The contract that every library fulfils, whichever engine it runs on. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { LibraryFailure } from '../../src/library/library.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { articlesOf, FILES, type Files, STRUCTURED } from './contract/articles.ts';
import { describeAsking } from './contract/asking.ts';
import { describeBlocks } from './contract/blocks.ts';
import { describeDigests } from './contract/digests.ts';
import { describeEdits } from './contract/edits.ts';
import { describeExpiry, EXPIRING } from './contract/expiry.ts';
import { describeFigures } from './contract/figures.ts';
import { describeFollows } from './contract/follows.ts';
import { describeHealth } from './contract/health.ts';
import { describeMemberships } from './contract/memberships.ts';
import { describePages } from './contract/pages.ts';
import { describeReading } from './contract/reading.ts';
import { describeReports } from './contract/reports.ts';
import { describeServerArticles } from './contract/server-articles.ts';
import { describeSettings } from './contract/settings.ts';
import { OPENING_MS, type Open, type Subject } from './contract/subject.ts';
import { describeSuggestions } from './contract/suggestions.ts';
import { describeTimeline } from './contract/timeline.ts';
import { describeVotes } from './contract/votes.ts';

/** Tests each method of a library. */
export function describeLibrary(name: string, open: Open): void {
  describe(name, () => {
    const subject = openedBefore(open, FILES);
    describeAsking(subject);
    describeTimeline(subject);
    describeReading(subject);
    describeServerArticles(subject);
    describeEdits(subject);
    describeReports(subject);
    describeSettings(subject);
    describeVotes(subject);
    describeHealth(subject);
    describePages(subject);
    describeFigures(subject);
    describeMemberships(subject);
    describeFollows(subject);
    describeDigests(subject);
    describe('over other articles', () => {
      const other = openedBefore(open, { ...STRUCTURED, ...EXPIRING });
      describeBlocks(other);
      describeExpiry(other);
    });
    describeSuggestions(open);
    describeEmptyAndClosed(open);
  });
}

/** Has a library over files opened before the tests of the `describe` that this is called in, and closed after them. */
function openedBefore(open: Open, files: Files): Subject {
  const subject = {} as Subject;
  beforeAll(async () => {
    subject.library = await open(files);
    subject.reference = createLibrary(articlesOf(files), [], shippedModel(false));
  }, OPENING_MS);
  afterAll(async () => {
    await subject.library.close();
    await subject.reference.close();
  }, OPENING_MS);
  return subject;
}

function describeEmptyAndClosed(open: Open): void {
  it(
    'may be empty, and rejects calls after it was closed',
    async () => {
      const empty = await open({});
      const scope = { server: '1' };
      expect(await empty.ask('When?', scope)).toMatchObject({ verdict: 'none', answers: [], conflict: null });
      expect(await empty.articles(scope)).toEqual([]);
      expect(await empty.suggest('', scope, 25)).toEqual([]);
      expect(await empty.timeline('harbour', scope)).toEqual({ dated: [], leftOut: 0 });
      expect(await empty.sources('A storm closed the harbour of Varde on Thursday.', scope)).toEqual([]);
      expect(await empty.status('1')).toMatchObject({ articles: 0, own: 0, sentences: 0, newest: null });
      await empty.close();
      for (const call of [empty.ask('When?', { server: null }), empty.status(null), empty.reports('1')])
        await expect(call).rejects.toThrow(new LibraryFailure('failure.closed'));
    },
    OPENING_MS,
  );
}
