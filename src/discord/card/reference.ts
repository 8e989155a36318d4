/** Writes a quote with its reference, and references in the styles of APA, MLA and BibTeX. */

import { inWords, MONTHS, partsOf } from '../../day.ts';
import type { Quote } from '../../library/answers.ts';
import { visible } from '../escape.ts';

/*
 * The authors of articles are not known, so that each style's rule for works without one applies: the title comes first.
 * Titles keep their capitals, since nothing tells which of them are names. Plain text has no italics.
 */

/** The work that a quote is from, and the quote's citation. */
export type Work = Pick<Quote, 'title' | 'published' | 'source' | 'citation' | 'page'> & { file: string };

/** A quote in quotation marks, and its reference on a line below. */
export function plainReference(
  quoted: string,
  { title, published, source, file, citation, page }: Work,
): string {
  const parts = [visible(title), page && `page ${page}`, published ? inWords(published) : 'n.d.', source];
  return `${quoted}\n— ${parts.filter((part) => part).join(', ')} (${file}, ${citation})`;
}

/**
 * APA, 7th edition (Publication Manual, 9.12, 9.17 and 9.21): without an author, the title takes the author's place,
 * before the date; "n.d." where there is none. A number in parentheses and a description in brackets follow the title.
 * The page of a quotation stands in parentheses (8.13), here at the end.
 */
export function apaReference({ title, published, source, file, citation, page }: Work): string {
  const date = published ? apaDate(published) : 'n.d.';
  const work = `${visible(title)} (Citation ${citation}) [${file}].`;
  return `${work} (${date}).${source ? ` ${source}` : ''}${page ? ` (p. ${page})` : ''}`;
}

/** "2023, June 19" */
function apaDate(day: NonNullable<Work['published']>): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${year}, ${MONTHS[month - 1]} ${dayOfMonth}`;
}

/**
 * MLA, 9th edition (Handbook, chapter 5): without an author, the title comes first, in quotation marks; then the
 * container, the number, the date and the location, without its scheme. An unknown date is left out. Months are
 * abbreviated but for May, June and July.
 */
export function mlaReference({ title, published, source, file, citation, page }: Work): string {
  const name = visible(title).replace(/["“”]/g, (mark) => MLA_INNER_QUOTES[mark]!);
  const parts = [
    file,
    `no. ${citation}`,
    published && mlaDate(published),
    page && `p. ${page}`,
    source?.replace(/^https?:\/\//i, ''),
  ];
  return `“${ended(name)}” ${ended(parts.filter((part) => part).join(', '))}`;
}

/** Quotation marks within quotation marks. */
const MLA_INNER_QUOTES: Record<string, string> = { '"': "'", '“': '‘', '”': '’' };

/** "2 Feb. 2024" */
function mlaDate(day: NonNullable<Work['published']>): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${MLA_MONTHS[month - 1]} ${year}`;
}

const MLA_MONTHS = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
];

/** Ends with a full stop, unless it ends with a mark that ends a sentence. */
function ended(text: string): string {
  return /[.?!…][’'”"]?$/.test(text) ? text : `${text}.`;
}

/**
 * BibTeX (Patashnik, "BibTeXing", 1988): an entry of the type for anything else. Without an author, `key` is what it is
 * sorted and labelled by. The braces around the title keep its capitals. A URL is taken as it is, without escaping.
 */
export function bibtexReference({ title, published, source, file, citation, page }: Work): string {
  const { year, month, day } = published ? partsOf(published) : { year: 'n.d.' };
  const fields = [
    `key = {${inLatex(title)}}`,
    `title = {{${inLatex(title)}}}`,
    `year = {${year}}`,
    month && `month = ${MONTHS[month - 1]!.slice(0, 3).toLowerCase()}`,
    day && `day = {${day}}`,
    page && `pages = {${inLatex(page)}}`,
    source && `url = {${source.replace(/[{}\\]/g, encodeURIComponent)}}`,
    `note = {${inLatex(`${file}, citation ${citation}`)}}`,
  ];
  return `@misc{verbatim:${citation},\n${fields
    .filter((field) => field)
    .map((field) => `  ${field}`)
    .join(',\n')}\n}`;
}

/** Text for LaTeX. Braces are written as commands, since BibTeX counts those with a backslash as well. */
function inLatex(text: string): string {
  return visible(text).replace(/[{}%&_#$~^\\]/g, (special) => LATEX_COMMANDS[special] ?? `\\${special}`);
}

const LATEX_COMMANDS: Record<string, string> = {
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
};
