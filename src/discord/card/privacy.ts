/** The cards of /privacy. */

import { ButtonStyle } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import { BESIDES, IN_MEMORY, OF_SERVERS } from '../stored-data.ts';
import { ACCENT, button, type Card, card, row, text } from './parts.ts';

/**
 * What is kept, for whom, and for how long.
 *
 * @param isKeepingQuestions whether this server keeps questions that find nothing; null where there is no server
 */
export function privacyCard(t: Translator, isKeepingQuestions: boolean | null): Card {
  const here =
    isKeepingQuestions === null ? [] : [t('privacy.here', { keeps: isKeepingQuestions ? 'yes' : 'no' })];
  return card(ACCENT.plain, [
    text([`### ${t('privacy.heading')}`, ...BESIDES.map((one) => one(t))].join('\n')),
    text([t('privacy.ofServer'), ...OF_SERVERS.map(({ inWords }) => `- ${inWords(t)}`), ...here].join('\n')),
    text([t('privacy.inMemory'), ...IN_MEMORY.map((one) => `- ${one(t)}`)].join('\n')),
    row([button(t('privacy.deleteMine'), ['forget-me'])]),
  ]);
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
