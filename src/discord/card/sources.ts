/** The card of "Find the source". */

import type { Source } from '../../library/answers.ts';
import { ACCENT, button, type Card, card, row, text, textBeside } from './parts.ts';
import { eventLines, quotedAlone, sourceLine } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** The maximum number of sources: messages rarely quote more, and they share the room of a card. */
const MAX_SOURCES = 3;
const LONGEST_QUOTE = 420;

/** The articles that a message quotes. */
export function sourcesCard(sources: readonly Source[]): Card {
  const [first] = sources;
  if (!first)
    return card(ACCENT.plain, [
      text('### No source found\nNo sentence of the articles is quoted in that message, exactly or nearly.'),
    ]);
  return card(first.exact ? ACCENT.sure : ACCENT.unsure, [
    text('### Source'),
    ...sources.slice(0, MAX_SOURCES).flatMap(sourceParts),
    row([
      button('Context', ['context', first.quote.citation]),
      button('Read', ['read', first.quote.citation]),
    ]),
  ]);
}

function sourceParts({ quote, exact, differing }: Source) {
  const remark = exact
    ? 'Quoted to the letter:'
    : 'Quoted nearly; where the message differs, the article says in **bold**:';
  const lines = [remark, quotedAlone(quote, LONGEST_QUOTE, exact ? [] : differing), eventLines(quote)];
  return [
    text(lines.filter((line) => line !== null).join('\n')),
    textBeside(`${sourceLine(quote)} · \`${quote.citation}\``, sourceLink(quote.source, quote)),
  ];
}
