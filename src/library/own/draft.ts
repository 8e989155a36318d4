import { type Article, LONGEST_SOURCE, LONGEST_TITLE } from '../../articles/article.ts';
import { BadFile, type Decoded } from '../../articles/decode.ts';
import { readHeader, readSource } from '../../articles/header.ts';
import {
  decodeFile,
  formatOf,
  forUtf8,
  isArticleFile,
  parseArticle,
  readFacts,
  withNote,
} from '../../articles/parse.ts';
import { LARGEST_FILE } from '../../articles/text-file.ts';
import { type HeaderWords, withHeader } from '../../articles/write.ts';
import { readWrittenDay } from '../../articles/written-day.ts';
import { type Draft, LibraryFailure } from '../library.ts';
import { fileName } from './file-name.ts';

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

/** So many characters may a server's own article have: about forty pages. */
export const LONGEST_OWN = 200_000;

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
  if ((form.title?.length ?? 0) > LONGEST_TITLE)
    throw new LibraryFailure(`The title has more than ${LONGEST_TITLE} characters. Please shorten it.`);
  if ((form.source?.length ?? 0) > LONGEST_SOURCE)
    throw new LibraryFailure(`The address has more than ${LONGEST_SOURCE} characters. Please shorten it.`);
  try {
    const { text, note, name } = readGiven(given);
    const format = formatOf(name, text);
    const said = parseArticle(name, text);
    // The marks of a page are many, and nobody reads them.
    if ((format === 'html' ? said.text : text).length > LONGEST_OWN)
      throw new BadFile(
        `has more than ${LONGEST_OWN.toLocaleString('en')} characters: split it into articles`,
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
    const ending = ENDINGS[format];
    const file = forUtf8(`article${ending}`, written);
    const article = withNote(parseArticle(`article${ending}`, file), note);
    const head = text.slice(0, readHeader(text).bodyStart);
    return { name: fileName(article, ending), file, head, article, form };
  } catch (error) {
    if (error instanceof BadFile) throw new LibraryFailure(`The text ${error.message}.`);
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

const ENDINGS = { text: '.txt', markdown: '.md', html: '.html' } as const;

function readGiven(given: Draft['text']): Decoded & { name: string } {
  const { name, bytes } =
    typeof given === 'string' ? { name: 'pasted.txt', bytes: Buffer.from(given) } : given;
  if (bytes.length > LARGEST_FILE)
    throw new BadFile(`is larger than ${LARGEST_FILE / 1024 / 1024} MiB: split it into articles`);
  if (!isArticleFile(name)) throw new BadFile('is no .txt, .md or .html file: save it as one');
  return { name, ...decodeFile(name, bytes) };
}
