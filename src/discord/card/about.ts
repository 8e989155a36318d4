/** The card of /about. */

import type { Translator } from '../../i18n/translator.ts';
import type { Status } from '../../library/library.ts';
import { ACCENT, type Card, card, text } from './parts.ts';

/** What the bot is, what it knows, and what it stores. */
export function aboutCard(t: Translator, status: Status, isKeepingQuestions: boolean | null): Card {
  const { articles, own, sentences, newest, read, revision } = status;
  const facts = [
    t(own > 0 ? 'about.articlesWithOwn' : 'about.articles', { articles, own, sentences }),
    newest ? t('about.newest', { day: t.day(newest) }) : t('about.noDays'),
    t('about.lastRead', { time: `<t:${Math.floor(read / 1_000)}:R>`, revision: `\`${revision}\`` }),
  ];
  const buttons = { helpful: t('button.helpful'), unhelpful: t('button.unhelpful') };
  const questions = isKeepingQuestions === null ? 'noServer' : isKeepingQuestions ? 'kept' : 'notKept';
  return card(ACCENT.plain, [
    text(`### ${t('about.heading')}\n${t('about.what')}`),
    text(`${t('about.known')}\n${articles > 0 ? facts.join('\n') : t('about.noArticles')}`),
    text(`${t('about.privacy')}\n${t('about.privacyInWords', { questions, ...buttons })}`),
  ]);
}
