/** Writes drafts as article files. */

import { type Article, MAX_SOURCE, MAX_TITLE } from '../../articles/article.ts';
import { checkSize, isDocument, isZip } from '../../articles/convert/convert.ts';
import { BadText, decode } from '../../articles/decode.ts';
import { type DecodedFile, decodeFile, forUtf8 } from '../../articles/decode-file.ts';
import { declaredFormat, EXTENSION, formatOf, isArticleFile } from '../../articles/format.ts';
import { readFullDate } from '../../articles/full-date.ts';
import { readSource } from '../../articles/header/source.ts';
import { readHeader } from '../../articles/header.ts';
import { parseArticle, parseFile, readFacts, withNote } from '../../articles/parse.ts';
import { checkPartCount } from '../../articles/part-count.ts';
import { unreadableFormat } from '../../articles/unsupported-formats.ts';
import { type HeaderWords, withFormat, withHeader } from '../../articles/write-header.ts';
import { type DateOrder, withDateOrder } from '../../date-order.ts';
import { type Draft, LibraryFailure } from '../library.ts';
import { idOf } from './article-store.ts';
import { fileName } from './file-name.ts';
import { MAX_ARTICLE_CHARACTERS, MAX_ARTICLE_LINES, MAX_ARTICLE_TAGS } from './limits.ts';

/** A draft as a file, and the article in it. */
export interface WrittenDraft {
  /** The file's name, made of the day and the title; that of the file that it replaces. */
  name: string;
  /** The file's content. */
  file: string;
  /** The header of the draft's text. */
  head: string;
  /** The article, with a preliminary id, or that of the one that it replaces. */
  article: Article;
  /** The valid fields of the form. */
  form: HeaderWords;
}

/**
 * Writes a draft in the format of the seeds. The text is not changed; a header is put before it with what the form and
 * the file's name say and the text does not. So its day stands there as YYYY-MM-DD if the
 * stored file would be read as of another day: every process reads it in the order that DATE_ORDER sets.
 *
 * @param order that of the numeric dates in the form and in the text's header, if the server has set one
 * @param replaced the name of the file that it replaces, which it keeps; by default it is a new file
 * @throws LibraryFailure when the draft makes no article
 */
export async function writeDraft(
  { title, date, expires = '', source, text: draftText }: Draft,
  order: DateOrder | null,
  replaced?: string,
): Promise<WrittenDraft> {
  const form = {
    title: title.replace(/\s+/g, ' ').trim() || null,
    published: withDateOrder(order, () => readFullDate(date)),
    expires: withDateOrder(order, () => readFullDate(expires)),
    source: readSource(source.trim()),
  };
  if ((form.title?.length ?? 0) > MAX_TITLE)
    throw new LibraryFailure('failure.titleTooLong', { max: MAX_TITLE });
  if ((form.source?.length ?? 0) > MAX_SOURCE)
    throw new LibraryFailure('failure.addressTooLong', { max: MAX_SOURCE });
  if (form.title !== null && !isText(form.title)) throw new LibraryFailure('failure.titleCharacters');
  return withBadTextsAsFailures(async () => {
    const { text, note, name } = await readDraftText(draftText);
    const format = formatOf(name, text);
    checkPartCount(text, format, { lines: MAX_ARTICLE_LINES, tags: MAX_ARTICLE_TAGS });
    const parsed = withDateOrder(order, () => parseArticle(name, text));
    // The tags of a page do not count.
    if ((format === 'html' ? parsed.text : text).length > MAX_ARTICLE_CHARACTERS)
      throw new BadText('badText.tooManyCharacters', { max: MAX_ARTICLE_CHARACTERS });
    const own = readFacts(text, format);
    const wanted = {
      title: form.title ?? own.title,
      published: form.published ?? parsed.published,
      expires: form.expires ?? parsed.expires ?? null,
      source: form.source ?? own.source,
    };
    const missing = differenceTo(wanted, own);
    // Below another title, the text's own title begins the body, and a date below that is no longer part of the header.
    const lost = differenceTo(wanted, readFacts(withHeader(text, format, missing), format));
    const written = withHeader(text, format, {
      title: missing.title ?? lost.title,
      published: missing.published ?? lost.published,
      expires: missing.expires ?? lost.expires ?? null,
      source: missing.source ?? lost.source,
    });
    const extension = EXTENSION[format];
    const id = replaced === undefined ? `article${extension}` : idOf(replaced);
    const known = declaredFormat(written) ?? (isDocument(id) ? null : formatOf(id, written));
    const file = forUtf8(id, known === format ? written : withFormat(written, format));
    // With the function that will read the stored file.
    const article = withNote(await parseFile(id, Buffer.from(file)), note);
    const head = text.slice(0, readHeader(text).bodyStart);
    return { name: replaced ?? fileName(article, extension), file, head, article, form };
  });
}

/** Runs work, and turns a `BadText` into a `LibraryFailure` with the same message. */
export async function withBadTextsAsFailures<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadText) throw new LibraryFailure(error.key, error.values);
    throw error;
  }
}

/** Whether a title has no more control characters than a text may have. */
function isText(title: string): boolean {
  try {
    decode(Buffer.from(title));
    return true;
  } catch (error) {
    if (error instanceof BadText) return false;
    throw error;
  }
}

/** The fields that differ from others; null where they are the same. */
function differenceTo(
  { title, published, expires = null, source }: HeaderWords,
  other: HeaderWords,
): HeaderWords {
  return {
    title: title === other.title ? null : title,
    published: published === other.published ? null : published,
    expires: expires === other.expires ? null : expires,
    source: source === other.source ? null : source,
  };
}

function readDraftText(text: Draft['text']): Promise<DecodedFile> {
  const { name, bytes } = typeof text === 'string' ? { name: 'pasted.txt', bytes: Buffer.from(text) } : text;
  checkSize(name, bytes.length);
  if (!isArticleFile(name) && !isZip(name)) throw unreadableFormat(name);
  return decodeFile(name, bytes);
}
