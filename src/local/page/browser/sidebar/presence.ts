/** Shows when the bot is offline. */

import type { GuildStateView } from '../../protocol.ts';
import { setBanner } from '../layout.ts';

/** Longer than a bot takes to reconnect. */
const SHORT_MS = 1_500;

let timer = 0;

/** Shows above the messages that the bot is offline, and why if that is known, unless it reconnects soon. */
export function showPresence({
  bot,
  online,
  absence,
}: Pick<GuildStateView, 'bot' | 'online' | 'absence'>): void {
  clearTimeout(timer);
  if (online) setBanner(null);
  else if (absence !== null) setBanner(`${bot.username} is offline. ${absence}`);
  else
    timer = setTimeout(
      () =>
        setBanner(
          `${bot.username} is offline: it is starting, or it has stopped. What you ask now is not answered.`,
        ),
      SHORT_MS,
    );
}
