/** 3. Every quote is a slice of its article, and is shown as it is. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/articles/article.ts';
import { BadFile } from '../../../src/articles/decode.ts';
import { parseArticle } from '../../../src/articles/parse.ts';
import { offeredQuotes } from '../../../src/discord/card/answer.ts';
import { quotation } from '../../../src/discord/card/quote.ts';
import { visible, visibleLines } from '../../../src/discord/escape.ts';
import { english } from '../../../src/i18n/translator.ts';
import type { ExcerptLine, Quote } from '../../../src/library/answers.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { cardsOf, textsOf } from './cards.ts';
import { EVERY_READ, hostileText } from './hostile-text.ts';

const ARTICLES = 20;
const RUNS = Number(process.env.DOCUMENTS ?? 160) / ARTICLES;
const QUESTIONS = ['storm', 'bridge', 'constructor', '__proto__'];

/** The article of a text; none if it is not an article. */
function articleOf(id: string, text: string): Article[] {
  try {
    return [parseArticle(id, text)];
  } catch (error) {
    expect(error).toBeInstanceOf(BadFile);
    return [];
  }
}

const line = hostileText(60).map((text) => text.replace(/\s+/gu, ' ').trim());
const lines = fc.array(line, { minLength: 1, maxLength: 4 });
const cells = fc.tuple(line, line).map((pair) => pair.map((cell) => cell.replaceAll('|', '\\|')));
/** Blocks of articles, with hostile text. */
const block = fc.oneof(
  line.map((words) => `## ${words}`),
  line.map((words) => `**${words}?**\n\nThe storm ${words}.\n\n\`\`\`\n${words}\n\`\`\``),
  lines.map((all) => `The bridge:\n\n${all.map((words) => `- storm ${words}`).join('\n')}`),
  lines.map((all) => all.map((words, i) => `${i + 1}. Close the bridge ${words}`).join('\n')),
  lines.map((all) => all.map((words, i) => `${'  '.repeat(i)}- storm ${words}`).join('\n')),
  fc
    .tuple(cells, fc.array(cells, { minLength: 1, maxLength: 4 }))
    .map(([names, rows]) =>
      [names, ['---', '---'], ...rows.map(([one, other]) => [`storm ${one}`, other])]
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n'),
    ),
  lines.map((all) => `\`\`\`\nstorm\n${all.join('\n')}\n\`\`\``),
  line.map((words) => `> The storm ${words}. It ${words}.`),
  lines.map((all) => all.map((words) => `The storm closed ${words}. It was ${words}.`).join(' ')),
  fc.nat(200).map((count) => `The storm ${'closed the bridge and '.repeat(count)}left. It was long.`),
);
const spoken = fc
  .array(line, { minLength: 4, maxLength: 8 })
  .map((all) =>
    all.map((words, i) => `${i % 2 ? 'Mira' : 'Theo'}: The bridge ${words}. It is so.`).join('\n\n'),
  );
const structured = fc.array(block, { minLength: 1, maxLength: 8 }).map((blocks) => blocks.join('\n\n'));

/** Checks that everything in a quote is a slice of its article. */
function expectSlices(quote: Quote, { text, blocks }: Article): void {
  expect(text.slice(quote.start, quote.end)).toBe(quote.quote);
  for (const { start, text: shown } of quote.lines)
    expect(text.slice(start, start + shown.length)).toBe(shown);
  expect(quote.lines.filter(({ role }) => role === 'quote')).toMatchObject([
    { text: quote.quote, start: quote.start },
  ]);
  const starts = quote.lines.map(({ start }) => start);
  expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
  const spans = blocks.map(({ start, end }) => text.slice(start, end));
  for (const heading of quote.heading) expect(spans).toContain(heading);
  const columns = blocks.flatMap(({ kind, cells }) => (kind === 'columns' ? (cells ?? []) : []));
  const names = ['', ...columns.map(({ start, end }) => text.slice(start, end))];
  const speakers = [null, ...blocks.map(({ speaker }) => speaker && text.slice(speaker.start, speaker.end))];
  for (const { text: row, cells, speaker } of quote.lines) {
    expect(speakers).toContain(speaker);
    for (const { column } of cells ?? []) expect(names).toContain(column);
    // A row has all its cells.
    if (cells) expect(cells.map(({ from, to }) => row.slice(from, to)).join('\t')).toBe(row);
  }
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
const PART = ' *(part of a longer sentence)*';

/** The lines of a quotation as a person reads them, without formatting: which are small, and which are code. */
function linesIn(markdown: string): { text: string; isSmall: boolean; isCode: boolean; isPart: boolean }[] {
  const found = [];
  const all = markdown.split('\n');
  for (let i = 0; i < all.length; i++) {
    if (all[i] === '```') {
      const end = all.indexOf('```', i + 1);
      const text = all
        .slice(i + 1, end)
        .join('\n')
        .replaceAll('\u200b', '');
      found.push({ text, isSmall: false, isCode: true, isPart: false });
      i = end;
      continue;
    }
    expect(all[i]).toMatch(/^> /);
    const [, small = '', marked = ''] = /^> (-# )?(.*)$/su.exec(all[i]!)!;
    const isPart = marked.includes(PART);
    const text = marked.replace(PART, '').replace(/\\(.)|\*\*/gsu, (_, escaped?: string) => escaped ?? '');
    found.push({ text: oneLine(text), isSmall: small !== '', isCode: false, isPart });
  }
  return found;
}

/** A line as a person should read it. */
function read(shown: ExcerptLine, isListed = shown.kind === 'item' || shown.kind === 'row'): string {
  const { kind, text, cells, number, speaker } = shown;
  if (kind === 'code') return visibleLines(text);
  const filled = (cells ?? []).filter(({ from, to }) => to > from);
  const isPair = cells?.length === 2 && filled.length === 2 && filled.every(({ column }) => column === '');
  const words = cells
    ? filled
        .map(
          ({ column, from, to }) =>
            `${column && `${visible(column)}: `}${visible(text.slice(from, to)).trim()}`,
        )
        .join(isPair ? ': ' : ' · ')
    : visible(text);
  if (speaker !== null) return oneLine(`${visible(speaker)}: ${words}`);
  if (number !== null) return oneLine(`${number}. ${words}`);
  return oneLine(`${isListed ? '• ' : ''}${words}`);
}

/** How often each part was shown. */
const counts = { heading: 0, columns: 0, code: 0, speaker: 0, number: 0, further: 0, cut: 0, part: 0 };

/** Checks that a quotation shows whole lines in order, with an ellipsis where anything is left out. */
function expectShown(markdown: string, quote: Quote, hasRoom: boolean): void {
  const isShort = quote.quote.length <= (hasRoom ? 500 : 150);
  const shown = linesIn(markdown);
  const at = quote.lines.findIndex(({ role }) => role === 'quote');
  const [main, ...further] = quote.lines.slice(at) as [ExcerptLine, ...ExcerptLine[]];
  const above = quote.lines.slice(0, at).map((line) => ({
    // Small print is one line.
    text: oneLine(line.kind === 'code' ? visible(line.text) : read(line, false)),
    isCut: line.isCut,
  }));
  if (quote.heading.length > 0)
    above.unshift({ text: oneLine(visible(quote.heading.join(' › '))), isCut: false });
  const shownAbove = shown.filter(({ isSmall }) => isSmall);
  const first = shown.findIndex(({ isSmall }) => !isSmall);
  expect(shownAbove).toEqual(shown.slice(0, first));
  if (hasRoom && isShort) expect(shownAbove.length).toBe(above.length);
  for (const [i, { text: whole, isCut }] of above.slice(above.length - shownAbove.length).entries()) {
    const { text } = shownAbove[i]!;
    if (text === whole && !isCut) continue;
    expect(text).toMatch(/…$/);
    expect(isCut || whole.length > 150).toBe(true);
    expect(whole.startsWith(text.replace(/(?: ?…)+$/, ''))).toBe(true);
  }

  const isList = further.some(({ kind, block }) => kind === main.kind && block !== main.block);
  const alone = read(main, isList && (main.kind === 'item' || main.kind === 'row'));
  const below = [alone];
  const isFenced = [main.kind === 'code'];
  let last = main;
  for (const one of further) {
    const isContinued = one.block === last.block && one.kind !== 'code';
    const words = read(isContinued ? { ...one, kind: 'paragraph' } : one);
    if (isContinued) below[below.length - 1] += ` ${words}`;
    else {
      below.push(words);
      isFenced.push(one.kind === 'code');
    }
    last = one;
  }
  const shownBelow = shown.slice(first);
  const isWhole = shownBelow.map(({ text }) => text).join('\n') === below.join('\n');
  const isLeftOut = !isWhole || quote.lines.slice(at).some(({ isCut }) => isCut);
  if (hasRoom && isShort)
    expect(shownBelow.filter(({ text }) => text !== '…').length, markdown).toBe(below.length);
  if (isLeftOut) expect(markdown).toMatch(/…(?:\n```)?$|\*\(part of a longer sentence\)\*$/);
  for (const [i, { text, isCode, isPart }] of shownBelow.entries()) {
    if (text === '…') {
      // After code, the ellipsis is on a line of its own.
      expect([i, shownBelow[i - 1]?.isCode, isLeftOut]).toEqual([shownBelow.length - 1, true, true]);
      continue;
    }
    expect(isCode).toBe(isFenced[i]);
    const whole = below[i]!;
    const isEnd = i === shownBelow.length - 1;
    const said = isEnd && isLeftOut && !isCode && !isPart ? text.replace(/ …$/, '') : text;
    if (said === whole) continue;
    // Only the first line can be part of a sentence.
    expect(i, markdown).toBe(0);
    const sentence = isCode ? visibleLines(main.text) : oneLine(visible(main.text));
    if (said === alone) continue;
    expect(isShort).toBe(false);
    expect(isPart || isCode, markdown).toBe(true);
    expect(said).toMatch(/^… |…$/);
    const part = said.replace(/^… /, '').replace(/\s*…$/, '');
    expect(sentence.includes(part) || alone.startsWith(part)).toBe(true);
    counts.part += 1;
  }
  if (shownAbove.length > 0 && quote.heading.length > 0) counts.heading += 1;
  if (main.cells?.some(({ column }) => column !== '')) counts.columns += 1;
  if (main.kind === 'code') counts.code += 1;
  if (main.speaker !== null) counts.speaker += 1;
  if (main.number !== null) counts.number += 1;
  if (shownBelow.length > 1) counts.further += 1;
  if (isLeftOut) counts.cut += 1;
}

describe('3. every quote', () => {
  it('is a slice of its article, and what is shown of it is what it says', { timeout: 600_000 }, async () => {
    let quotes = 0;
    let runs = 0;
    const texts = fc.array(
      fc.oneof(
        hostileText(600).map((text) => ['txt', text]),
        spoken.map((text) => ['txt', text]),
        structured.map((text) => ['md', text]),
      ),
      { minLength: ARTICLES, maxLength: ARTICLES },
    );
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(hostileText(100), { minLength: 5, maxLength: 5 }),
        async (all, questions) => {
          const articles = all.flatMap(([kind, text], index) =>
            articleOf(`${index}.${kind}`, `Title: T${index}\n\n${text}`),
          );
          const library = createLibrary(articles, [], shippedModel(runs++ % EVERY_READ === 0));
          for (const question of [...questions, ...QUESTIONS]) {
            const answers = await library.ask(question, { server: null });
            for (const quote of answers.answers) {
              expectSlices(quote, articles.find(({ id }) => id === quote.article)!);
              // With the limit of a quote beside another one.
              expectShown(quotation(english, quote, 600), quote, false);
              quotes += 1;
            }
            const offered = offeredQuotes(answers);
            for (const [i, card] of cardsOf(answers).entries()) {
              const quote = offered[Math.floor(i / 2)];
              const quotations = textsOf(card).filter((text) => /^(?:> |```)/.test(text));
              expect(quotations).toHaveLength(quote ? 1 : 0);
              if (quote) expectShown(quotations[0]!, quote, true);
            }
          }
        },
      ),
      { seed: 3, numRuns: RUNS },
    );
    expect(quotes).toBeGreaterThan(RUNS);
    // Everything that a card can show was shown.
    for (const [what, count] of Object.entries(counts)) expect([what, count > 0]).toEqual([what, true]);
  });
});
