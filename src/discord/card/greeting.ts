/** The card for a server that the bot has joined. */

import { DAYS_AFTER_LEAVING } from '../left-servers.ts';
import { type CommandIds, commandMention } from './command-mention.ts';
import { ACCENT, type Card, card, text } from './parts.ts';

/** The first steps, and what becomes of a server's data when the bot leaves it. */
export function greetingCard(ids: CommandIds): Card {
  return card(ACCENT.plain, [
    text(
      '### Hello\nI answer questions about articles with their exact sentences and dates, and say so when the articles do not answer. Three first steps:',
    ),
    text(
      [
        `1. **Ask**: ${commandMention('ask', ids)}, or mention me with a question.`,
        `2. **Add an article** for this server alone: ${commandMention('library add', ids)}.`,
        `3. **Set where and how I answer**: ${commandMention('settings', ids)}.`,
      ].join('\n'),
    ),
    text(
      `-# The second and the third are for those who manage this server. ${commandMention('privacy', ids)} says what I keep. When I leave, all that is this server's is deleted ${DAYS_AFTER_LEAVING} days later.`,
    ),
  ]);
}
