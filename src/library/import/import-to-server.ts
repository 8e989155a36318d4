/** Imports files into a server's own articles. */

import { type BadTextKey, reasonInLog } from '../../articles/decode.ts';
import { asBadFile, readBytes } from '../../articles/text-file.ts';
import { english, type MessageKey } from '../../i18n/translator.ts';
import { type Library, LibraryFailure } from '../library.ts';
import type { OnFile } from './imported.ts';
import type { IncomingFile } from './incoming-files.ts';

/**
 * Adds files to a server's own articles, one after another, as if its moderators had uploaded them: with the same limits,
 * and with names made of their days and titles. A text that the server has already is not added again.
 */
export async function importToServer(
  files: readonly IncomingFile[],
  library: Pick<Library, 'preview' | 'add'>,
  server: string,
  onFile: OnFile,
): Promise<void> {
  for (const { file, name } of files)
    try {
      const { bytes } = await readBytes(file);
      const draft = { title: '', date: '', source: '', text: { name, bytes } };
      const { title, published, sentences, doubts } = await library.preview(draft, server);
      const isPresent = doubts.some(({ key }) => key === 'failure.sameText');
      const warnings = isPresent ? [] : doubts.map(({ key, values }) => english(key, values));
      if (!isPresent) await library.add(draft, server);
      onFile({ name, how: isPresent ? 'present' : 'added', title, published, sentences, warnings });
    } catch (error) {
      onFile({ file, reason: reasonOf(error) });
    }
}

/** Why a file was left out, as a continuation of its name. */
function reasonOf(error: unknown): string {
  if (!(error instanceof LibraryFailure)) return asBadFile(error).message;
  const { key, values, message } = error;
  return isBadTextKey(key) ? reasonInLog(key, values) : `cannot be added: ${message.replace(/\.$/, '')}`;
}

function isBadTextKey(key: MessageKey): key is BadTextKey {
  return key.startsWith('badText.');
}
