/** A question as the rows of a table are compared with it, and the rows that answer it. */

import type { Superlative } from '../language/superlative.ts';
import type { Term } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Span } from '../span.ts';
import type { AskedBlocks } from './asked-blocks.ts';
import type { Row } from './table.ts';

/** A question, as the rows of one table are compared with it. */
export interface TableQuestion {
  question: string;
  /** Its terms, stop words included. */
  terms: readonly Term[];
  superlative: Superlative | null;
  /** Its content words. */
  words: readonly Match[];
  /** Those that are above the table, or in the title of its article. */
  above: ReadonlySet<Match>;
  /** Whether another table of the article may be meant as well: it has the same columns, and these words above it. */
  hasTwin: () => boolean;
}

/** Rows that answer together, in the order of the table. */
export interface AskedRows {
  rows: readonly Row[];
  verdict: AskedBlocks['verdict'];
  /** The cell of the first row that answers. */
  cell?: Span;
}
