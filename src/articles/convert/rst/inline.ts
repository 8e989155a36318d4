/** Writes the inline markup of reStructuredText as HTML. */
import { escapeHtml } from '../write-page.ts';

/*
 * Each pattern is bounded, so that the time is linear. Markup starts and ends at words: none of `2*3*4` is emphasis.
 */
const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}])';
const WITHIN = (mark: string) => `([^\\s${mark}](?:[^${mark}]{0,400}[^\\s${mark}])?)`;
const ROLE = ':[\\w:+.-]{1,40}:';
const INLINE = new RegExp(
  [
    '\\\\(?<escaped>[^])',
    `${BEFORE}\`\`(?<literal>[^\`](?:[^]{0,400}?[^\`\\s])??)\`\`${AFTER}`,
    `${BEFORE}\\*\\*(?<strong>${WITHIN('*').slice(1, -1)})\\*\\*${AFTER}`,
    `${BEFORE}\\*(?<emphasis>${WITHIN('*').slice(1, -1)})\\*${AFTER}`,
    `${BEFORE}(?<role>${ROLE})?\`(?<interpreted>${WITHIN('`').slice(1, -1)})\`(?:__?|${ROLE})?`,
    `${BEFORE}\\|(?<substitution>[^|\\s](?:[^|\\n]{0,80}[^|\\s])?)\\|_{0,2}${AFTER}`,
    '(?<note>\\[(?:#[\\w-]{0,40}|\\d{1,4}|\\*)\\]_)',
    `${BEFORE}(?<reference>[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,60}[\\p{L}\\p{N}])?)__?(?![\\p{L}\\p{N}_])`,
  ].join('|'),
  'gu',
);

/** The characters of markup: most texts of tables and lists have none of them. */
const MARK = /[\\`*|_]/;

/** Writes a text; a reference to a note is left out, and one to a place is its words. */
export function inlineHtml(text: string, substitutions: ReadonlyMap<string, string>): string {
  if (!MARK.test(text)) return escapeHtml(text);
  const pieces: string[] = [];
  let written = 0;
  for (const match of text.matchAll(INLINE)) {
    // A backslash in a literal is a character of it: what it would escape is within the literal.
    if (match.index < written) continue;
    pieces.push(escapeHtml(text.slice(written, match.index)), writtenAs(match.groups!, substitutions));
    written = match.index + match[0].length;
    if (match.groups!.note !== undefined) pieces.push(pieces.splice(-2)[0]!.trimEnd());
  }
  pieces.push(escapeHtml(text.slice(written)));
  return pieces.join('');
}

function writtenAs(
  { escaped, literal, strong, emphasis, interpreted, substitution, reference }: Record<string, string>,
  substitutions: ReadonlyMap<string, string>,
): string {
  if (escaped !== undefined) return /\s/.test(escaped) ? '' : escapeHtml(escaped);
  if (literal !== undefined) return `<code>${escapeHtml(literal)}</code>`;
  if (strong !== undefined) return `<b>${escapeHtml(strong)}</b>`;
  if (emphasis !== undefined) return `<i>${escapeHtml(emphasis)}</i>`;
  if (interpreted !== undefined) return escapeHtml(wordsOf(interpreted));
  if (substitution !== undefined)
    return escapeHtml(substitutions.get(substitution.toLowerCase()) ?? substitution);
  return reference === undefined ? '' : escapeHtml(reference);
}

/** The words of a link or a role, without where they lead: "text <target>", "~module.name". */
function wordsOf(interpreted: string): string {
  const words = interpreted.replace(/\s*<[^<>]*>$/, '');
  if (words === '') return interpreted.slice(1, -1);
  return words.startsWith('~')
    ? words.slice(words.lastIndexOf('.') + 1).replace(/^~/, '')
    : words.replace(/^!/, '');
}
