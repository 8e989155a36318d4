/** A report and its article, for tests. */

import type { Report } from '../../../src/library/report.ts';

export const STORM = `Title: Storm closes harbour
Date: 2024-02-02

A storm closed the harbour of Varde on Thursday.

Nobody was hurt, because the ferries had left the day before.`;

export const REPORTED: Report = {
  kind: 'reported',
  question: 'When did the ferries leave?',
  day: '2024-03-01',
  verdict: 'answered',
  shown: null,
  wrong: 'It says nothing of ferries.',
  better: '',
};
