/**
 * The translators of all languages. Only who talks to people imports them: the threads of the library do with English, and
 * keep no others in memory.
 */

import { DEFAULT_LOCALE, LOCALES, type Locale } from './locales.ts';
import de from './messages/de.json' with { type: 'json' };
import esES from './messages/es-ES.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import it from './messages/it.json' with { type: 'json' };
import ja from './messages/ja.json' with { type: 'json' };
import ko from './messages/ko.json' with { type: 'json' };
import pl from './messages/pl.json' with { type: 'json' };
import ptBR from './messages/pt-BR.json' with { type: 'json' };
import tr from './messages/tr.json' with { type: 'json' };
import uk from './messages/uk.json' with { type: 'json' };
import zhCN from './messages/zh-CN.json' with { type: 'json' };
import { createTranslator, english, type MessageKey, type Messages, type Translator } from './translator.ts';

/** The messages of the other locales, not yet formatted. */
const MESSAGES: Readonly<Record<Exclude<Locale, typeof DEFAULT_LOCALE>, Messages>> = {
  de,
  fr,
  'es-ES': esES,
  'pt-BR': ptBR,
  it,
  pl,
  tr,
  uk,
  ja,
  ko,
  'zh-CN': zhCN,
};

const translators = new Map<Locale, Translator>([[DEFAULT_LOCALE, english]]);

/** The translator of a locale. */
export function translatorFor(locale: Locale): Translator {
  let translator = translators.get(locale);
  if (!translator) {
    translator = createTranslator(locale, MESSAGES[locale as keyof typeof MESSAGES]);
    translators.set(locale, translator);
  }
  return translator;
}

/** Stands for the argument of a message whose text around it is wanted; no text has it. */
const PLACEHOLDER = '\0';

/**
 * The inverse of a message with one argument: what stands in its place in a text that was written in any language.
 *
 * @param argument its name
 * @returns null when the text is not that message
 */
export function readArgument(key: MessageKey, argument: string, text: string): string | null {
  for (const locale of Object.keys(LOCALES) as Locale[]) {
    const message = translatorFor(locale)(key, { [argument]: PLACEHOLDER });
    const [start = '', end = ''] = message.split(PLACEHOLDER);
    if (text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end))
      return text.slice(start.length, text.length - end.length);
  }
  return null;
}
