/** The English texts of messages that are yet to be translated. */

import { english, type MessageDescriptor } from '../../../src/i18n/translator.ts';

export function inEnglish(messages: readonly MessageDescriptor[]): string[] {
  return messages.map(({ key, values }) => english(key, values));
}
