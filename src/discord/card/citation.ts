/** The card of a citation. */

import type { Translator } from '../../i18n/translator.ts';
import type { Cited, Quote } from '../../library/answers.ts';
import { ACCENT, button, type Card, card, MAX_TEXT, row, sizeOfTexts, text, textBeside } from './parts.ts';
import { eventLines, quotation, sourceLine } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** The sentence that a citation names, or the one nearest to it in the changed article. */
export function citationCard(t: Translator, cited: Cited, citation: string): Card {
  const quote = cited.state === 'same' ? cited.quote : cited.now;
  const changed = t(quote ? 'citation.changedNearest' : 'citation.changed', { citation });
  const heading = text(
    cited.state === 'same'
      ? `### ${t('citation.heading')}`
      : `### ${t('citation.changedHeading')}\n${changed}`,
  );
  if (!quote) {
    const about = cited.state === 'changed' ? text(sourceLine(t, cited.article)) : null;
    return card(ACCENT.unsure, [heading, about]);
  }
  const events = eventLines(t, quote);
  const below = [
    events ? text(events) : null,
    textBeside(`${sourceLine(t, quote)}\n-# \`${quote.citation}\``, sourceLink(t, quote.source, quote)),
  ];
  const room = MAX_TEXT - sizeOfTexts([heading, ...below]);
  return card(cited.state === 'same' ? ACCENT.sure : ACCENT.unsure, [
    heading,
    text(quotation(t, citedOnly(quote), room)),
    ...below,
    row([
      button(t('button.context'), ['context', quote.citation]),
      button(t('button.read'), ['read', quote.citation]),
      button(t('button.copy'), ['copy', quote.citation]),
    ]),
  ]);
}

/** The quote alone, without the lines that continue it: the citation names only the quote. */
function citedOnly(quote: Quote): Quote {
  return { ...quote, lines: quote.lines.filter(({ role }) => role !== 'further') };
}
