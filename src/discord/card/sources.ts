/** The card of "Find the source". */

import type { Translator } from '../../i18n/translator.ts';
import type { FormerSentence, Quote, Source } from '../../library/answers.ts';
import { shorten } from '../truncate.ts';
import { momentInMarkdown } from './history.ts';
import { ACCENT, button, type Card, card, MAX_TEXT, row, sizeOfTexts, text, textBeside } from './parts.ts';
import { eventLines, quotedAlone, sourceLine } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** The maximum number of sources: messages rarely quote more, and they share the room of a card. */
const MAX_SOURCES = 3;
const LONGEST_QUOTE = 420;
/** How much is said of the words that differ. */
const MAX_WORDS = 5;
const LONGEST_WORDS = 40;

/** The articles that a message quotes. */
export function sourcesCard(t: Translator, sources: readonly Source[]): Card {
  const [first] = sources;
  if (!first) return card(ACCENT.plain, [text(`### ${t('sources.noneHeading')}\n${t('sources.none')}`)]);
  const shown = sources.slice(0, MAX_SOURCES);
  const heading = text(`### ${t('sources.heading')}`);
  const partsWith = (longest: number) => shown.flatMap((source) => sourceParts(t, source, longest));
  const room = MAX_TEXT - sizeOfTexts([heading, ...partsWith(0)]);
  return card(first.exact ? ACCENT.sure : ACCENT.unsure, [
    heading,
    ...partsWith(Math.min(LONGEST_QUOTE, room / shown.length)),
    row([
      button(t('button.context'), ['context', first.quote.citation]),
      button(t('button.read'), ['read', first.quote.citation]),
    ]),
  ]);
}

function sourceParts(t: Translator, { quote, exact, differing, former }: Source, longest: number) {
  const lines = [
    ...(former ? formerLines(t, former, longest / 2) : []),
    exact ? t('sources.exact') : t('sources.nearly', { words: wordsIn(t, quote, differing) }),
    quotedAlone(t, quote, former ? longest / 2 : longest, exact ? [] : differing),
    eventLines(t, quote),
  ];
  return [
    text(lines.filter((line) => line !== null).join('\n')),
    textBeside(`${sourceLine(t, quote)} · \`${quote.citation}\``, sourceLink(t, quote.source, quote)),
  ];
}

/** The sentence that the message quotes, which was in the article before it was edited. */
function formerLines(t: Translator, { quote, until }: FormerSentence, longest: number): string[] {
  return [t('sources.former', { moment: momentInMarkdown(until) }), quotedAlone(t, quote, longest, []), ''];
}

/** The words that differ, as a list, since nobody hears what is bold. */
function wordsIn(t: Translator, { quote }: Quote, differing: Source['differing']): string {
  const words = differing.map(([from, to]) =>
    t('text.quoted', { text: shorten(quote.slice(from, to), LONGEST_WORDS) }),
  );
  return t.list([...words.slice(0, MAX_WORDS), ...(words.length > MAX_WORDS ? ['…'] : [])]);
}
