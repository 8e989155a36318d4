/** Suggests questions while somebody types, in the database. */

import type { Day } from '../../day.ts';
import { typedWords } from '../article-list.ts';
import type { Scope } from '../library.ts';
import { MAX_HEADINGS, suggestionsOf } from '../suggestions.ts';
import { listArticlesIn } from './article-list.ts';
import type { Query } from './database.ts';
import { lexeme } from './lexemes.ts';
import { serversOf } from './view-factory.ts';

/** The order of `compareHeadings`. */
const ORDER = 'order by faq desc, published desc nulls last, id, number';
/**
 * A few letters match most headings. So this many of the first are searched before all are. From 500 to 5,000: with
 * 1,000, nine of ten headings that need not be searched may match.
 */
const MAX_FIRST = 1_000;

interface Heading {
  question: string;
  faq: boolean;
  published: string | null;
  id: string;
  number: number;
}

/** Suggests questions: see `Library.suggest`. */
export async function suggestQuestionsIn(
  query: Query,
  typed: string,
  { server, own, validOn }: Pick<Scope, 'server' | 'own' | 'validOn'>,
  limit: number,
): Promise<string[]> {
  const words = typedWords(typed);
  const headings: Heading[] = [];
  for (const one of own ? [server ?? ''] : serversOf(server))
    headings.push(...(await headingsIn(query, one, words, validOn)));
  const entries = await listArticlesIn(query, { server, own, validOn }, typed, limit);
  return suggestionsOf(
    headings
      .sort(compare)
      .slice(0, MAX_HEADINGS)
      .map(({ question }) => question),
    entries.map(({ title }) => title),
    limit,
  );
}

/** The first headings of a server that have words with all of these prefixes. */
async function headingsIn(
  query: Query,
  server: string,
  words: readonly string[],
  validOn: Day | undefined,
): Promise<Heading[]> {
  const values = [server];
  if (words.length > 0) values.push(words.map((word) => `${lexeme(server, word)}:*`).join(' & '));
  const matches = words.length > 0 ? 'where words @@ $2::tsquery' : '';
  const valid = validOn
    ? `and not exists (select from articles where articles.server = questions.server and articles.id = questions.id
         and expires <= $${values.push(validOn)})`
    : '';
  const searching = (more: string) =>
    query<Heading>(
      `select question, faq, published, id, number from (select * from questions where server = $1 ${valid} ${more}) as searched
       ${matches} ${ORDER} limit ${MAX_HEADINGS}`,
      values,
    );
  const first = await searching(`${ORDER} limit ${MAX_FIRST}`);
  return first.length === MAX_HEADINGS ? first : searching('');
}

/** Compares headings of two servers as `compareHeadings` does. */
function compare(a: Heading, b: Heading): number {
  if (a.faq !== b.faq) return a.faq ? -1 : 1;
  const [one, other] = [a.published ?? '', b.published ?? ''];
  if (one !== other) return one > other ? -1 : 1;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.number - b.number;
}
