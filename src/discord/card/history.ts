/** The cards of an article's history. */

import { ComponentType } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { ArticleVersion } from '../../library/answers.ts';
import { changesInMarkdown } from './changes.ts';
import { describeArticle } from './draft.ts';
import { fileButton } from './edit.ts';
import { pageButtons } from './pages.ts';
import { ACCENT, button, type Card, card, MAX_TEXT, row, sizeOfTexts, text } from './parts.ts';

/** A version of an article: when it was, what was changed by it, and the way back to it. */
export function historyCard(t: Translator, version: ArticleVersion): Card {
  const { entry, age, count, until, facts, changes } = version;
  const heading = text(
    `### ${t('history.heading')}\n${describeArticle(t, facts)}\n${whenInWords(t, version)}`,
  );
  const below = [
    pageButtons(t, { number: age, count }, (number) => ['history', entry.key, String(number)], [
      t('button.newer'),
      t('button.older'),
    ]),
    row([
      until === null ? null : button(t('history.revert'), ['revert', entry.key, String(until)]),
      fileButton(t, entry.key, until),
      until === null ? button(t('draft.change'), ['edit', entry.key]) : null,
    ]),
  ];
  const first = t(count > 1 ? 'history.oldest' : 'history.unchanged');
  const room = MAX_TEXT - sizeOfTexts([heading]);
  return card(ACCENT.plain, [heading, text(changes ? changesInMarkdown(t, changes, room) : first), ...below]);
}

/** "Version 2 of 3 · since 29 November 2026 20:18 · as it is now" */
function whenInWords(t: Translator, { age, count, since, until }: ArticleVersion): string {
  const parts = [
    t('history.version', { number: count - age, count }),
    since !== null && t('history.since', { moment: momentInMarkdown(since) }),
    until === null ? t('history.now') : t('history.until', { moment: momentInMarkdown(until) }),
  ];
  return `-# ${parts.filter(Boolean).join(' · ')}`;
}

/** A moment, which Discord shows as a day and a time in the zone of whoever reads it. */
export function momentInMarkdown(milliseconds: number): string {
  return `<t:${Math.floor(milliseconds / 1_000)}:f>`;
}

/** @param name that of the attachment */
export function fileCard(name: string): Card {
  return card(ACCENT.plain, [{ type: ComponentType.File, file: { url: `attachment://${name}` } }]);
}
