/** Writes drafts as article files. */

import { type Article, MAX_SOURCE, MAX_TITLE } from '../../articles/article.ts';
import { checkSize, isZip } from '../../articles/convert/convert.ts';
import { BadFile, decode } from '../../articles/decode.ts';
import { readFullDate } from '../../articles/full-date.ts';
import { readHeader, readSource } from '../../articles/header.ts';
import {
  type DecodedFile,
  decodeFile,
  EXTENSION,
  type Format,
  formatOf,
  forUtf8,
  isArticleFile,
  parseArticle,
  parseFile,
  readFacts,
  withNote,
} from '../../articles/parse.ts';
import { unsupportedFormat } from '../../articles/unsupported-formats.ts';
import { type HeaderWords, withHeader } from '../../articles/write-header.ts';
import { type Draft, LibraryFailure } from '../library.ts';
import { fileName } from './file-name.ts';
import { MAX_ARTICLE_CHARACTERS, MAX_ARTICLE_LINES, MAX_ARTICLE_TAGS } from './limits.ts';

/** A draft as a file, and the article in it. */
export interface WrittenDraft {
  /** The file's name, made of the day and the title. */
  name: string;
  /** The file's content. */
  file: string;
  /** The header of the draft's text. */
  head: string;
  /** The article, with a preliminary id. */
  article: Article;
  /** The valid fields of the form. */
  form: HeaderWords;
}

/**
 * Writes a draft in the format of the seeds. The text is not changed; a header is put before it with what the form and
 * the file's name say and the text does not.
 *
 * @throws LibraryFailure when the draft makes no article
 */
export async function writeDraft({ title, date, source, text: draftText }: Draft): Promise<WrittenDraft> {
  const form = {
    title: title.replace(/\s+/g, ' ').trim() || null,
    published: readFullDate(date),
    source: readSource(source.trim()),
  };
  if ((form.title?.length ?? 0) > MAX_TITLE)
    throw new LibraryFailure(`The title has more than ${MAX_TITLE} characters. Please shorten it.`);
  if ((form.source?.length ?? 0) > MAX_SOURCE)
    throw new LibraryFailure(`The address has more than ${MAX_SOURCE} characters. Please shorten it.`);
  if (form.title !== null) await withBadFilesInWords('title', () => decode(Buffer.from(form.title!)));
  return withBadFilesInWords('text', async () => {
    const { text, note, name } = await readDraftText(draftText);
    const format = formatOf(name, text);
    checkPartCount(text, format);
    const parsed = parseArticle(name, text);
    // The tags of a page do not count.
    if ((format === 'html' ? parsed.text : text).length > MAX_ARTICLE_CHARACTERS)
      throw new BadFile(
        `has more than ${MAX_ARTICLE_CHARACTERS.toLocaleString('en')} characters: split it into articles`,
      );
    const own = readFacts(text, format);
    const wanted = {
      title: form.title ?? own.title,
      published: form.published ?? parsed.published,
      source: form.source ?? own.source,
    };
    const missing = differenceTo(wanted, own);
    // Below another title, the text's own title begins the body, and a date below that is no longer part of the header.
    const lost = differenceTo(wanted, readFacts(withHeader(text, format, missing), format));
    const written = withHeader(text, format, {
      title: missing.title ?? lost.title,
      published: missing.published ?? lost.published,
      source: missing.source ?? lost.source,
    });
    const extension = EXTENSION[format];
    const file = forUtf8(`article${extension}`, written);
    // With the function that will read the stored file.
    const article = withNote(await parseFile(`article${extension}`, Buffer.from(file)), note);
    const head = text.slice(0, readHeader(text).bodyStart);
    return { name: fileName(article, extension), file, head, article, form };
  });
}

/** Rejects a text with too many lines or tags before it is parsed: each takes memory, however short it is. */
function checkPartCount(text: string, format: Format): void {
  const [mark, max, parts] =
    format === 'html'
      ? (['<', MAX_ARTICLE_TAGS, 'tags'] as const)
      : (['\n', MAX_ARTICLE_LINES, 'lines'] as const);
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
  if (count > max)
    throw new BadFile(`has more than ${max.toLocaleString('en')} ${parts}: split it into articles`);
}

/** Runs work, and turns a `BadFile` into a `LibraryFailure` about the title or the text. */
export async function withBadFilesInWords<T>(what: 'title' | 'text', work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadFile) throw new LibraryFailure(`The ${what} ${error.message}.`);
    throw error;
  }
}

/** The fields that differ from others; null where they are the same. */
function differenceTo({ title, published, source }: HeaderWords, other: HeaderWords): HeaderWords {
  return {
    title: title === other.title ? null : title,
    published: published === other.published ? null : published,
    source: source === other.source ? null : source,
  };
}

function readDraftText(text: Draft['text']): Promise<DecodedFile> {
  const { name, bytes } = typeof text === 'string' ? { name: 'pasted.txt', bytes: Buffer.from(text) } : text;
  checkSize(name, bytes.length);
  if (!isArticleFile(name) && !isZip(name))
    throw new BadFile(
      unsupportedFormat(name) ?? 'is no file that can be read: save it as .txt, .md, .html, .docx or .odt',
    );
  return decodeFile(name, bytes);
}
