import { type Article, MAX_SOURCE, MAX_TITLE } from '../../articles/article.ts';
import { BadFile, type Decoded, decode } from '../../articles/decode.ts';
import { readHeader, readSource } from '../../articles/header.ts';
import {
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
import { LARGEST_FILE } from '../../articles/text-file.ts';
import { type HeaderWords, withHeader } from '../../articles/write.ts';
import { readWrittenDay } from '../../articles/written-day.ts';
import { type Draft, LibraryFailure } from '../library.ts';
import { fileName } from './file-name.ts';
import { MAX_ARTICLE_CHARACTERS, MAX_ARTICLE_LINES, MAX_ARTICLE_TAGS } from './limits.ts';

/** What a draft becomes: a file, and the article that it holds. */
export interface Written {
  /** The file's name, made of day and title. */
  name: string;
  /** What stands in it. */
  file: string;
  /** The header of the text as it was given. */
  head: string;
  /** Its id is not one yet. */
  article: Article;
  /** What the form says, as far as it was understood. */
  form: HeaderWords;
}

/**
 * Writes a draft down in the seeds' format: a header goes before the text for what the form and the file's name say and the
 * text does not, and the text stays as it is.
 *
 * @throws LibraryFailure when no article can be made of it
 */
export function writeDraft({ title, date, source, text: given }: Draft): Written {
  const form = {
    title: title.replace(/\s+/g, ' ').trim() || null,
    published: readWrittenDay(date),
    source: readSource(source.trim()),
  };
  if ((form.title?.length ?? 0) > MAX_TITLE)
    throw new LibraryFailure(`The title has more than ${MAX_TITLE} characters. Please shorten it.`);
  if ((form.source?.length ?? 0) > MAX_SOURCE)
    throw new LibraryFailure(`The address has more than ${MAX_SOURCE} characters. Please shorten it.`);
  if (form.title !== null) refusing('title', () => decode(Buffer.from(form.title!)));
  return refusing('text', () => {
    const { text, note, name } = readGiven(given);
    const format = formatOf(name, text);
    refuseWithMany(text, format);
    const said = parseArticle(name, text);
    // The marks of a page are many, and nobody reads them.
    if ((format === 'html' ? said.text : text).length > MAX_ARTICLE_CHARACTERS)
      throw new BadFile(
        `has more than ${MAX_ARTICLE_CHARACTERS.toLocaleString('en')} characters: split it into articles`,
      );
    const own = readFacts(text, format);
    const wanted = {
      title: form.title ?? own.title,
      published: form.published ?? said.published,
      source: form.source ?? own.source,
    };
    const missing = differing(wanted, own);
    // Behind another title, the text's own begins the body, and the day below that is no longer found.
    const lost = differing(wanted, readFacts(withHeader(text, format, missing), format));
    const written = withHeader(text, format, {
      title: missing.title ?? lost.title,
      published: missing.published ?? lost.published,
      source: missing.source ?? lost.source,
    });
    const extension = EXTENSION[format];
    const file = forUtf8(`article${extension}`, written);
    // By the very check that reads it back from where it is kept.
    const article = withNote(parseFile(`article${extension}`, Buffer.from(file)), note);
    const head = text.slice(0, readHeader(text).bodyStart);
    return { name: fileName(article, extension), file, head, article, form };
  });
}

/** What has very many parts takes memory by their number, however short they are: it is not read at all. */
function refuseWithMany(text: string, format: Format): void {
  const [mark, most, parts] =
    format === 'html'
      ? (['<', MAX_ARTICLE_TAGS, 'tags'] as const)
      : (['\n', MAX_ARTICLE_LINES, 'lines'] as const);
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
  if (count > most)
    throw new BadFile(`has more than ${most.toLocaleString('en')} ${parts}: split it into articles`);
}

/** What is wrong with the title or the text, in a line for people. */
export function refusing<T>(what: 'title' | 'text', work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BadFile) throw new LibraryFailure(`The ${what} ${error.message}.`);
    throw error;
  }
}

/** What is wanted, where it is not there. */
function differing({ title, published, source }: HeaderWords, there: HeaderWords): HeaderWords {
  return {
    title: title === there.title ? null : title,
    published: published === there.published ? null : published,
    source: source === there.source ? null : source,
  };
}

function readGiven(given: Draft['text']): Decoded & { name: string } {
  const { name, bytes } =
    typeof given === 'string' ? { name: 'pasted.txt', bytes: Buffer.from(given) } : given;
  if (bytes.length > LARGEST_FILE)
    throw new BadFile(`is larger than ${LARGEST_FILE / 1024 / 1024} MiB: split it into articles`);
  if (!isArticleFile(name)) throw new BadFile('is no .txt, .md or .html file: save it as one');
  return { name, ...decodeFile(name, bytes) };
}
