/** Shows the preview of a stored draft. */

import type { RepliableInteraction } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import { badDraftCard } from '../card/draft.ts';
import type { Card } from '../card/parts.ts';
import { errorInWords, isForPerson } from '../dispatch.ts';

/**
 * Shows the preview of a draft or, where it cannot be published, the reason and the way back to its form.
 *
 * @param id of the draft
 * @param preview makes the card of the preview; rejects with a message for the person
 * @param change the custom id of the button that opens the form: its action and arguments
 */
export async function showPreview(
  interaction: RepliableInteraction,
  t: Translator,
  id: string,
  preview: () => Promise<Card>,
  change?: readonly [action: string, ...args: string[]],
): Promise<void> {
  try {
    await interaction.editReply(await preview());
  } catch (error) {
    if (!isForPerson(error)) throw error;
    await interaction.editReply(badDraftCard(t, errorInWords(error, t), id, change));
  }
}
