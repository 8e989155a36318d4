import type { Article } from '../../articles/article.ts';
import { BadFile, decode } from '../../articles/decode.ts';
import { readHeader, readSource } from '../../articles/header.ts';
import { decodeHtml, readHtml } from '../../articles/html.ts';
import { parseArticle } from '../../articles/parse.ts';
import { LARGEST_FILE } from '../../articles/text-file.ts';
import { type HeaderWords, LONGEST_SOURCE, LONGEST_TITLE, withHeader } from '../../articles/write.ts';
import { readWrittenDay } from '../../articles/written-day.ts';
import { type Draft, LibraryFailure } from '../library.ts';
import { fileName } from './file-name.ts';

/** What a draft becomes: a file, and the article that it holds. */
export interface Written {
  /** The file's name, made of day and title. */
  name: string;
  /** Its text is the file's; its id is not one yet. */
  article: Article;
  /** What the form says, as far as it was understood. */
  form: HeaderWords;
}

/** So many characters may a server's own article have: about forty pages. */
export const LONGEST_OWN = 200_000;

const HTML = /^\s*(?:<!doctype html|<html[\s>])/i;

/**
 * Writes a draft down in the seeds' format: a header goes before the text for what the form, the file's name or the
 * page's head say and the text does not, and the text stays as it is. A page becomes the text that it shows.
 *
 * @throws LibraryFailure when no article can be made of it
 */
export function writeDraft({ title, date, source, text: given }: Draft): Written {
  const form = {
    title: title.replace(/\s+/g, ' ').trim() || null,
    published: readWrittenDay(date),
    source: readSource(source.trim()),
  };
  if ((form.title?.length ?? 0) > LONGEST_TITLE)
    throw new LibraryFailure(`The title has more than ${LONGEST_TITLE} characters. Please shorten it.`);
  if ((form.source?.length ?? 0) > LONGEST_SOURCE)
    throw new LibraryFailure(`The address has more than ${LONGEST_SOURCE} characters. Please shorten it.`);
  try {
    const { text, name, head } = readGiven(given);
    if (text.length > LONGEST_OWN)
      throw new BadFile(
        `has more than ${LONGEST_OWN.toLocaleString('en')} characters: split it into articles`,
      );
    const own = readHeader(text);
    const said = parseArticle(name, text);
    const differing = <Value>(wanted: Value | null, has: Value | null) => (wanted === has ? null : wanted);
    const whole = withHeader(text, {
      title: differing(form.title ?? head.title, own.title),
      published: differing(form.published ?? head.published ?? said.published, own.published),
      source: differing(form.source ?? head.source, own.source),
    });
    const article = parseArticle('article', whole);
    return { name: fileName(article, /\.md$/i.test(name) ? '.md' : '.txt'), article, form };
  } catch (error) {
    if (error instanceof BadFile) throw new LibraryFailure(`The text ${error.message}.`);
    throw error;
  }
}

const NO_HEAD: HeaderWords = { title: null, published: null, source: null };

function readGiven(given: Draft['text']): { text: string; name: string; head: HeaderWords } {
  const { name, bytes } =
    typeof given === 'string' ? { name: 'pasted.txt', bytes: Buffer.from(given) } : given;
  if (bytes.length > LARGEST_FILE)
    throw new BadFile(`is larger than ${LARGEST_FILE / 1024 / 1024} MiB: split it into articles`);
  if (/\.html?$/i.test(name)) return { name, ...readHtml(decodeHtml(bytes)) };
  if (!/\.(?:txt|md)$/i.test(name)) throw new BadFile('is no .txt, .md or .html file: save it as one');
  const text = decode(bytes);
  return HTML.test(text) ? { name, ...readHtml(text) } : { name, text, head: NO_HEAD };
}
