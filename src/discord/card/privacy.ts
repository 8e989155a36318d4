/** The cards of /privacy. */

import { ButtonStyle } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import { BESIDES, IN_MEMORY, OF_PEOPLE, OF_SERVERS, type StoredData } from '../stored-data.ts';
import { ACCENT, button, type Card, card, row, text } from './parts.ts';

/**
 * What is kept of people, for whom, and for how long.
 *
 * @param isKeepingQuestions whether this server keeps questions that find nothing; null where there is no server
 */
export function privacyCard(t: Translator, isKeepingQuestions: boolean | null): Card {
  const here =
    isKeepingQuestions === null ? [] : [t('privacy.here', { keeps: isKeepingQuestions ? 'yes' : 'no' })];
  return card(ACCENT.plain, [
    text([`### ${t('privacy.heading')}`, ...BESIDES.map((one) => one(t))].join('\n')),
    text([t('privacy.ofPeople'), ...inLines(t, OF_PEOPLE), ...here].join('\n')),
    text([t('privacy.inMemory'), ...IN_MEMORY.map((one) => `- ${one(t)}`)].join('\n')),
    row([button(t('privacy.deleteMine'), ['forget-me'])]),
  ]);
}

/** What is kept of servers beside that: both do not fit into one message in every language. */
export function serverPrivacyCard(t: Translator): Card {
  return card(ACCENT.plain, [text([t('privacy.ofServer'), ...inLines(t, OF_SERVERS)].join('\n'))]);
}

function inLines(t: Translator, stored: readonly StoredData[]): string[] {
  return stored.map(({ inWords }) => `- ${inWords(t)}`);
}

export function forgetMeCard(t: Translator): Card {
  return card(ACCENT.unsure, [
    text(`### ${t('privacy.deleteQuestion')}\n${t('privacy.deleteWarning')}`),
    row([button(t('privacy.delete'), ['forget-me-now'], ButtonStyle.Danger)]),
  ]);
}

/** @param deleted how many things were deleted */
export function forgottenCard(t: Translator, deleted: number): Card {
  const [heading, what] =
    deleted === 0
      ? [t('privacy.nothingToDelete'), t('privacy.nothingKept')]
      : [t('privacy.deleted'), t('privacy.count', { count: deleted })];
  return card(ACCENT.plain, [text(`### ${heading}\n${what}\n-# ${t('privacy.anonymous')}`)]);
}
