import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../src/articles/header.ts';

const BODY = 'The bells of Varde rang at noon on May 3. Nobody had rung them since the fire of 1911.';

/** A text before its body, its day, its title, and the header lines kept as text. */
const FORMS: [
  name: string,
  header: string,
  published: string | null,
  title: string | null,
  ...kept: string[],
][] = [
  ['nothing', '', null, null],
  ['a label', 'Date: May 4, 2024\n\n', '2024-05-04', null],
  [
    'labels in any order',
    'Title: Bells\nPublished: 2024-05-04\nAuthor: Ada Lund\n\n',
    '2024-05-04',
    'Bells',
    'Author: Ada Lund',
  ],
  ['labels in capitals', 'DATE: 4 MAY 2024\nHEADLINE: BELLS\n\n', '2024-05-04', 'BELLS'],
  [
    'labels of an e-mail',
    'Subject: Bells\nFrom: desk@paper.example\nDate: Sat, 04 May 2024 10:00:00 +0000\n\n',
    '2024-05-04',
    'Bells',
    'From: desk@paper.example',
  ],
  ['a label without a colon', 'Published on 4 May 2024\n\n', '2024-05-04', null],
  ['a label before the body on one line', ' date 2024-05-04 ', '2024-05-04', null],
  [
    'labels in a list',
    '# Bells\n\n- Date: 2024-05-04\n- Author: Ada Lund\n\n',
    '2024-05-04',
    'Bells',
    '- Author: Ada Lund',
  ],
  ['labels in bold', '**Date:** 4 May 2024\n**Title:** Bells\n\n', '2024-05-04', 'Bells'],
  ['a label in a comment of HTML', '<!-- date: 2024-05-04 -->\n# Bells\n\n', '2024-05-04', 'Bells'],
  [
    'YAML',
    '---\ntitle: "Bells: at last"\ndate: 2024-05-04T23:30:00-05:00 # evening\ntags:\n  - bells\n---\n\n',
    '2024-05-04',
    'Bells: at last',
    'tags:\n  - bells',
  ],
  [
    'YAML with keys in camel case',
    '---\npublishedAt: 2024-05-04\nheadline: Bells\n---\n',
    '2024-05-04',
    'Bells',
  ],
  ['empty YAML', '---\n---\n', null, null],
  ['TOML', "+++\ntitle = 'Bells'\ndate = 2024-05-04T07:32:00Z\n+++\n", '2024-05-04', 'Bells'],
  [
    'centred lines',
    '\t\t         Bells of Varde\n                 (a guide to the ringing)\n\n                    4 May 2024\n\n',
    '2024-05-04',
    'Bells of Varde',
    '(a guide to the ringing)',
  ],
  ['a title and a day', 'Bells of Varde\n4 May 2024\n\n', '2024-05-04', 'Bells of Varde'],
  ['a day and a title', 'Saturday, May 4, 2024\n\nBells of Varde\n\n', '2024-05-04', 'Bells of Varde'],
  ['a title that is a question', 'Who rang the bells?\n2024-05-04\n\n', '2024-05-04', 'Who rang the bells?'],
  [
    'a title that is underlined',
    'Bells of Varde\n==============\n4 May 2024\n\n',
    '2024-05-04',
    'Bells of Varde',
  ],
  [
    'a title, a subtitle and a day',
    'Bells of Varde\nA town wakes after a century\nMay 4, 2024\n\n',
    '2024-05-04',
    'Bells of Varde',
    'A town wakes after a century',
  ],
  ['a title alone', 'Bells of Varde\n\n', null, 'Bells of Varde'],
  [
    'a heading with a link, code and badges',
    `# The [\`ring\` *bells*](http://bells.example/) of [Varde][v] — ${'[![CI](http://ci.example/badge.svg)](http://ci.example/) '.repeat(8)}\n\n`,
    null,
    'The ring bells of [Varde][v]',
  ],
  ['a title with bold words', '🔔 **Bells** of Varde\n\n', null, '🔔 Bells of Varde'],
  ['a title that starts like a label', 'Date palms and bells\n\n', null, 'Date palms and bells'],
  ['a title that starts like a byline', 'By the sea, bells\n\n', null, 'By the sea, bells'],
  ['a byline', 'By Ada Lund | 4 May 2024\n\n', '2024-05-04', null, 'By Ada Lund | 4 May 2024'],
  [
    'a byline with an office',
    'By Ada Lund, Staff Writer, May 4, 2024\n\n',
    '2024-05-04',
    null,
    'By Ada Lund, Staff Writer, May 4, 2024',
  ],
  [
    'a byline that starts with the day',
    'May 4, 2024 by Ada Lund\n\n',
    '2024-05-04',
    null,
    'May 4, 2024 by Ada Lund',
  ],
  [
    'a byline of a site',
    'Bells\nAda Lund · 4 May 2024 · 4 min read\n\n',
    '2024-05-04',
    'Bells',
    'Ada Lund · 4 May 2024 · 4 min read',
  ],
  [
    'a byline with the last change',
    'By Ada Lund | Daily Post | Updated: 2024-05-04 09:12\n\n',
    '2024-05-04',
    null,
    'By Ada Lund | Daily Post | Updated: 2024-05-04 09:12',
  ],
  ['an agency', 'AFP, 4 May 2024\n\n', '2024-05-04', null, 'AFP, 4 May 2024'],
  [
    'a source with its time',
    'Bells\nSource: Xinhua| 2024-05-04 20:12:30|Editor: lin\n\n',
    '2024-05-04',
    'Bells',
    'Source: Xinhua| 2024-05-04 20:12:30|Editor: lin',
  ],
  [
    'a line that press releases start with',
    'FOR IMMEDIATE RELEASE\nMay 4, 2024\n\n',
    '2024-05-04',
    null,
    'FOR IMMEDIATE RELEASE',
  ],
  ['a day that does not exist', 'Date: 2024-13-45\nTitle: Bells\n\n', null, 'Bells'],
  ['a month', 'May 2024\n\n', null, null, 'May 2024'],
  [
    'the days of publication and of the last change',
    'Published: 4 May 2024\nUpdated: 9 May 2024\n\n',
    '2024-05-04',
    null,
  ],
  ['the same days in the other order', 'Updated: 9 May 2024\nPublished: 4 May 2024\n\n', '2024-05-04', null],
  ['the day of the last change alone', 'Last updated: 4 May 2024\n\n', '2024-05-04', null],
  [
    'the days of creation and of publication',
    'Created: 2024-05-01\nPublished: 2024-05-04\n\n',
    '2024-05-04',
    null,
  ],
  [
    'a day with another meaning',
    'Retrieved: 9 June 2024\nPublished: 4 May 2024\n\n',
    '2024-05-04',
    null,
    'Retrieved: 9 June 2024',
  ],
  [
    'the line breaks of Windows, and a byte order mark',
    '\uFEFFDate: 4 May 2024\r\nTitle: Bells\r\n\r\n',
    '2024-05-04',
    'Bells',
  ],
  ['the line breaks of old Macs', 'Date: 4 May 2024\rTitle: Bells\r\r', '2024-05-04', 'Bells'],
  ['blank lines before it', '\n\n  Date: 4 May 2024\n\n\n', '2024-05-04', null],
  [
    'YAML, whose values for readers are kept and those for programs are not',
    '---\nlayout: post\ntitle: Bells\nauthor: Ada Lund\ndate: 2024-05-04\ndescription: >-\n  The bells of Varde\n  rang again.\nslug: bells\ntags: [bells, Varde]\n---\n',
    '2024-05-04',
    'Bells',
    'author: Ada Lund',
    'The bells of Varde\n  rang again.',
    'tags: [bells, Varde]',
  ],
  [
    'TOML, whose values for readers are kept',
    "+++\ntitle = 'Bells'\ntags = [\n  'bells',\n]\ndraft = false\n+++\n",
    null,
    'Bells',
    "tags = [\n  'bells',\n]",
  ],
  ['YAML with empty values', '---\nauthor:\ndescription: |\ntitle: Bells\n---\n', null, 'Bells'],
  [
    'labels without a role',
    'Title: Bells\nSection: Town\nSummary: They ring again.\nSource: Varde Post\n\n',
    null,
    'Bells',
    'Section: Town',
    'Summary: They ring again.',
    'Source: Varde Post',
  ],
  [
    'an address',
    'Title: Bells\nSource: https://news.example/bells\nBy Ada Lund\n\n',
    null,
    'Bells',
    'By Ada Lund',
  ],
  [
    'days with weekday, time and zone',
    'Posted on: Saturday, 4 May 2024 at 10:00 a.m. GMT\nLast updated: 9 May 2024, 8:15 pm\n\n',
    '2024-05-04',
    null,
  ],
  [
    'a day with the author',
    'Published: 4 May 2024 by Ada Lund\n\n',
    '2024-05-04',
    null,
    'Published: 4 May 2024 by Ada Lund',
  ],
  // From the repositories of rust-lang/blog, 18F, Jekyll and others.
  ['YAML over several lines', "---\ntitle: 'Bells of\n  Varde'\n---\n", null, 'Bells of Varde'],
  [
    'YAML that continues at the start of a line',
    '---\ntitle: "Bells of\nVarde"\n---\n',
    null,
    'Bells of Varde',
  ],
  ['YAML with escapes', '---\ntitle: "Caf\\u00e9 \\"Bells\\""\n---\n', null, 'Café "Bells"'],
  [
    'YAML with anchors, ended by dots',
    '---\ntitle: &t Bells\nsubject: *t\nauthors: [&a Ada, *a]\n...\n',
    null,
    'Bells',
    'authors: [&a Ada, *a]',
  ],
  ['YAML in flow style', '---\n{title: "Bells", date: 2024-05-04}\n---\n', '2024-05-04', 'Bells'],
  [
    'YAML with an unquoted colon',
    '---\ntitle: Bells: at last\ndate: 2024-05-04\n---\n',
    '2024-05-04',
    'Bells: at last',
  ],
  [
    'YAML with a bracket',
    '---\ntitle: [Update] Bells\ndate: 2024-05-04\n---\n',
    '2024-05-04',
    '[Update] Bells',
  ],
  [
    'YAML with an apostrophe in quotation marks',
    "---\ntitle: 'It's noon'\ndate: 2024-05-04\n---\n",
    '2024-05-04',
    "It's noon",
  ],
  ['YAML with a name', '---\nname: Bells\n---\n', null, 'Bells'],
  ['YAML with a name and a title', '---\nname: a-7\ntitle: Bells\n---\n', null, 'Bells'],
  [
    'TOML with tables and escapes',
    '+++\ntitle = """The "Bells\\""""\nauthors = [\n  "Ada",\n]\n[extra]\ntitle = "Other"\n+++\n',
    null,
    'The "Bells"',
    'authors = [\n  "Ada",\n]',
  ],
  ['invalid TOML, line by line', '+++\ntitle = Bells\ndate = 2024-05-04\n+++\n', '2024-05-04', 'Bells'],
  [
    'JSON between lines',
    '---json\n{\n  "title": "Bells",\n  "date": "2024-05-04T10:00:00.000-0400"\n}\n---\n\n',
    '2024-05-04',
    'Bells',
  ],
  [
    'JSON',
    '{\n  "title": "The \\"Bells\\"",\n  "author": "Ada Lund",\n  "date": "2024-05-04"\n}\n',
    '2024-05-04',
    'The "Bells"',
    '"author": "Ada Lund"',
  ],
  ['a path', '---\ntitle: Bells\npath: 2024/05/04/bells\n---\n', '2024-05-04', 'Bells'],
  ['a permalink', '---\npermalink: /2024/05/04/bells/\nlastmod: 2024-06-01\n---\n', '2024-05-04', null],
  ['an alias', '+++\naliases = ["bells", "2024/05/04/bells.html"]\n+++\n', '2024-05-04', null],
  ['a title given twice', '---\ntitle: Bells\n---\n# Bells\n\n', null, 'Bells'],
  ['a heading with its day', '# May 4, 2024 Bell Notes\n-----\n\n', '2024-05-04', 'May 4, 2024 Bell Notes'],
  ['a heading like a byline', '# Bell Board, 4 May 2024\n\n', '2024-05-04', 'Bell Board, 4 May 2024'],
  ['an underlined heading', 'Notes of 4 May 2024\n=====\n\n', '2024-05-04', 'Notes of 4 May 2024'],
  ['marks of other formats', '#+TITLE: Bells\n:date: 2024-05-04\n\n', '2024-05-04', 'Bells'],
  ['a comment', '<!--\n.. title: Bells\n.. date: 2024-05-04 10:00\n-->\n\n', '2024-05-04', 'Bells'],
  ['an item of a feed', 'Bells\n4 May 2024\nhttps://news.example/bells\n\n', '2024-05-04', 'Bells'],
  [
    'labels below a licence',
    'The Bells, by Ada Lund\n\nThis book is for anyone at no cost.\n\nTitle: The Bells\n\nAuthor: Ada Lund\n\nRelease Date: May 4, 2024 [Book #7]\n\n*** START OF THIS BOOK ***\n\n',
    '2024-05-04',
    'The Bells',
    'The Bells, by Ada Lund\n\nThis book is for anyone at no cost.',
    'Author: Ada Lund',
    'Release Date: May 4, 2024 [Book #7]',
    '*** START OF THIS BOOK ***',
  ],
  ['no day', 'Date: the day of the fair\n\n', null, null, 'Date: the day of the fair'],
];

describe('the day on which an article expires', () => {
  const expiresIn = (header: string) => {
    const { expires, kept } = readHeader(`${header}${BODY}`);
    return [expires, kept.length];
  };

  it.each([
    ['a label', 'Title: Bells\nExpires: 1 April 2026\n\n', '2026-04-01'],
    ['a label for the first day', 'Title: Bells\nOutdated from: 2026-04-01\n\n', '2026-04-01'],
    ['a label for the last day', 'Title: Bells\nValid until: 31 March 2026\n\n', '2026-04-01'],
    ['YAML, as Hugo has it', '---\ntitle: Bells\nexpiryDate: 2026-04-01T10:00:00Z\n---\n\n', '2026-04-01'],
    ['TOML, as Hugo has it', '+++\ntitle = "Bells"\nunpublishdate = 2026-04-01\n+++\n\n', '2026-04-01'],
    ['YAML for the last day', '---\ntitle: Bells\nvalid_until: 2026-03-31\n---\n\n', '2026-04-01'],
    ['the first of two', '---\nexpires: 2026-04-01\n---\nExpires: 2027-04-01\n\n', '2026-04-01'],
  ])('is read from %s', (_, header, expires) => {
    expect(expiresIn(header)).toEqual([expires, 0]);
  });

  it('is none where the label has none, which is kept as text', () => {
    expect(expiresIn('Title: Bells\nValid until: the tide turns\n\n')).toEqual([undefined, 1]);
    expect(expiresIn('Title: Bells\nDate: 2024-05-04\n\n')).toEqual([undefined, 0]);
  });
});

describe('the header of an article', () => {
  it.each(FORMS)('is read from %s', (_, header, published, title, ...more) => {
    const text = header + BODY;
    const { kept, source, ...read } = readHeader(text);
    expect(read).toEqual({ title, published, bodyStart: header.length });
    expect(source).toBe(header.includes('https:') ? 'https://news.example/bells' : null);
    expect(text.slice(read.bodyStart)).toBe(BODY);
    expect(kept.map(({ start, end }) => text.slice(start, end))).toEqual(more);
  });

  it.each([
    ['OSLO, May 4, 2024 (Reuters) - The bells rang.', '2024-05-04'],
    ['4 May 2024 – The bells rang.', '2024-05-04'],
    ['NEW YORK, May 4, 2024 /PRNewswire/ -- The bells rang.', '2024-05-04'],
    ['LONDON--(BUSINESS WIRE)--May 4, 2024-- The bells rang.', '2024-05-04'],
    ['VARDE, Denmark (May 4, 2024) – The bells rang.', '2024-05-04'],
    ['OSLO, May 4 (Reuters) - The bells rang.', null],
    ['On May 4, 2024, the bells rang.', null],
    ['On May 4, 2024 – a Saturday – the bells rang.', null],
    ['4 May 2024 was the day the bells rang.', null],
  ])('has the day of a dateline with a year, which remains in the body: %j', (body, published) => {
    expect(readHeader(body)).toEqual({ title: null, published, source: null, bodyStart: 0, kept: [] });
  });

  it.each([
    ['https://news.example/bells', 'https://news.example/bells'],
    ['<http://news.example/bells>', 'http://news.example/bells'],
    ['"https://news.example"', 'https://news.example/'],
    ['javascript:alert(1)', null],
    ['https://user:secret@news.example/', null],
    ['Reuters', null],
  ])('has a source only if it may be linked to: %j', (value, source) => {
    expect(readHeader(`Source: ${value}\nDate: 2024-05-04\n\n${BODY}`).source).toBe(source);
  });

  it.each([
    ['prose between rules', '---\nIt rained all day.\nBut note: it stopped.\n---\n\n'],
    ['an object without a title or day', '{\n  "port": 80\n}\n\n'],
    ['braces that are not JSON', '{\n  "title": "Bells",\n}\n\n'],
  ])('is not %s', (_, opening) => {
    expect(readHeader(opening + BODY)).toMatchObject({ published: null, title: null });
  });

  it.each([
    ['lists', '[', 9_000],
    ['mappings', '{a: ', 2_000],
    ['blocks', '- ', 4_000],
    ['keys', 'a: ', 3_000],
    ['anchors', 'a: &a [*a,*a]\n', 600],
    ['quotations', 'a: "b\n', 1_500],
  ])(
    'is read in linear time, without ending the process, from front matter of %s within %j',
    (_, unit, times) => {
      const start = process.cpuUsage();
      for (const fence of ['---', '+++']) readHeader(`${fence}\n${unit.repeat(times)}\n${fence}\n\n${BODY}`);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(1_500);
    },
  );

  it("takes the day of the file's name before that of the last change", () => {
    expect(readHeader(`Updated: 9 May 2024\n\n${BODY}`, '2024-05-04').published).toBe('2024-05-04');
    expect(readHeader(`Date: 9 May 2024\n\n${BODY}`, '2024-05-04').published).toBe('2024-05-09');
  });

  it('excludes a first sentence, however short', () => {
    for (const body of [
      'It rained.\n\nThen it stopped.',
      'Nobody knows why,\nthe mayor says.',
      `${'word '.repeat(40)}\n\nMore.`,
    ])
      expect(readHeader(body)).toMatchObject({ title: null, bodyStart: 0 });
  });

  it.each([
    ['spaces', 'x '.padEnd(1_000_000)],
    ['stars', `${'*'.repeat(1_000_000)}x`],
    ['hashes', `x ${'# '.repeat(500_000)}x`],
    ['labels', 'date: '.repeat(170_000)],
    ['unclosed front matter', `---\n${'a: "b\n'.repeat(170_000)}`],
    ['front matter', `---\n${'tags:\n  - "b\n'.repeat(80_000)}---\n`],
    ['a list in front matter', `---\ntags:\r\n${'\r\n'.repeat(200_000)}${'  - b\n'.repeat(90_000)}---\n`],
    ['line breaks', '\r\n \n'.repeat(250_000)],
  ])('is read in linear time from a million characters of %s', (_, text) => {
    const start = performance.now();
    readHeader(text);
    // Quadratic time would be minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
