/** The card for a server that the bot has joined. */

import type { Translator } from '../../i18n/translator.ts';
import { DAYS_AFTER_LEAVING } from '../left-servers.ts';
import { type CommandIds, commandMention } from './command-mention.ts';
import { ACCENT, type Card, card, text } from './parts.ts';

/** The first steps, and what becomes of a server's data when the bot leaves it. */
export function greetingCard(t: Translator, ids: CommandIds): Card {
  return card(ACCENT.plain, [
    text(`### ${t('greeting.heading')}\n${t('greeting.what')}`),
    text(
      [
        `1. ${t('greeting.ask', { ask: commandMention(t, 'ask', ids) })}`,
        `2. ${t('greeting.add', { add: commandMention(t, 'library.add', ids) })}`,
        `3. ${t('greeting.settings', { settings: commandMention(t, 'settings', ids) })}`,
      ].join('\n'),
    ),
    text(
      `-# ${t('greeting.note', { privacy: commandMention(t, 'privacy', ids), days: DAYS_AFTER_LEAVING })}`,
    ),
  ]);
}
