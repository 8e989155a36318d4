/** The cards of several files that are added together. */

import { ButtonStyle } from 'discord.js';
import type { MessageDescriptor, Translator } from '../../i18n/translator.ts';
import type { Preview } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import type { LibraryFailure } from '../../library/library.ts';
import { shorten, shortenLabel } from '../truncate.ts';
import type { UserError } from '../user-error.ts';
import { sizeOf } from '../utf8-size.ts';
import { type CommandIds, commandMention } from './command-mention.ts';
import { ACCENT, button, type Card, card, MAX_TEXT, row, select, sizeOfTexts, text } from './parts.ts';
import { titleInShort } from './quote.ts';

/** A file, and the article that it would become or why it is none. */
export interface FilePreview {
  name: string;
  outcome: Preview | Unreadable;
}

/** A file that was not taken at all. */
interface FileProblem {
  name: string;
  error: UserError | LibraryFailure;
}

/** Why a file is no article, in words. */
export interface Unreadable {
  reason: string;
}

/** What became of a file: the title of its article, or why it is not published, in words. */
export interface FileResult {
  name: string;
  title?: string;
  reason?: string;
}

const LONGEST_TITLE = 60;
const LONGEST_NAME = 40;
/** Discord's limit on the label of an option. */
const LONGEST_LABEL = 100;
/** What is said of a file is dropped where it would have less room. */
const LEAST_REMARK = 12;

/** The preview of several files, before they are published. */
export function filesCard(
  t: Translator,
  previews: readonly FilePreview[],
  id: string,
  problems: readonly FileProblem[] = [],
): Card {
  const readable = previews.filter(({ outcome }) => !('reason' in outcome));
  const good = readable.filter(({ outcome }) => 'doubts' in outcome && outcome.doubts.length === 0);
  const heading = text(`### ${t('files.heading', { count: previews.length })}`);
  const note = text(`-# ${t('files.note')}`);
  const room = (MAX_TEXT - sizeOfTexts([heading, note])) / (previews.length + problems.length);
  const isPartGood = good.length > 0 && good.length < readable.length;
  return card(good.length === previews.length + problems.length ? ACCENT.plain : ACCENT.unsure, [
    heading,
    ...previews.map((one) => text(fileInWords(t, one, room))),
    ...problems.map(({ name, error }) => text(withRemarks(nameInBold(name), [error.in(t)], room))),
    note,
    row([
      readable.length > 0
        ? button(t('files.publish', { count: readable.length }), ['publish-files', id], ButtonStyle.Primary)
        : null,
      isPartGood ? button(t('files.publishGood', { count: good.length }), ['publish-good', id]) : null,
      button(t('draft.discard'), ['discard', id]),
    ]),
    // A choice is of a file by its place among so many.
    select(
      t('files.leaveOut'),
      ['leave-out', id, String(previews.length)],
      previews.map(({ name, outcome }, place) => ({
        label: shortenLabel('title' in outcome ? outcome.title : name, LONGEST_LABEL) || name,
        value: String(place),
      })),
    ),
  ]);
}

/** A file in at most so many characters. */
function fileInWords(t: Translator, { name, outcome }: FilePreview, room: number): string {
  if ('reason' in outcome) return withRemarks(nameInBold(name), [outcome.reason], room);
  const { title, published, sentences, doubts } = outcome;
  const facts = `${publishedInWords(t, published)} · ${t('article.sentences', { count: sentences })}`;
  const remarks = doubts.map(({ key, values }: MessageDescriptor) => t(key, values));
  return withRemarks(`**${titleInShort(t, title, LONGEST_TITLE)}** · ${facts}`, remarks, room);
}

function nameInBold(name: string): string {
  return `**${shorten(name, LONGEST_NAME)}**`;
}

/** A line with what is to be said of it below, as far as there is room. */
function withRemarks(line: string, remarks: readonly string[], room: number): string {
  const left = room - sizeOf(`${line}\n⚠️ `);
  return remarks.length === 0 || left < LEAST_REMARK
    ? line
    : `${line}\n⚠️ ${shorten(remarks.join(' '), left)}`;
}

/** What became of the files; those that are not published are still drafts. */
export function publishedFilesCard(
  t: Translator,
  results: readonly FileResult[],
  id: string,
  ids: CommandIds,
): Card {
  const published = results.flatMap(({ title }) => (title === undefined ? [] : title));
  const left = results.filter(({ title }) => title === undefined);
  const note =
    published.length > 0
      ? `\n-# ${t('files.published', { remove: commandMention(t, 'library.remove', ids) })}`
      : '';
  const headings = [
    text(`### ${t('files.publishedHeading', { count: published.length })}${note}`),
    left.length > 0 ? text(`**${t('files.leftHeading', { count: left.length })}**`) : null,
  ];
  const room = (MAX_TEXT - sizeOfTexts(headings)) / results.length - '- \n'.length;
  const titles = published.map((title) => `- ${titleInShort(t, title, Math.min(LONGEST_TITLE, room))}`);
  const reasons = left.map(
    ({ name, reason }) => `- ${withRemarks(shorten(name, LONGEST_NAME), reason ? [reason] : [], room)}`,
  );
  return card(left.length === 0 ? ACCENT.sure : ACCENT.unsure, [
    headings[0]!,
    titles.length > 0 ? text(titles.join('\n')) : null,
    headings[1] ?? null,
    reasons.length > 0 ? text(reasons.join('\n')) : null,
    left.length > 0
      ? row([button(t('files.showLeft'), ['files', id]), button(t('draft.discard'), ['discard', id])])
      : null,
  ]);
}
