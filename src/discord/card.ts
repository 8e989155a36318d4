import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Answers, Event, Quote } from '../library/answers.ts';
import { daysInWords, publishedInWords } from '../library/words.ts';
import { escapeInline, escapeStart, escapeText, unescapeText } from './escape.ts';
import { writeId } from './ids.ts';

/** A message as Discord takes it, and nothing that pings anyone. */
export interface Card {
  flags: typeof MessageFlags.IsComponentsV2;
  components: [APIContainerComponent];
  allowedMentions: { parse: [] };
}

const ACCENT = { answered: 0x2d7d46, unsure: 0xb7791f, none: 0x6b7280 } as const;

/** The component that holds the question, for the buttons to read it back. */
const QUESTION_ID = 1;
const QUESTION_MARK = '### ';

/** Discord allows 4,000 characters in all; a question has 300, doubled at worst by escaping. */
const LONGEST_QUOTE = 2_400;
const LONGEST_TITLE = 200;
/** A sentence rarely speaks of more days; those that do are lists. */
const MOST_EVENTS = 3;
/** Enough for a person to see what to ask otherwise. */
const MOST_WORDS = 8;

/** A further quote is offered while it is at least this sure, as a share of the first. */
const WORTH_OFFERING = 0.5;

/**
 * The card that answers a question: its quotes one at a time.
 *
 * @param position which quote, from 0; past the last it starts again
 */
export function answerCard(answers: Answers, position: number): Card {
  const { verdict } = answers;
  const offered = offeredQuotes(answers);
  const place = offered.length > 0 ? position % offered.length : 0;
  const quote = offered[place];
  const parts: APIComponentInContainer[] = [
    {
      type: ComponentType.TextDisplay,
      id: QUESTION_ID,
      content: QUESTION_MARK + escapeText(answers.question),
    },
  ];
  const remark = remarkOn(answers, place);
  if (remark) parts.push(text(remark));
  if (quote) {
    parts.push(text(quoted(quote, verdict !== 'none')));
    const events = verdict === 'none' ? [] : quote.events.slice(0, MOST_EVENTS).map(eventLine);
    if (events.length > 0) parts.push(text(events.join('\n')));
    parts.push(
      text(`-# ${sourceOf(quote)}${offered.length > 1 ? ` · quote ${place + 1} of ${offered.length}` : ''}`),
    );
  }
  if (offered.length > 1) parts.push(nextButton(place, offered.length));
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: ACCENT[verdict], components: parts }],
    allowedMentions: { parse: [] },
  };
}

/** The question that a card of ours answers, from the parts of its message; null for any other message. */
export function questionOf(
  components: readonly { id?: number | undefined; content: string }[],
): string | null {
  const content = components.find(({ id }) => id === QUESTION_ID)?.content;
  return content?.startsWith(QUESTION_MARK) ? unescapeText(content.slice(QUESTION_MARK.length)) : null;
}

/** The quotes that are worth a person's time: the first, and those that are nearly as sure. */
function offeredQuotes({ verdict, answers }: Answers): Quote[] {
  const [first] = answers;
  if (!first || verdict === 'none') return answers.slice(0, 1);
  return answers.filter(({ confidence }) => confidence >= WORTH_OFFERING * first.confidence);
}

function remarkOn({ verdict, unmatched, answers }: Answers, place: number): string | null {
  if (verdict === 'answered') return null;
  if (verdict === 'unsure')
    return place === 0 ? 'The articles may not answer this. The nearest they come:' : null;
  const lines = ['**The articles do not answer this.**'];
  if (unmatched.length > 0) lines.push(`No article mentions ${wordList(unmatched)}.`);
  if (answers.length > 0) lines.push('The nearest sentence, which is not an answer:');
  return lines.join('\n');
}

function wordList(words: readonly string[]): string {
  const listed = words.slice(0, MOST_WORDS).map((word) => `“${escapeInline(word)}”`);
  const last = listed.pop();
  return listed.length > 0 ? `${listed.join(', ')} or ${last}` : `${last}`;
}

/** The sentence on one line of quotation, the parts that answer in bold. */
function quoted({ quote, highlight }: Quote, bold: boolean): string {
  const shown = cut(quote, LONGEST_QUOTE);
  let line = '';
  let at = 0;
  for (const [from, to] of bold ? highlight : []) {
    if (to > shown.length) break;
    line += `${escapeInline(shown.slice(at, from))}**${escapeInline(shown.slice(from, to))}**`;
    at = to;
  }
  line += escapeInline(shown.slice(at));
  if (shown !== quote) line += '… *(the sentence goes on)*';
  return `> ${escapeStart(line)}`;
}

function eventLine(event: Event): string {
  const words = escapeText(event.text);
  const days = daysInWords(event);
  return words === days ? words : `${words} → ${days}`;
}

function sourceOf({ title, published }: Quote): string {
  return `${escapeText(cut(title, LONGEST_TITLE))} · ${publishedInWords(published)}`;
}

function nextButton(place: number, of: number): APIComponentInContainer {
  const next = (place + 1) % of;
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: next === 0 ? 'First quote' : 'Next quote',
        custom_id: writeId({ action: 'next', args: [String(next)] }),
      },
    ],
  };
}

function text(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As much of a text, in whole characters, as is at most so long once it is escaped. */
function cut(whole: string, longest: number): string {
  if (whole.length * 2 <= longest) return whole;
  let length = 0;
  for (const { segment, index } of graphemes.segment(whole)) {
    length += escapeInline(segment).length;
    if (length > longest) return whole.slice(0, index);
  }
  return whole;
}
