import { type Day, toDay } from '../day.ts';
import type { Article } from './article.ts';
import { BadFile } from './decode.ts';
import { readHeader } from './header.ts';
import { paragraphsOf } from './paragraphs.ts';

/**
 * The article that a file's text is. The text stays as it is; header, title, day and paragraphs are found in it. A
 * header that gives no day leaves it to the file's name.
 *
 * @param id the file's path in its folder
 * @throws BadFile when there is no text after the header
 */
export function parseArticle(id: string, text: string): Article {
  const { title, published, source, bodyStart } = readHeader(text);
  const paragraphs = paragraphsOf(text, bodyStart).filter(({ start, end }) =>
    /[\p{L}\p{N}]/u.test(text.slice(start, end)),
  );
  if (paragraphs.length === 0) throw new BadFile('has no text after its header: write the article below it');
  return { id, title, published: published ?? dayInName(id), source, text, paragraphs };
}

/**
 * The day in a file's name, as in `2023-06-19-visit.txt`, `20230619_visit.txt` or `2023_06_19.md`, or in the names of
 * its folders, as in `2023/06/19/visit.md`.
 */
function dayInName(id: string): Day | null {
  const match = /(?<![\p{L}\p{N}])(\d{4})([-_./]?)(\d{2})\2(\d{2})(?!(?!T\d)[\p{L}\p{N}])/u;
  const [, year, , month, day] = match.exec(id.slice(id.lastIndexOf('/') + 1)) ?? match.exec(id) ?? [];
  return toDay(Number(year), Number(month), Number(day));
}
