import { describe, expect, it, vi } from 'vitest';
import { addDays, type Day, inWords } from '../../../src/day.ts';
import { translatorFor } from '../../../src/i18n/translators.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Draft } from '../../../src/library/library.ts';
import { odtOf, zipOf } from '../../articles/convert/zip.ts';
import { inEnglish } from './in-english.ts';

const library = createLibrary([]);
const PROSE = 'The fair of Varde opened on Saturday. It has 27 stalls, and a wheel. Mayor Berg bought honey.';
const FAIR: Draft = { title: 'The fair', date: '2024-06-13', source: '', text: PROSE };

const preview = (changes: Partial<Draft>) => library.preview({ ...FAIR, ...changes }, '1');
const doubts = async (changes: Partial<Draft>) => inEnglish((await preview(changes)).doubts);
const file = (name: string, text: string, encoding: BufferEncoding = 'utf8') => ({
  text: { name, bytes: Buffer.from(text, encoding) },
});
const daysFromToday = (count: number) => addDays(new Date().toISOString().slice(0, 10) as Day, count)!;

describe('the preview of a draft', () => {
  it.each<[why: string, Partial<Draft>, { title: string; published: Day | null; source?: string | null }]>([
    [
      'the form',
      { title: '  The \n fair ', source: ' https://news.example/fair ' },
      { title: 'The fair', published: '2024-06-13', source: 'https://news.example/fair' },
    ],
    [
      'the text, if the form is empty',
      { title: '', date: '', text: `Title: A fair\nDate: 1 June 2024\n\n${PROSE}` },
      { title: 'A fair', published: '2024-06-01' },
    ],
    [
      'the form before the text',
      { text: `Title: A fair\nDate: 1 June 2024\n\n${PROSE}` },
      { title: 'The fair', published: '2024-06-13' },
    ],
    [
      'the name of a file',
      { date: '', ...file('2024-06-02-fair.txt', PROSE) },
      { title: 'The fair', published: '2024-06-02' },
    ],
    [
      'a page',
      {
        title: '',
        date: '',
        ...file('fair.HTML', `<meta name=date content=2024-06-03><h1>At the fair</h1><p>${PROSE}`),
      },
      { title: 'At the fair', published: '2024-06-03' },
    ],
    [
      'a page that is called a text',
      { title: '', date: '', ...file('fair.txt', `<!DOCTYPE html><title>At the fair</title><p>${PROSE}`) },
      { title: 'At the fair', published: null },
    ],
    [
      'a file in another encoding',
      { title: '', date: '', ...file('fair.txt', `\ufeffA fair at last\n\n${PROSE}`, 'utf16le') },
      { title: 'A fair at last', published: null },
    ],
    [
      'a document',
      {
        title: '',
        date: '',
        text: { name: 'fair.odt', bytes: odtOf('At the fair', 'Date: 2024-06-04', PROSE) },
      },
      { title: 'At the fair', published: '2024-06-04' },
    ],
    [
      'the document in a ZIP',
      {
        title: '',
        date: '2024-06-05',
        text: {
          name: 'fair.zip',
          bytes: zipOf({ 'fair/fair.odt': odtOf('At the fair', PROSE), 'fair/picture.png': 'x' }),
        },
      },
      { title: 'At the fair', published: '2024-06-05' },
    ],
  ])('has the title, the day and the source of %s', async (_, changes, expected) => {
    const { title, published, source, sentences, opening } = await preview(changes);
    expect({ title, published, source }).toEqual({ source: null, ...expected });
    expect({ sentences, opening }).toEqual({
      sentences: 3,
      opening: [
        {
          kind: 'paragraph',
          level: 0,
          number: null,
          speaker: null,
          cells: null,
          sentences: PROSE.split(/(?<=\.) /),
        },
      ],
    });
  });

  it('shows blocks, without markup', async () => {
    const text = '# The fair\n\n## Stalls\n\n- **Honey** and *wax*\n  - From Varde\n- Wool';
    const { opening } = await preview({ title: '', ...file('fair.md', text) });
    const item = { kind: 'item', number: null, speaker: null, cells: null };
    expect(opening).toMatchObject([
      { kind: 'heading', sentences: ['Stalls'] },
      { ...item, level: 1, sentences: ['Honey and wax'] },
      { ...item, level: 2, sentences: ['From Varde'] },
    ]);
  });
});

describe('a title in the form', () => {
  it('does not hide the date below the text’s own title', async () => {
    const text = `# A fair\n\n*4 June 2024*\n\n${PROSE}`;
    expect(await preview({ title: 'The fair', date: '', ...file('fair.md', text) })).toMatchObject({
      title: 'The fair',
      published: '2024-06-04',
      doubts: [],
    });
  });
});

describe('the warnings about a draft', () => {
  it('are empty when nothing is wrong', async () => {
    expect(await doubts({})).toEqual([]);
    expect(await doubts({ date: daysFromToday(1) })).toEqual([]);
  });

  it.each<[Partial<Draft>, string[]]>([
    [{ date: '' }, ['No date was found: the article will be undated.']],
    [
      { date: 'the day of the fair' },
      [
        '“the day of the fair” is no day that I can read: write it as 2023-06-19 or 19 June 2023.',
        'No date was found: the article will be undated.',
      ],
    ],
    [
      { date: '2024-02-30', text: `Date: 2024-06-01\n\n${PROSE}` },
      ['“2024-02-30” is no day that I can read: write it as 2023-06-19 or 19 June 2023.'],
    ],
    [
      { source: `javascript:${'x'.repeat(100)}` },
      [`“javascript:${'x'.repeat(29)}…” is no address of a page: it has to start with https://.`],
    ],
    [{ date: daysFromToday(2) }, [`The date lies in the future: ${inWords(daysFromToday(2))}.`]],
    [{ title: '' }, ['No title was found: the words that the article opens with will stand for it.']],
    [{ date: '03/04/2023' }, ['The day is written as 03/04/2023, and read as 4 March 2023.']],
    [
      { date: '', text: `Date: 03/04/2023\n\n${PROSE}` },
      ['The day is written as 03/04/2023, and read as 4 March 2023.'],
    ],
    [
      { date: '', ...file('fair.md', `# A fair\n\n*03/04/2023*\n\n${PROSE}`) },
      ['The day is written as 03/04/2023, and read as 4 March 2023.'],
    ],
    [
      { date: '', text: `By Ada Lund | 03/04/2023\n\n${PROSE}` },
      ['The day is written as 03/04/2023, and read as 4 March 2023.'],
    ],
    [{ date: '2023-03-04', text: `${PROSE} It closed on 03/04/2023.` }, []],
    [{ date: '13/04/2023' }, []],
    [{ date: '04/04/2023' }, []],
    [{ text: 'It opened.' }, ['The text is very short: one sentence.']],
    [{ text: 'It opened. It closed.' }, ['The text is very short: 2 sentences.']],
    [
      {
        text: 'Der Rat von Lindholm tagte am Freitag. Er beschloss eine neue Brücke, die zwölf Millionen Kronen kosten wird. '.repeat(
          5,
        ),
      },
      ['The text does not look like English: I find answers in English only.'],
    ],
  ])('name what a moderator should check: %o', async (changes, expected) => {
    expect(await doubts(changes)).toEqual(expected);
  });
});

it('a day in a warning is written in the language of the reader, and is the same in each time zone', async () => {
  vi.stubEnv('TZ', 'America/Los_Angeles');
  const { doubts } = await preview({ date: '03/04/2023' });
  expect(doubts.map(({ key, values }) => translatorFor('de')(key, values))).toEqual([
    expect.stringContaining('4. März 2023'),
  ]);
  vi.unstubAllEnvs();
});

describe('a draft that is no article', () => {
  it.each<[Partial<Draft>, string]>([
    [{ text: '' }, 'The text is empty: write the article into it, or take it away.'],
    [{ text: 'Title: A fair\nDate: 2024-06-01\n' }, 'The text has no text after its header'],
    [{ text: `${'x '.repeat(100_000)}x` }, 'has more than 200,000 characters: split it into articles.'],
    [{ title: 'A \0 fair' }, 'The title is not a text: it holds control characters; save it as plain text.'],
    [{ title: '\x07' }, 'The title is not a text: it holds control characters; save it as plain text.'],
    [{ title: 'x'.repeat(251) }, 'The title has more than 250 characters. Please shorten it.'],
    [
      { source: `https://news.example/${'x'.repeat(280)}` },
      'The address has more than 280 characters. Please shorten it.',
    ],
    [file('fair.rtf', '%PDF-1.7'), 'The file is of a kind that is not read (.rtf): save it as .docx.'],
    [file('fair', PROSE), 'The file is of no kind that is read: save it as .txt, .md, .html, .docx or .odt.'],
    [
      file('fair.txt', '\xcf\xf0\xe8\xe2\xe5\xf2', 'latin1'),
      'The text is not UTF-8: save it again as UTF-8.',
    ],
    [file('fair.html', '<p>It opened.<b>'.repeat(25_001)), 'The text has more than 50,000 tags'],
    [
      file('fair.txt', 'x'.repeat(2 * 1024 * 1024 + 1)),
      'The text is larger than 2 MiB: split it into articles.',
    ],
    [
      file('fair.docx', PROSE),
      'The file is not a Word document, as its name says, or is damaged: save it again.',
    ],
    [
      { text: { name: 'fair.zip', bytes: zipOf({ 'a.txt': PROSE, 'b.md': PROSE }) } },
      'The file holds 2 files that can be read: at most 20 are added together.',
    ],
    [file('fair.html', '<script>x</script>'), 'The text is a page that shows no text: copy the text itself.'],
  ])('is rejected with a line that says what to do: %#', async (changes, reason) => {
    await expect(preview(changes)).rejects.toMatchObject({
      name: 'LibraryFailure',
      message: expect.stringContaining(reason),
    });
  });

  it('exceeds a limit', async () => {
    // The tags of a page do not count as characters.
    const marked = `<p>It opened.${'<b></b>'.repeat(20_000)}`;
    expect(await preview(file('fair.html', marked))).toMatchObject({ sentences: 1 });
    const long = file('fair.html', `<p>${'x '.repeat(100_001)}`);
    await expect(preview(long)).rejects.toThrow('has more than 200,000 characters');
    expect(await preview({ text: 'x '.repeat(100_000) })).toMatchObject({ sentences: 1 });
    expect(await preview({ title: 'x'.repeat(250) })).toMatchObject({ title: 'x'.repeat(250) });
  });
});
