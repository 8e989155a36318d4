import type { Source } from '../../library/answers.ts';
import { ACCENT, button, type Card, card, row, text, textBeside } from './parts.ts';
import { eventLines, quotedAlone, sourceLine } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** A message rarely quotes more; each takes its share of a card. */
const MOST = 3;
const LONGEST_QUOTE = 420;

/** Which articles a message quotes. */
export function sourcesCard(sources: readonly Source[]): Card {
  const [first] = sources;
  if (!first)
    return card(ACCENT.plain, [
      text('### No source found\nNo sentence of the articles is quoted in that message, exactly or nearly.'),
    ]);
  return card(first.exact ? ACCENT.sure : ACCENT.unsure, [
    text('### Source'),
    ...sources.slice(0, MOST).flatMap(partsOf),
    row([
      button('Context', ['context', first.quote.citation]),
      button('Read', ['read', first.quote.citation]),
    ]),
  ]);
}

function partsOf({ quote, exact, differing }: Source) {
  const remark = exact
    ? 'Quoted to the letter:'
    : 'Quoted nearly; where the message differs, the article says in **bold**:';
  const lines = [remark, quotedAlone(quote, LONGEST_QUOTE, exact ? [] : differing), eventLines(quote)];
  return [
    text(lines.filter((line) => line !== null).join('\n')),
    textBeside(`${sourceLine(quote)} · \`${quote.citation}\``, sourceLink(quote.source)),
  ];
}
