/** Shows when the bot is offline. */

import { setBanner } from '../layout.ts';

/** Longer than a bot takes to reconnect. */
const SHORT_MS = 1_500;

let timer = 0;

/** Shows above the messages that the bot is offline, unless it reconnects soon. */
export function showPresence(bot: string, online: boolean): void {
  clearTimeout(timer);
  if (online) setBanner(null);
  else
    timer = setTimeout(
      () =>
        setBanner(`${bot} is offline: it is starting, or it has stopped. What you ask now is not answered.`),
      SHORT_MS,
    );
}
