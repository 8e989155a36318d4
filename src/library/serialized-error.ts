/** Sends errors from one thread to another. */

import { BadFile, BadText, type BadTextKey } from '../articles/decode.ts';
import type { MessageKey, Values } from '../i18n/translator.ts';
import { LibraryFailure, StorageFailure } from './library.ts';

/** An error as a plain object. */
export type SerializedError =
  | { kind: 'failure'; key: MessageKey; values: Values }
  | { kind: 'badText'; key: BadTextKey; values: Values }
  | { kind: 'badFile'; message: string }
  | { kind: 'storage'; message: string; passing: boolean }
  | { kind: 'fault'; message: string; stack: string | undefined };

export function serializeError(error: unknown): SerializedError {
  if (error instanceof LibraryFailure) return { kind: 'failure', key: error.key, values: error.values };
  if (error instanceof BadText) return { kind: 'badText', key: error.key, values: error.values };
  if (error instanceof BadFile) return { kind: 'badFile', message: error.message };
  if (error instanceof StorageFailure)
    return { kind: 'storage', message: error.message, passing: error.passing };
  if (error instanceof Error) return { kind: 'fault', message: error.message, stack: error.stack };
  return { kind: 'fault', message: String(error), stack: undefined };
}

export function deserializeError(serialized: SerializedError): Error {
  switch (serialized.kind) {
    case 'failure':
      return new LibraryFailure(serialized.key, serialized.values);
    case 'badText':
      return new BadText(serialized.key, serialized.values);
    case 'badFile':
      return new BadFile(serialized.message);
    case 'storage':
      return new StorageFailure(serialized.message, serialized);
    case 'fault': {
      const error = new Error(serialized.message);
      if (serialized.stack !== undefined) error.stack = serialized.stack;
      return error;
    }
  }
}
