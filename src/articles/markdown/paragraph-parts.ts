/** Recognises the forms of Markdown paragraphs: bold headings, questions and answers, lists, definitions. */

import { isTitledList, labelledLists } from '../labelled-lines.ts';

/** A part of a paragraph, still with inline markup. */
export interface Part {
  form: 'paragraph' | 'heading' | 'item' | 'term' | 'definition' | 'question' | 'answer';
  source: string;
  /** Whether it introduces the list below it; by default, whether it ends with a colon. */
  introduces?: true;
}

/** The context of a paragraph. */
export interface ParagraphContext {
  /** Whether it is below a question, so that "A." starts an answer. */
  isAnswer: boolean;
  /** Whether it follows a term or a definition. */
  isDefinition: boolean;
  /** Whether a definition follows it. */
  isTerm: boolean;
  /** Whether a block follows that a heading could belong to. */
  isFollowed: boolean;
  /** Whether that is a list or a table. */
  isAboveList: boolean;
}

/** In characters. */
const MAX_HEADING = 80;
const MAX_TERM = 100;
/** The number of terms that may share a definition. */
const MAX_TERMS = 5;

/** A line of bold words and symbols alone: "📌 **Joining** 🎉". */
const BOLD = /^[^\p{L}\p{N}*_`[<]*(\*{2,3}|_{2,3})(?=\S)((?:(?!\*\*|__).)+)\1([^\p{L}\p{N}*_`[<]*)$/u;
/** Who has written what a heading is of: "· posted by Ida", "– by Ida, 9 Nov". */
const BYLINE = /\s*(?:[·•|–—-]\s*)?(?:posted |written )?by\s+\S.{0,40}$/i;
/** What stands behind the name of a list: "(for beginners)", "– three days". */
const NOTE = /\s+(?:\([^()]{1,60}\)|[–—-]\s[^:.!?]{1,60})$/;
const LABEL =
  /^[*_]{0,3}\p{Lu}[\p{L}\p{N}'’-]{0,40}(?: [\p{L}\p{N}'’&/-]{1,40}){0,2}[*_]{0,3}:[*_]{0,3}\s+\S/u;
const BULLET = /^\s*[•▪‣◦●–]\s*(?=\S)/u;
/** A bold beginning with more behind it: "**Where?** The hall". */
const RUN_IN = /^\s*(\*{2,3}|_{2,3})(?=\S)(?:(?!\*\*|__).){1,80}\1\s+\S/;
const SIGN = /^\s*(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\ufe0f?\u20e3|<?a?:\w{2,32}:)/u;
const SIGN_AT_END =
  /(?:\p{Extended_Pictographic}\ufe0f?|\p{Regional_Indicator}|<?a?:\w{2,32}:(?:\d+>)?)\s*$/u;
/** "2.1 Claims", "Rule 3: Be kind", "§4 English only". */
const NUMBER =
  /^\s*[*_]{0,3}(?:\d{1,3}(?:\.\d{1,3}){1,3}[.)]?|(?:Rule|Step|Section|Article|Point|Tip|No\.|§)\s?#?\d{1,3}[*_]{0,3}[:.)]?)[*_]{0,3}\s+\S/i;
const DEFINITION = /^\s{0,3}:\s+(?=\S)/;
const FOOTNOTE = /^\[\^[^\s[\]]{1,100}\]:\s*/;
const LINK = /^\s{0,3}\[(?:[^[\]\\]|\\.)+\]:\s*(?:<[^<>]*>|\S+)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*$/;
const ASKED =
  /^\s*([*_]{0,3})(Q|A)(?:uestion|nswer|ns)?\s?#?\d{0,3}([*_]{0,3})\s?([:.])([*_]{0,3})(?=\s|\S{2})\s*/;

/** The text lines of a paragraph, without link reference definitions and Discord's marks of subtext. */
export function textLines(raw: string): string[] {
  if (!raw.includes('\n') && !/^\s*\[|^-# /.test(raw)) return [raw];
  const lines = raw.split('\n').map((line) => (line.startsWith('-# ') ? line.slice(3) : line));
  let first = 0;
  while (first < lines.length && lines[first]!.length < 3000 && LINK.test(lines[first]!)) {
    if (FOOTNOTE.test(lines[first]!)) break;
    first++;
  }
  return first === 0 ? lines : lines.slice(first);
}

/** Whether a paragraph starts with the mark of a definition. */
export function isDefinition(raw: string): boolean {
  return DEFINITION.test(raw);
}

/** Splits a paragraph into parts and recognises their forms. */
export function readForms(lines: readonly string[], context: ParagraphContext): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let { isAnswer } = context;
  const finish = (end: number) => {
    const more = from < end ? readLines(lines.slice(from, end), { ...context, isAnswer }) : [];
    for (const part of more) parts.push(part);
  };
  for (const [at, line] of lines.entries()) {
    const isLast = at === lines.length - 1;
    const isHeading = isBoldHeading(line) || (isLast && context.isAboveList && isNotedHeading(line));
    if ((isLast && !context.isFollowed) || context.isTerm || !isHeading) continue;
    finish(at);
    parts.push({ form: 'heading', source: line });
    isAnswer = false;
    from = at + 1;
  }
  finish(lines.length);
  return parts;
}

/**
 * The index of the line below an item that is bold and not indented, or -1: to CommonMark it continues the item, while
 * Discord shows it as a line of its own, above the items after it.
 */
export function boldLineAfterFirst(lines: readonly string[]): number {
  return lines.findIndex(
    (line, i) =>
      i > 0 && /^\S/.test(line) && (isBoldHeading(line) || (i === lines.length - 1 && isNotedHeading(line))),
  );
}

function isBoldHeading(line: string): boolean {
  if (line.length > MAX_HEADING * 2) return false;
  const title = line.replace(/\\$/, '').trim();
  const [, , words = '', rest = ''] = BOLD.exec(title) ?? BOLD.exec(title.replace(BYLINE, '')) ?? [];
  const text = (words + rest).trim();
  return words !== '' && text.length < MAX_HEADING && !/[.,;]$/.test(text) && !ASKED.test(line);
}

/** Whether a line is a bold heading with a note behind it: "**Stanage** (for beginners)". */
function isNotedHeading(line: string): boolean {
  return line.length < 2 * MAX_HEADING && isBoldHeading(line.trim().replace(NOTE, ''));
}

function readLines(lines: readonly string[], context: ParagraphContext): Part[] {
  if (FOOTNOTE.test(lines[0]!)) return split(lines, FOOTNOTE, 'paragraph');
  return (
    readDefinitions(lines, context) ??
    readQuestions(lines, context.isAnswer) ??
    readItems(lines) ??
    readLabelled(lines, context.isAboveList)
  );
}

/** `term` and `: definition`, of PHP Markdown Extra. */
function readDefinitions(lines: readonly string[], context: ParagraphContext): Part[] | null {
  const first = lines.findIndex((line) => DEFINITION.test(line));
  const terms = first < 0 ? lines.length : first;
  if (first < 0 ? !context.isTerm : first === 0 && !context.isDefinition) return null;
  if (terms > MAX_TERMS || lines.slice(0, terms).some((line) => line.length > MAX_TERM)) return null;
  const parts: Part[] = [];
  for (const [at, line] of lines.entries()) {
    const isNext = DEFINITION.test(lines[at + 1] ?? '') && /^\S/.test(line) && line.length <= MAX_TERM;
    if (DEFINITION.test(line)) parts.push({ form: 'definition', source: line.replace(DEFINITION, '') });
    else if (at < terms || isNext) parts.push({ form: 'term', source: line });
    else parts.at(-1)!.source += `\n${line}`;
  }
  return parts;
}

/** `Q: …` and `A: …`. A full stop in place of the colon counts only at the start of a paragraph: "A. Milne wrote…". */
function readQuestions(lines: readonly string[], isAnswer: boolean): Part[] | null {
  const parts: Part[] = [];
  let isAsked = isAnswer;
  let isFound = false;
  for (const [at, line] of lines.entries()) {
    const asked = line.length > 5000 ? null : ASKED.exec(line);
    const isQuestion = asked?.[2] === 'Q';
    if (asked && (asked[4] === ':' || at === 0 || isFound) && (isQuestion || isAsked)) {
      const [mark, opening = '', , inner, , closing] = asked;
      const rest = line.slice(mark.length);
      const source = opening !== '' && inner !== opening && closing !== opening ? opening + rest : rest;
      parts.push({ form: isQuestion ? 'question' : 'answer', source });
      isAsked = true;
      isFound = true;
    } else if (at === 0) parts.push({ form: isAnswer ? 'answer' : 'paragraph', source: line });
    else if (parts.at(-1)!.form === 'question' && /\?[*_]*\s*\\?$/.test(lines[at - 1]!.slice(-20)))
      parts.push({ form: 'answer', source: line });
    else parts.at(-1)!.source += `\n${line}`;
  }
  return isFound ? parts : null;
}

/** Lines that each start with a bullet, a number, an emoji, bold words or a label: "Place: back room". */
function readItems(lines: readonly string[], isRest = false): Part[] | null {
  if (BULLET.test(lines[0]!) && (lines.length > 1 || !lines[0]!.trimStart().startsWith('–')))
    if (lines.every((line) => BULLET.test(line) || /^\s/.test(line))) return split(lines, BULLET, 'item');
  if (lines.length === 1) return null;
  const numbered = lines.filter((line) => NUMBER.test(line)).length;
  if (numbered > 1 && lines.every((line) => NUMBER.test(line) || /^\s{2}/.test(line)))
    return split(lines, NUMBER, 'item', true);
  const labels = lines.filter((line) => LABEL.test(line)).length;
  if (labels > 1 && LABEL.test(lines[0]!) && lines.every((line) => LABEL.test(line) || /^\s{2}/.test(line)))
    return split(lines, LABEL, 'item', true);
  const isFramed = SIGN.test(lines[0]!) && SIGN_AT_END.test(lines[0]!) && !isRest;
  for (const mark of [SIGN, RUN_IN])
    if (!isFramed && lines.every((line) => mark.test(line))) return split(lines, mark, 'item', true);
  const rest = lines.slice(1);
  const isIntroduced = !isRest && rest.length > 1 && /:[*_]*\s*\\?$/.test(lines[0]!.slice(-20));
  const items = isIntroduced || isFramed ? readItems(rest, true) : null;
  return items && [{ form: 'paragraph', source: lines[0]!, introduces: true }, ...items];
}

/**
 * Lists of lines with a label each, and the paragraphs between them. A short line directly above a list introduces it, and the
 * name of a record its fields.
 *
 * @param isAboveList whether a list follows the last line
 */
function readLabelled(lines: readonly string[], isAboveList: boolean): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const addParagraph = (end: number, introducesList: boolean) => {
    if (from === end) return;
    if (isTitledList(lines.slice(from, end))) {
      parts.push({ form: 'paragraph', source: lines[from]!, introduces: true });
      for (const line of lines.slice(from + 1, end)) parts.push({ form: 'item', source: line });
      return;
    }
    const introduces = introducesList && end - from === 1 && isTitle(lines[from]!);
    const source = lines.slice(from, end).join('\n');
    parts.push({ form: 'paragraph', source, ...(introduces && { introduces }) });
  };
  for (const { title, starts, end } of labelledLists(lines, true)) {
    addParagraph(starts[0]!, true);
    for (const [i, start] of starts.entries())
      parts.push({ form: 'item', source: lines.slice(start, starts[i + 1] ?? end).join('\n') });
    from = end;
    // The last field of a record may have no label.
    if (title !== null && from === lines.length - 1) parts.push({ form: 'item', source: lines[from++]! });
  }
  addParagraph(lines.length, isAboveList);
  return parts;
}

function isTitle(line: string): boolean {
  return line.length < MAX_HEADING && !/[.!?,;]\s*$/.test(line);
}

/** Makes a part of each line that starts with a mark and the lines after it; the mark remains if it is `kept`. */
function split(lines: readonly string[], mark: RegExp, form: Part['form'], kept = false): Part[] {
  const parts: Part[] = [];
  for (const line of lines)
    if (parts.length === 0 || mark.test(line))
      parts.push({ form, source: kept ? line : line.replace(mark, '') });
    else parts.at(-1)!.source += `\n${line}`;
  return parts;
}
