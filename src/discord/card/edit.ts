/** The cards of edits: an article too long for a form, the preview of what would change, the changed article. */

import { ButtonStyle } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { EditableArticle, EditPreview, Entry } from '../../library/answers.ts';
import { changesInMarkdown } from './changes.ts';
import { type CommandIds, commandMention } from './command-mention.ts';
import { describeArticle, doubtLines } from './draft.ts';
import { ACCENT, button, type Card, card, MAX_TEXT, row, sizeOfTexts, text } from './parts.ts';
import { titleInShort } from './quote.ts';

/** An article whose text does not fit into a form, with the way to its file. */
export function longArticleCard(t: Translator, { entry, text: whole }: EditableArticle): Card {
  return card(ACCENT.plain, [
    text(`### ${t('edit.form')}\n${describeArticle(t, entry)}\n${t('edit.long', { count: whole.length })}`),
    row([
      fileButton(t, entry.key, null),
      button(t('edit.openForm'), ['edit', entry.key], ButtonStyle.Primary),
      historyButton(t, entry.key),
    ]),
  ]);
}

/** An edit in progress: the key of its article, the version that it is based on, and its draft. */
export type EditId = [key: string, version: string, draft: string];

/** What an edit would change, before it is published. */
export function editCard(t: Translator, { changes, doubts }: EditPreview, id: EditId): Card {
  const heading = text(`### ${t('edit.heading')}\n**${titleInShort(t, changes.before.title)}**`);
  const below = [
    doubts.length > 0 ? text(doubtLines(t, doubts)) : null,
    text(`-# ${t('edit.note')}`),
    row([
      button(t('draft.publish'), ['publish-edit', ...id], ButtonStyle.Primary),
      button(t('draft.change'), ['change-edit', ...id]),
      button(t('draft.discard'), ['discard', id[2]]),
    ]),
  ];
  const room = MAX_TEXT - sizeOfTexts([heading, ...below]);
  return card(doubts.length > 0 ? ACCENT.unsure : ACCENT.plain, [
    heading,
    text(changesInMarkdown(t, changes, room)),
    ...below,
  ]);
}

/** @param heading what has been done */
export function editedCard(
  t: Translator,
  entry: Entry,
  ids: CommandIds,
  heading = t('edit.doneHeading'),
): Card {
  const note = t('edit.done', { history: commandMention(t, 'library.history', ids) });
  return card(ACCENT.sure, [
    text(`### ${heading}\n${describeArticle(t, entry)}\n-# ${note}`),
    row([button(t('button.read'), ['page', entry.key, '0']), historyButton(t, entry.key)]),
  ]);
}

function historyButton(t: Translator, key: string) {
  return button(t('edit.history'), ['history', key, '0']);
}

/** @param until when the version was replaced; null for the present one */
export function fileButton(t: Translator, key: string, until: number | null) {
  return button(t('edit.file'), ['get-file', key, until === null ? 'now' : String(until)]);
}
