/** The cards of /privacy. */

import { ButtonStyle } from 'discord.js';
import { BESIDES, IN_MEMORY, OF_SERVERS, type StoredData } from '../stored-data.ts';
import { ACCENT, button, type Card, card, row, text } from './parts.ts';

/**
 * What is kept, for whom, and for how long.
 *
 * @param isKeepingQuestions whether this server keeps questions that find nothing; null where there is no server
 */
export function privacyCard(isKeepingQuestions: boolean | null): Card {
  const here =
    isKeepingQuestions === null
      ? []
      : [`In this server questions are ${isKeepingQuestions ? '' : 'not '}kept in that way.`];
  return card(ACCENT.plain, [
    text(`### What I keep\n${BESIDES.join('\n')}`),
    text(['**Of a server**', ...OF_SERVERS.map(inWords), ...here].join('\n')),
    text(
      `**In memory alone, until I am stopped or something newer takes its place**\n${IN_MEMORY.map((one) => `- ${one}`).join('\n')}`,
    ),
    row([button('Delete what you keep of me', ['forget-me'])]),
  ]);
}

function inWords({ name, what, for: whom, until }: StoredData): string {
  return `- **${name}**: ${what}. For ${whom}, until ${until}.`;
}

export function forgetMeCard(): Card {
  return card(ACCENT.unsure, [
    text(
      '### Delete what I keep of you?\nAll that is kept with your name is deleted, for good. To keep it, dismiss this message.',
    ),
    row([button('Delete', ['forget-me-now'], ButtonStyle.Danger)]),
  ]);
}

/** @param deleted how many things were deleted */
export function forgottenCard(deleted: number): Card {
  const what =
    deleted === 0
      ? 'Nothing is kept with your name, so there was nothing to delete.'
      : `${deleted === 1 ? 'One thing that was kept with your name is' : `${deleted} things that were kept with your name are`} deleted.`;
  return card(ACCENT.plain, [
    text(
      `### ${deleted === 0 ? 'Nothing to delete' : 'Deleted'}\n${what}\n-# What you have reported or voted has no name, so that I do not know which of it is yours. Moderators can delete it.`,
    ),
  ]);
}
