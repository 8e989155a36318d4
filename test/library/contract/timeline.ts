/** The part of the contract that is about timelines. */

import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/library/library.ts';
import type { Subject } from './subject.ts';

const ALL: Scope = { server: null };

export function describeTimeline(subject: Subject): void {
  describe('asked for a timeline', () => {
    const timeline = async (topic: string, scope: Scope, limit?: number) =>
      (await subject.library.timeline(topic, scope, limit)).dated.map(({ quote, event }) => [
        event.from,
        quote.quote,
      ]);

    it('returns the sentences about a topic in the order of the dates that they mention', async () => {
      expect(await timeline('harbour of Varde', ALL)).toEqual([
        ['2023-06-17', "The day before Olsen's visit, the harbour had been swept."],
        ['2023-06-18', 'Minister Karin Olsen arrived in Varde on Sunday to open the new lighthouse.'],
        ['2024-02-01', 'A storm closed the harbour of Varde on Thursday.'],
      ]);
    });

    it('returns the same as a library in this thread', async () => {
      for (const topic of [
        'Varde',
        'harbour in June 2023',
        'bridge',
        'zeppelin',
        '?!',
        'Varde '.repeat(2_000),
      ])
        for (const scope of [ALL, { server: '1', from: '2000-01-01' }, { server: null, asOf: '2023-01-01' }])
          expect(await subject.library.timeline(topic, scope as Scope)).toEqual(
            await subject.reference.timeline(topic, scope as Scope),
          );
    });
  });
}
