import type { Article } from '../articles/article.ts';
import { BadFile, decode } from '../articles/decode.ts';
import { readHeader } from '../articles/header.ts';
import { parseArticle } from '../articles/parse.ts';
import { readWrittenDay } from '../articles/written-day.ts';
import type { Day } from '../day.ts';
import { type Draft, LibraryFailure } from './library.ts';

/** What a draft becomes: a file, and the article that it holds. */
export interface Written {
  /** The file's name, made of day and title, safe on every system. */
  name: string;
  article: Article;
  /** What a moderator should look at, a line each. */
  doubts: string[];
}

/** So many characters of a server's own article are read: about forty pages. */
export const LONGEST_OWN = 200_000;
const LONGEST_NAME = 60;

/**
 * Writes a draft down as a file in the seeds' format: what the form says goes before the text where the text does not
 * say the same, and the text stays as it is.
 *
 * @throws LibraryFailure when there is no text that could be an article
 */
export function writeDraft({ title, date, source, text: given }: Draft): Written {
  const doubts: string[] = [];
  const text = textOf(given);
  if (text.length > LONGEST_OWN)
    throw new LibraryFailure(
      `The text has more than ${LONGEST_OWN.toLocaleString('en')} characters: split it.`,
    );
  const own = readHeader(text);
  const header: string[] = [];
  const wanted = title.replace(/\s+/g, ' ').trim();
  if (wanted && wanted !== own.title) header.push(`Title: ${wanted}`);
  const day = date.trim() ? readWrittenDay(date) : null;
  if (day && day !== own.published) header.push(`Date: ${day}`);
  if (date.trim() && !day) doubts.push(`“${date.trim()}” is no day: write it as 2023-06-19 or 19 June 2023.`);
  if (source.trim()) header.push(`Source: ${source.trim()}`);
  const whole = header.length > 0 ? `${header.join('\n')}\n\n${text}` : text;
  const article = parse(whole);
  if (!article.published) doubts.push('No date was found: the article will be undated.');
  return { name: nameOf(article), article, doubts };
}

function parse(text: string): Article {
  try {
    return parseArticle('article.txt', text);
  } catch (error) {
    if (error instanceof BadFile) throw new LibraryFailure(`The text ${error.message}.`);
    throw error;
  }
}

function textOf(text: Draft['text']): string {
  try {
    return typeof text === 'string' ? decode(new TextEncoder().encode(text)) : decode(text.bytes);
  } catch (error) {
    if (error instanceof BadFile) throw new LibraryFailure(`The text ${error.message}.`);
    throw error;
  }
}

/** "2024-05-05-a-bridge-for-lindholm.txt": never a path, and without a day unless the article has one. */
function nameOf({ title, published, text, paragraphs }: Article): string {
  const words = (title ?? text.slice(paragraphs[0]?.start, (paragraphs[0]?.start ?? 0) + 2 * LONGEST_NAME))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-|-$/g, '');
  const day: Day | 'undated' = published ?? 'undated';
  return `${day}-${words || 'article'}.txt`;
}
