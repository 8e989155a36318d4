/** Reads the form of an article: one draft or, where several files are uploaded, one for each article in them. */

import type { Attachment, ModalSubmitFields } from 'discord.js';
import { isZip, MAX_IN_ZIP } from '../../articles/convert/convert.ts';
import type { Draft, LibraryFailure, UploadedFile } from '../../library/library.ts';
import type { Context } from '../command.ts';
import { isForPerson } from '../dispatch.ts';
import { UserError } from '../user-error.ts';

/** How many articles are added together: as many as a ZIP may hold. */
const MAX_FILES = MAX_IN_ZIP;
/** In bytes: how large they may be together, as they are kept in memory, and as one draft. */
const MAX_TOGETHER = 10 * 1024 * 1024;

/** A file that was not taken, and why. */
interface FileProblem {
  name: string;
  error: UserError | LibraryFailure;
}

interface ReadForm {
  drafts: Draft[];
  problems: FileProblem[];
}

/** @param earlier the draft that the form changes: when it has no new text, the earlier one is kept */
export async function readForm(
  fields: ModalSubmitFields,
  earlier: Draft | null,
  context: Context,
): Promise<ReadForm> {
  const uploaded = [...(fields.getUploadedFiles('file')?.values() ?? [])];
  const { files, problems } = await fetchAll(uploaded, context);
  const [date, source] = [fields.getTextInputValue('date'), fields.getTextInputValue('source')];
  if (uploaded.length > 1 || files.length > 1)
    return { drafts: files.map((text) => ({ title: '', date, source, text })), problems };
  const pasted = fields.getTextInputValue('text');
  const kept = earlier && typeof earlier.text !== 'string' && pasted.trim() === '' ? earlier.text : pasted;
  const title = fields.getTextInputValue('title');
  return { drafts: [{ title, date, source, text: files[0] ?? kept }], problems };
}

/** Downloads files one after another; those in a ZIP stand in its place. */
async function fetchAll(uploaded: readonly Attachment[], { download, library }: Context) {
  const files: UploadedFile[] = [];
  const problems: FileProblem[] = [];
  let size = 0;
  for (const file of uploaded)
    try {
      const bytes = await download(file);
      const found = isZip(file.name) ? await library.unpack(bytes) : [{ name: file.name, bytes }];
      size += found.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (files.length + found.length > MAX_FILES || size > MAX_TOGETHER)
        throw new UserError('error.tooManyFiles', { max: MAX_FILES, megabytes: MAX_TOGETHER / 1024 / 1024 });
      files.push(...found);
    } catch (error) {
      if (!isForPerson(error)) throw error;
      problems.push({ name: file.name, error });
    }
  return { files, problems };
}
