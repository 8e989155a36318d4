/** The card that says whether a quote is still on its page. */

import type { APIButtonComponent } from 'discord.js';
import type { QuoteCheck } from '../../fetching/quote-check.ts';
import type { MessageKey, Translator } from '../../i18n/translator.ts';
import type { Quote } from '../../library/answers.ts';
import { escapeStart } from '../escape.ts';
import { shorten } from '../truncate.ts';
import { momentInMarkdown } from './history.ts';
import { ACCENT, button, type Card, card, textBeside } from './parts.ts';
import { sourceLink } from './source-link.ts';

/** The maximum size of the sentence that the page has now, when it is escaped. */
const LONGEST_SENTENCE = 1_500;

/** The button that looks whether a quote is still on its page. */
export function checkButton(t: Translator, citation: string): APIButtonComponent {
  return button(t('button.stillThere'), ['check', citation]);
}

type Checked = Exclude<QuoteCheck, { kind: 'notAllowed' }>;

const MESSAGES = {
  there: 'quoteCheck.there',
  changed: 'quoteCheck.changed',
  missing: 'quoteCheck.missing',
  gone: 'quoteCheck.gone',
  unreachable: 'quoteCheck.unreachable',
} as const satisfies Record<Checked['kind'], MessageKey>;

/**
 * What has become of a quote on its page, and a link to that page.
 *
 * @param at in milliseconds since 1970: when it was looked for
 */
export function quoteCheckCard(t: Translator, check: Checked, quote: Quote, at: number): Card {
  const lines = [t(MESSAGES[check.kind], { moment: momentInMarkdown(at) })];
  if (check.kind === 'changed') lines.push(`> ${escapeStart(shorten(check.now, LONGEST_SENTENCE))}`);
  // Only a page that has the quote can be opened at it.
  const link = sourceLink(t, quote.source, check.kind === 'there' ? quote : undefined);
  return card(check.kind === 'there' ? ACCENT.sure : ACCENT.unsure, [textBeside(lines.join('\n'), link)]);
}
