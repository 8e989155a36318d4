/** Actions of a moderator, for the tests of /library. */

import type { APIMessage } from 'discord-api-types/v10';
import { vi } from 'vitest';
import type { Inputs } from '../../../../src/local/members/fill-modal.ts';
import { seen } from '../../../discord/rendered-message.ts';
import { formIn, type Stage, seenBy, shown, WAIT } from '../stage.ts';

export const MILL =
  'The mill of Aske burned down on 3 May 2024. Nobody was hurt. It had stood for 200 years.';
export const NO_ARTICLES = 'This server has no articles of its own yet: [/library add] takes the first.';

/** Actions of the moderator Sam, with an example article about a mill. */
export function moderatorOn(stage: Stage) {
  const press = (message: APIMessage, button: string) => shown(stage.sam.press(message, button));
  const fill = async (inputs: Inputs) =>
    shown(stage.sam.submit(await formIn(stage.sam.run('library add')), inputs));
  return {
    press,
    fill,
    previewMill: () => fill({ title: 'The mill is gone', date: '4 May 2024', text: MILL }),
    listArticles: () => seenBy(stage.sam.run('library list')),
    async remove(title: string): Promise<APIMessage> {
      return press(await shown(stage.sam.run('library remove', { article: title })), 'Remove');
    },
    /** Waits for the last private notice to the moderator. */
    lastNotice: (): Promise<string[]> =>
      vi.waitUntil(() => {
        const last = stage.sam.messages.at(-1);
        return last?.content ? seen(last) : null;
      }, WAIT),
  };
}
