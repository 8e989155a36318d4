/** The cards of removals. */

import { ButtonStyle } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { Entry } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { ACCENT, button, type Card, card, row, text } from './parts.ts';
import { titleInShort } from './quote.ts';

export function removalCard(t: Translator, entry: Entry): Card {
  return card(ACCENT.unsure, [
    text(`### ${t('removal.heading')}\n${describe(t, entry)}\n-# ${t('removal.note')}`),
    row([
      button(t('removal.remove'), ['remove', entry.key], ButtonStyle.Danger),
      button(t('removal.keep'), ['keep']),
    ]),
  ]);
}

export function removedCard(t: Translator, entry: Entry): Card {
  return card(ACCENT.plain, [
    text(`### ${t('removal.removedHeading')}\n${describe(t, entry)}\n-# ${t('removal.removed')}`),
    row([button(t('removal.undo'), ['undo', entry.key])]),
  ]);
}

export function restoredCard(t: Translator, entry: Entry): Card {
  return card(ACCENT.sure, [
    text(`### ${t('removal.restoredHeading')}\n${describe(t, entry)}\n-# ${t('removal.restored')}`),
  ]);
}

export function keptCard(t: Translator): Card {
  return card(ACCENT.plain, [text(`### ${t('removal.keptHeading')}\n${t('removal.kept')}`)]);
}

function describe(t: Translator, { title, published, sentences }: Entry): string {
  return `**${titleInShort(t, title)}**\n${publishedInWords(t, published)} · ${t('article.sentences', { count: sentences })}`;
}
