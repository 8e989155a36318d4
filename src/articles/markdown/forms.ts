/** What a paragraph of Markdown is to a person who reads it: a heading in bold, a question and its answer, a list… */

/** A part of a paragraph, its words still with the marks in them. */
export interface Part {
  form: 'paragraph' | 'heading' | 'item' | 'term' | 'definition' | 'question' | 'answer';
  source: string;
}

/** What stands around a paragraph. */
export interface Surroundings {
  /** Whether it stands below a question, so that "A." begins an answer. */
  isAnswer: boolean;
  /** Whether it follows a term or a definition. */
  isDefinition: boolean;
  /** Whether a definition follows it. */
  isTerm: boolean;
  /** Whether something that a heading could be of follows it. */
  isFollowed: boolean;
}

/** A heading in bold is shorter, in characters. */
const LONGEST_HEADING = 80;
const LONGEST_TERM = 100;
/** Terms that share a definition are few. */
const MOST_TERMS = 5;

/** "📌 **Joining** 🎉": nothing but bold words and signs. */
const BOLD = /^[^\p{L}\p{N}*_`[<]*(\*{2,3}|_{2,3})(?=\S)((?:(?!\*\*|__).)+)\1([^\p{L}\p{N}*_`[<]*)$/u;
const LABEL =
  /^[*_]{0,3}\p{Lu}[\p{L}\p{N}'’-]{0,40}(?: [\p{L}\p{N}'’&/-]{1,40}){0,2}[*_]{0,3}:[*_]{0,3}\s+\S/u;
const BULLET = /^\s*[•▪‣◦●–]\s*(?=\S)/u;
const SIGN = /^\s*(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\ufe0f?\u20e3|<?a?:\w{2,32}:)/u;
const DEFINITION = /^\s{0,3}:\s+(?=\S)/;
const FOOTNOTE = /^\[\^[^\s[\]]{1,100}\]:\s*/;
const LINK = /^\s{0,3}\[(?:[^[\]\\]|\\.)+\]:\s*(?:<[^<>]*>|\S+)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*$/;
const ASKED =
  /^\s*([*_]{0,3})(Q|A)(?:uestion|nswer|ns)?\s?#?\d{0,3}([*_]{0,3})\s?([:.])([*_]{0,3})(?=\s|\S{2})\s*/;

/** The lines of a paragraph that are text: without the targets of links, and Discord's marks of small print. */
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

/** Whether a paragraph begins with the mark of a definition. */
export function isDefinition(raw: string): boolean {
  return DEFINITION.test(raw);
}

/** What the parts of a paragraph are. */
export function readForms(lines: readonly string[], around: Surroundings): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let { isAnswer } = around;
  const finish = (end: number) => {
    const more = from < end ? readLines(lines.slice(from, end), { ...around, isAnswer }) : [];
    for (const part of more) parts.push(part);
  };
  for (const [at, line] of lines.entries()) {
    const isLast = at === lines.length - 1;
    if ((isLast && !around.isFollowed) || around.isTerm || !isBoldHeading(line)) continue;
    finish(at);
    parts.push({ form: 'heading', source: line });
    isAnswer = false;
    from = at + 1;
  }
  finish(lines.length);
  return parts;
}

function isBoldHeading(line: string): boolean {
  if (line.length > LONGEST_HEADING * 2) return false;
  const [, , words = '', rest = ''] = BOLD.exec(line.replace(/\\$/, '').trim()) ?? [];
  const text = (words + rest).trim();
  return words !== '' && text.length < LONGEST_HEADING && !/[.,;]$/.test(text) && !ASKED.test(line);
}

function readLines(lines: readonly string[], around: Surroundings): Part[] {
  if (FOOTNOTE.test(lines[0]!)) return split(lines, FOOTNOTE, 'paragraph');
  return (
    readDefinitions(lines, around) ??
    readQuestions(lines, around.isAnswer) ??
    readItems(lines) ?? [{ form: 'paragraph', source: lines.join('\n') }]
  );
}

/** `term` and `: definition`, of PHP Markdown Extra. */
function readDefinitions(lines: readonly string[], around: Surroundings): Part[] | null {
  const first = lines.findIndex((line) => DEFINITION.test(line));
  const terms = first < 0 ? lines.length : first;
  if (first < 0 ? !around.isTerm : first === 0 && !around.isDefinition) return null;
  if (terms > MOST_TERMS || lines.slice(0, terms).some((line) => line.length > LONGEST_TERM)) return null;
  const parts: Part[] = [];
  for (const [at, line] of lines.entries()) {
    const isNext = DEFINITION.test(lines[at + 1] ?? '') && /^\S/.test(line) && line.length <= LONGEST_TERM;
    if (DEFINITION.test(line)) parts.push({ form: 'definition', source: line.replace(DEFINITION, '') });
    else if (at < terms || isNext) parts.push({ form: 'term', source: line });
    else parts.at(-1)!.source += `\n${line}`;
  }
  return parts;
}

/** `Q: …` and `A: …`. Points in place of colons count at the head of a paragraph only: "A. Milne wrote…". */
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

/** Lines that each begin with a bullet or an emoji, or with a label: "Place: back room". */
function readItems(lines: readonly string[], isRest = false): Part[] | null {
  if (BULLET.test(lines[0]!) && (lines.length > 1 || !lines[0]!.trimStart().startsWith('–')))
    if (lines.every((line) => BULLET.test(line) || /^\s/.test(line))) return split(lines, BULLET, 'item');
  if (lines.length === 1) return null;
  const labels = lines.filter((line) => LABEL.test(line)).length;
  if (labels > 1 && LABEL.test(lines[0]!) && lines.every((line) => LABEL.test(line) || /^\s{2}/.test(line)))
    return split(lines, LABEL, 'item', true);
  if (lines.every((line) => SIGN.test(line))) return split(lines, SIGN, 'item', true);
  const rest = lines.slice(1);
  const isIntroduced = !isRest && rest.length > 1 && /:[*_]*\s*\\?$/.test(lines[0]!.slice(-20));
  const items = isIntroduced ? readItems(rest, true) : null;
  return items && [{ form: 'paragraph', source: lines[0]! }, ...items];
}

/** A part for each line that begins with a mark, with the lines after it; the mark stays when it is `kept`. */
function split(lines: readonly string[], mark: RegExp, form: Part['form'], kept = false): Part[] {
  const parts: Part[] = [];
  for (const line of lines)
    if (parts.length === 0 || mark.test(line))
      parts.push({ form, source: kept ? line : line.replace(mark, '') });
    else parts.at(-1)!.source += `\n${line}`;
  return parts;
}
