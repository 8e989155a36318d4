/** The card of a citation. */

import type { Cited, Quote } from '../../library/answers.ts';
import { ACCENT, button, type Card, card, MAX_TEXT, row, sizeOfTexts, text, textBeside } from './parts.ts';
import { eventLines, quotation, sourceLine } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** The sentence that a citation names, or the one nearest to it in the changed article. */
export function citationCard(cited: Cited, citation: string): Card {
  const quote = cited.state === 'same' ? cited.quote : cited.now;
  const heading = text(
    cited.state === 'same'
      ? '### Cited'
      : `### Changed since\nThe article has changed since \`${citation}\` was cited: that sentence is no longer in it.${
          quote ? ' What stands nearest to it now:' : ''
        }`,
  );
  if (!quote) {
    const about = cited.state === 'changed' ? text(sourceLine(cited.article)) : null;
    return card(ACCENT.unsure, [heading, about]);
  }
  const events = eventLines(quote);
  const below = [
    events ? text(events) : null,
    textBeside(`${sourceLine(quote)}\n-# \`${quote.citation}\``, sourceLink(quote.source, quote)),
  ];
  const room = MAX_TEXT - sizeOfTexts([heading, ...below]);
  return card(cited.state === 'same' ? ACCENT.sure : ACCENT.unsure, [
    heading,
    text(quotation(citedOnly(quote), room)),
    ...below,
    row([
      button('Context', ['context', quote.citation]),
      button('Read', ['read', quote.citation]),
      button('Copy', ['copy', quote.citation]),
    ]),
  ]);
}

/** The quote alone, without the lines that continue it: the citation names only the quote. */
function citedOnly(quote: Quote): Quote {
  return { ...quote, lines: quote.lines.filter(({ role }) => role !== 'further') };
}
