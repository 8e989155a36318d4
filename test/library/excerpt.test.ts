import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { DocumentWriter } from '../../src/articles/document.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import type { Excerpt } from '../../src/library/answers.ts';
import { excerptAt, MAX_EXCERPT_LENGTH } from '../../src/library/excerpt.ts';
import { excerptInText, joinCells } from '../../src/library/excerpt-text.ts';

/**
 * An article that is written block by block, with functions that return the excerpt of a sentence by its first words.
 */
function written(write: (writer: DocumentWriter) => void, title: string | null = null) {
  const writer = new DocumentWriter();
  write(writer);
  const article: Article = { id: 'a.md', title, published: null, source: null, ...writer.finish() };
  const analysed = new AnalysedArticle(article);
  const shownFor = (opening: string): Excerpt => {
    const sentence = analysed.starts.findIndex((start) => article.text.startsWith(opening, start));
    if (sentence < 0) throw new Error(`no sentence starts with “${opening}”`);
    return excerptAt(analysed, sentence);
  };
  return {
    analysed,
    shown: (opening: string) => excerptInText(shownFor(opening)).split('\n'),
    roles: (opening: string) => shownFor(opening).lines.map(({ role, text }) => [role, text]),
    lines: (opening: string) => shownFor(opening).lines,
  };
}

const RULES = written((to) => {
  to.write('heading', 'Rules of the server', { level: 1 });
  to.write(
    'paragraph',
    `Ada wrote them. She keeps them short. They are few. They are old. They hold. ${'Nobody minds. '.repeat(20)}`,
  );
  to.write('heading', 'Land', { level: 2 });
  to.write('heading', 'Claims', { level: 3 });
  to.write('heading', 'Size', { level: 4 });
  to.write('paragraph', 'Everyone has one. They include:');
  to.write('item', 'A house');
  const garden = to.write('item', 'A garden, which has:', { introduces: true });
  to.write('item', 'Trees', { level: 2, inside: garden });
  to.write('heading', 'Chat', { level: 2 });
  to.write('paragraph', `${'Kind words are long. '.repeat(30)}Ask Ada.`);
}, 'Rules of the server');

const FAQ = written((to) => {
  to.write('heading', 'Playing', { level: 2 });
  const first = to.write('question', 'How do I claim land?');
  to.write('answer', 'With a golden shovel. It costs nothing.', { inside: first });
  to.write('answer', 'You need:', { inside: first });
  to.write('item', 'A permit');
  to.write('item', 'A map');
  const second = to.write('question', 'How do I sell it?');
  to.write('answer', 'Land is not sold.', { inside: second });
}, 'Help');

const TABLE = written((to) => {
  to.write('paragraph', 'These are the mods:');
  to.write('columns', '', { cells: ['Mod', 'Allowed?', 'Note'] });
  to.write('row', '', { cells: ['Litematica', 'yes', ''] });
  to.write('row', '', { cells: ['X-ray', 'no', 'Never.'] });
});

const STEPS = written((to) => {
  to.write('heading', 'Installing', { level: 1 });
  to.write('item', 'Open a shell.', { level: 1, number: 1 });
  const run = to.write('item', 'Run this. It takes a minute.', { level: 1, number: 2 });
  to.write('code', 'npm install\nnpm start', { inside: run });
  to.write('item', 'Wait.', { level: 1, number: 3 });
});

const TALK = written((to) => {
  const asked = to.write('question', 'When did you start?', { speaker: 'Interviewer' });
  to.write('turn', 'In spring. It rained.', { speaker: 'Ada Berg', inside: asked });
  to.write('turn', 'I came later.', { speaker: 'Bo' });
}, 'Talk');

describe('the excerpt of a quote', () => {
  it('has the headings above it, outermost first, without the title', () => {
    expect(RULES.shown('Everyone has')[0]).toBe('Land › Claims › Size');
    expect(RULES.shown('Ada wrote')).toEqual(['Ada wrote them. She keeps them short. They are few.']);
  });

  it('has only the nearest three headings', () => {
    const deep = written((to) => {
      for (const level of [1, 2, 3, 4, 5]) to.write('heading', `Part ${level}`, { level });
      to.write('paragraph', 'It is so.');
    }, 'Deep');
    expect(deep.shown('It is so')).toEqual(['Part 3 › Part 4 › Part 5', 'It is so.']);
  });

  it('has the sentence that introduces its list, and the item that it is nested in', () => {
    expect(RULES.roles('Trees')).toEqual([
      ['introduction', 'They include:'],
      ['introduction', 'A garden, which has:'],
      ['quote', 'Trees'],
    ]);
    expect(RULES.shown('A house')).toEqual(['Land › Claims › Size', 'They include:', 'A house']);
  });

  it('has the blocks below an item', () => {
    expect(RULES.roles('A garden')).toEqual([
      ['introduction', 'They include:'],
      ['quote', 'A garden, which has:'],
      ['further', 'Trees'],
    ]);
  });

  it('has the items after a line that introduces them', () => {
    expect(RULES.roles('They include:')).toEqual([
      ['before', 'Everyone has one.'],
      ['quote', 'They include:'],
      ['further', 'A house'],
      ['further', 'A garden, which has:'],
      ['further', 'Trees'],
    ]);
  });

  it('has introductions of at most 160 characters, cut after a word', () => {
    const long = written((to) => {
      to.write('paragraph', `For ${'very '.repeat(40)}old dogs:`);
      to.write('item', 'A lead');
      to.write('paragraph', `${'x'.repeat(200)}:`);
      to.write('item', 'A bone');
    });
    expect(long.lines('A lead')[0]).toMatchObject({
      role: 'introduction',
      text: `For${' very'.repeat(31)}`,
      isCut: true,
    });
    expect(long.lines('A bone')[0]).toMatchObject({ text: 'x'.repeat(160), isCut: true });
  });
});

describe('an answer of a FAQ', () => {
  it('is shown with its question, and completely', () => {
    expect(FAQ.shown('With a golden')).toEqual([
      'Playing › How do I claim land?',
      'With a golden shovel. It costs nothing.',
      'You need:',
      'A permit',
      'A map',
    ]);
    expect(FAQ.roles('It costs')).toEqual([
      ['before', 'With a golden shovel.'],
      ['quote', 'It costs nothing.'],
      ['further', 'You need:'],
      ['further', 'A permit'],
      ['further', 'A map'],
    ]);
  });

  it('ends where the next question begins', () => {
    expect(FAQ.shown('Land is not')).toEqual(['Playing › How do I sell it?', 'Land is not sold.']);
  });
});

describe('a row of a table', () => {
  it('is shown with the names of its columns, without empty cells', () => {
    expect(TABLE.shown('Litematica')).toEqual(['These are the mods:', 'Mod: Litematica · Allowed?: yes']);
    expect(TABLE.shown('X-ray')).toEqual(['These are the mods:', 'Mod: X-ray · Allowed?: no · Note: Never.']);
  });

  it('has its cells as offsets in its text', () => {
    const { text, cells } = TABLE.lines('X-ray').at(-1)!;
    expect(cells?.map(({ column, from, to }) => [column, text.slice(from, to)])).toEqual([
      ['Mod', 'X-ray'],
      ['Allowed?', 'no'],
      ['Note', 'Never.'],
    ]);
  });

  it('of two cells without column names is shown as “name: value”', () => {
    const at = (from: number, to: number, column = '') => ({ column, from, to });
    const joined = (text: string, cells: ReturnType<typeof at>[]) =>
      joinCells(cells, (from, to) => text.slice(from, to));
    expect(joined('Origin\tHarrowgate', [at(0, 6), at(7, 17)])).toBe('Origin: Harrowgate');
    expect(joined('Origin\t', [at(0, 6), at(7, 7)])).toBe('Origin');
    expect(joined('a\tb\tc', [at(0, 1), at(2, 3, 'B'), at(4, 5)])).toBe('a · B: b · c');
  });
});

describe('a step', () => {
  it('has its number, the code below it, and the steps that follow', () => {
    expect(STEPS.shown('Run this')).toEqual([
      'Installing',
      '2. Run this. It takes a minute.',
      'npm install',
      'npm start',
      '3. Wait.',
    ]);
    expect(STEPS.roles('Run this')).toEqual([
      ['quote', 'Run this. It takes a minute.'],
      ['further', 'npm install\nnpm start'],
      ['further', 'Wait.'],
    ]);
    expect(STEPS.shown('Wait.')).toEqual(['Installing', '3. Wait.']);
  });

  it('introduces the code below it', () => {
    expect(STEPS.shown('npm install')).toEqual([
      'Installing',
      '2. Run this. It takes a minute.',
      'npm install',
      'npm start',
      '3. Wait.',
    ]);
    expect(STEPS.roles('npm install')[0]).toEqual(['introduction', 'Run this. It takes a minute.']);
  });

  it('introduces a paragraph below it, which is shown with the antecedent of its subject', () => {
    const steps = written((to) => {
      const open = to.write('item', 'Open it.', { level: 1, number: 1 });
      to.write('paragraph', 'Ada has the key. She works here.', { inside: open });
    });
    expect(steps.roles('She works')).toEqual([
      ['introduction', 'Open it.'],
      ['before', 'Ada has the key.'],
      ['quote', 'She works here.'],
    ]);
  });

  it('is introduced once by the line above its code, also in the answer to a question', () => {
    const faq = written((to) => {
      const asked = to.write('question', 'How is it started?');
      to.write('answer', 'Open a shell. Then run:', { inside: asked });
      to.write('code', 'npm start');
      to.write('answer', 'Wait.', { inside: asked });
    });
    expect(faq.roles('npm start')).toEqual([
      ['introduction', 'Then run:'],
      ['quote', 'npm start'],
      ['further', 'Wait.'],
    ]);
  });

  it('has its number only in its first sentence, when it is split into sentences', () => {
    const long = written((to) => {
      to.write('item', `Open it. ${'Then wait for a while. '.repeat(20)}Close it.`, { level: 1, number: 4 });
    });
    expect(long.shown('Open it')[0]).toBe('4. Open it.');
    expect(long.shown('Close it')).toEqual(['Close it.']);
  });
});

describe('a definition', () => {
  it('is shown with its term, and completely', () => {
    const glossary = written((to) => {
      const mob = to.write('term', 'Mob');
      to.write('definition', 'A creature that moves. Cows are mobs.', { inside: mob });
      const lag = to.write('term', 'Lag');
      to.write('definition', 'A delay.', { inside: lag });
    }, 'Words');
    expect(glossary.shown('A creature')).toEqual(['Mob', 'A creature that moves. Cows are mobs.']);
    expect(glossary.shown('A delay')).toEqual(['Lag', 'A delay.']);
  });
});

describe('a turn of a conversation', () => {
  it('is shown with its question and its speaker, who is named once', () => {
    expect(TALK.shown('In spring')).toEqual(['When did you start?', 'Ada Berg: In spring. It rained.']);
    expect(TALK.shown('I came')).toEqual(['Bo: I came later.']);
  });

  it('names its speaker even if the quote is not its first sentence', () => {
    expect(TALK.lines('It rained').map(({ role, speaker }) => [role, speaker])).toEqual([
      ['before', 'Ada Berg'],
      ['quote', 'Ada Berg'],
    ]);
  });
});

describe('prose', () => {
  it('is shown with at most two sentences that refer to it, and with the antecedent of its subject', () => {
    expect(RULES.roles('Ada wrote')).toEqual([
      ['quote', 'Ada wrote them.'],
      ['further', 'She keeps them short.'],
      ['further', 'They are few.'],
    ]);
    expect(RULES.roles('She keeps')[0]).toEqual(['before', 'Ada wrote them.']);
  });

  it('is shown to the end of its paragraph where that is short', () => {
    const short = written((to) => {
      to.write('paragraph', 'The test opens in January. Ask Bo. The next one is on the 10th.');
      to.write('paragraph', 'It is hard.');
    });
    expect(short.shown('Ask')).toEqual(['Ask Bo. The next one is on the 10th.']);
    expect(short.shown('The next')).toEqual(['Ask Bo. The next one is on the 10th.']);
  });

  it('is shown without its line breaks, unlike code', () => {
    const wrapped = written((to) => {
      to.write('paragraph', 'Ada wrote\n  them. She keeps\nthem short.');
      to.write('code', 'a\n  b');
    });
    expect(wrapped.shown('Ada')).toEqual(['Ada wrote them. She keeps them short.']);
    expect(wrapped.shown('a\n')).toEqual(['a', '  b']);
  });

  it('in a short section is shown with the whole section', () => {
    const short = written((to) => {
      to.write('heading', 'Pets', { level: 1 });
      to.write('paragraph', 'Dogs may enter.');
      to.write('paragraph', 'Cats may not.');
      to.write('heading', 'Cars', { level: 1 });
      to.write('paragraph', 'Park outside.');
    }, 'House');
    expect(short.shown('Dogs')).toEqual(['Pets', 'Dogs may enter.', 'Cats may not.']);
    expect(short.shown('Cats')).toEqual(['Pets', 'Dogs may enter.', 'Cats may not.']);
  });

  it('in a long section is shown alone', () => {
    expect(RULES.shown('Ask Ada')).toEqual(['Chat', 'Ask Ada.']);
  });
});

describe('any excerpt', () => {
  const LONG = written((to) => {
    const asked = to.write('question', 'What is it?');
    for (let i = 1; i <= 20; i++)
      to.write('answer', `It is part ${i} of a rather long answer.`, { inside: asked });
    const again = to.write('question', 'And then?');
    to.write('answer', `${'x'.repeat(700)}.`, { inside: again });
    to.write('answer', 'More.', { inside: again });
  }, 'Long');

  it('has at most six hundred characters, and marks where the article continues', () => {
    const lines = LONG.lines('It is part 1 ');
    expect(excerptInText({ heading: ['What is it?'], lines }).length).toBeLessThanOrEqual(MAX_EXCERPT_LENGTH);
    expect(lines.length).toBe(15);
    expect(lines.map(({ isCut = false }) => isCut)).toEqual([...Array(14).fill(false), true]);
    // Omitted sentences before the quote are not marked.
    const last = LONG.lines('It is part 20');
    expect(last.map(({ text }) => text).join('\n').length).toBeLessThanOrEqual(MAX_EXCERPT_LENGTH);
    expect(last.some(({ isCut }) => isCut)).toBe(false);
  });

  it('is the quote alone when that is longer, marked as continuing', () => {
    const lines = LONG.lines('xxx');
    expect(lines).toMatchObject([{ role: 'quote', isCut: true }]);
    expect(lines[0]!.text.length).toBe(701);
  });

  it('consists of slices of the text, in their order, with one quote', () => {
    const ALL = [RULES, FAQ, TABLE, STEPS, TALK, LONG];
    for (const { analysed } of ALL) {
      const { text, blocks } = analysed.article;
      for (let sentence = 0; sentence < analysed.starts.length; sentence++) {
        const { heading, lines } = excerptAt(analysed, sentence);
        for (const line of lines) {
          expect(text.slice(line.start, line.start + line.text.length)).toBe(line.text);
          expect(blocks[line.block]!.start).toBeLessThanOrEqual(line.start);
          expect(line.start + line.text.length).toBeLessThanOrEqual(blocks[line.block]!.end);
        }
        for (const one of heading) expect(text).toContain(one);
        expect(lines.map(({ start }) => start)).toEqual(
          lines.map(({ start }) => start).sort((a, b) => a - b),
        );
        expect(lines.filter(({ role }) => role === 'quote').map(({ start }) => start)).toEqual([
          analysed.starts[sentence],
        ]);
      }
    }
  });
});
