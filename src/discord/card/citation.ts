/** The card of a citation. */

import type { Translator } from '../../i18n/translator.ts';
import type { Cited, FormerCited, Quote } from '../../library/answers.ts';
import { readCitation } from '../../library/citation.ts';
import { momentInMarkdown } from './history.ts';
import { ACCENT, button, type Card, card, MAX_TEXT, row, sizeOfTexts, text, textBeside } from './parts.ts';
import { eventLines, quotation, sourceLine } from './quote.ts';
import { checkButton } from './quote-check.ts';
import { sourceLink } from './source-link.ts';

/**
 * The sentence that a citation names, or the one nearest to it in the changed article.
 *
 * @param canCheck whether the sentence can be looked for on its page
 */
export function citationCard(t: Translator, cited: Cited, citation: string, canCheck: boolean): Card {
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
    quoteButtons(t, quote, canCheck),
  ]);
}

/**
 * The sentence that a citation names, as the article had it until it was edited, and the one in its place now.
 *
 * @param canCheck whether the one in its place can be looked for on its page
 */
export function formerCitationCard(
  t: Translator,
  former: FormerCited,
  citation: string,
  canCheck: boolean,
): Card {
  const { quote, until, now } = former;
  const heading = text(`### ${t('citation.changedHeading')}\n${t('citation.changed', { citation })}`);
  const places: [introduction: string, quote: Quote][] = [
    [t('citation.former', { moment: momentInMarkdown(until) }), quote],
  ];
  if (now) places.push([t('citation.place'), now]);
  const partsWith = (longest: number) =>
    places.flatMap(([introduction, one]) => {
      const events = eventLines(t, one);
      const quoted = quotation(t, citedOnly(one), longest);
      return [
        text([introduction, quoted, events].filter((line) => line !== null).join('\n')),
        textBeside(`${sourceLine(t, one)}\n-# \`${one.citation}\``, sourceLink(t, one.source, one)),
      ];
    });
  const note = now ? null : text(t('citation.takenOut'));
  const room = MAX_TEXT - sizeOfTexts([heading, ...partsWith(0), note]);
  return card(ACCENT.unsure, [
    heading,
    ...partsWith(Math.floor(room / places.length)),
    note,
    now
      ? quoteButtons(t, now, canCheck)
      : row([button(t('button.read'), ['page', readCitation(citation)!.key, '0'])]),
  ]);
}

function quoteButtons(t: Translator, { citation }: Quote, canCheck: boolean) {
  return row([
    button(t('button.context'), ['context', citation]),
    button(t('button.read'), ['read', citation]),
    button(t('button.copy'), ['copy', citation]),
    canCheck ? checkButton(t, citation) : null,
  ]);
}

/** The quote alone, without the lines that continue it: the citation names only the quote. */
function citedOnly(quote: Quote): Quote {
  return { ...quote, lines: quote.lines.filter(({ role }) => role !== 'further') };
}
