/** The cards of removals. */

import { ButtonStyle } from 'discord.js';
import type { Entry } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { sentencesInWords } from './article-list.ts';
import { ACCENT, button, type Card, card, row, text } from './parts.ts';
import { titleInShort } from './quote.ts';

export function removalCard(entry: Entry): Card {
  return card(ACCENT.unsure, [
    text(`### Remove this article?\n${describe(entry)}\n-# You can undo it until you remove another.`),
    row([button('Remove', ['remove', entry.key], ButtonStyle.Danger), button('Keep', ['keep'])]),
  ]);
}

export function removedCard(entry: Entry): Card {
  return card(ACCENT.plain, [
    text(`### Removed\n${describe(entry)}\n-# Its quotes are no longer given as answers.`),
    row([button('Undo', ['undo', entry.key])]),
  ]);
}

export function restoredCard(entry: Entry): Card {
  return card(ACCENT.sure, [
    text(`### Put back\n${describe(entry)}\n-# Members of this server find it again.`),
  ]);
}

export function keptCard(): Card {
  return card(ACCENT.plain, [text('### Kept\nNothing was removed.')]);
}

function describe({ title, published, sentences }: Entry): string {
  return `**${titleInShort(title)}**\n${publishedInWords(published)} · ${sentencesInWords(sentences)}`;
}
