import { setBanner } from '../frame.ts';

/** A bot that comes back to a lost connection takes less. */
const SHORT_MS = 1_500;

let timer = 0;

/** Says above the messages that the bot is away, once that lasts. */
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
