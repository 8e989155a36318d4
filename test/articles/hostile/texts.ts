/** Texts that are made to do harm, of every format of text. */
import { filesOf } from './hostile-file.ts';

const MEBIBYTE = 2 ** 20;
/** Repeats a piece up to almost the largest size of a text. */
const filled = (piece: string, size = 1.9 * MEBIBYTE) => piece.repeat(Math.floor(size / piece.length));
const RAIN = 'It rained on Friday.';
export const hostileHtml = filesOf('a.html', [
  ['is nested without an end', () => `${filled('<div>')}${RAIN}`, null],
  ['has tables in tables', () => `${filled('<table><tr><td>')}${RAIN}`, null],
  [
    'has a table of a million columns and rows',
    () => `<table>${'<tr><td colspan=1000 rowspan=65534>a'.repeat(19_900)}`,
    null,
  ],
  ['has 200,000 cells', () => `<table><tr>${filled('<td>a b')}`, null],
  ['has lists in lists', () => `${filled('<ul><li>a')}${RAIN}`, null],
  ['opens tags without an end', () => `${filled('<')}${RAIN}`, null],
  ['opens comments without an end', () => `${filled('<!--')}${RAIN}`, null],
  ['has an attribute without an end', () => `<p title="${filled('a')}`, null],
  ['has 200,000 attributes', () => `<p ${filled('a1=b ')}>${RAIN}`, null],
  ['has entities without an end', () => `<p>${filled('&lt')}${RAIN}`, null],
  [
    'refers to other files',
    () => `<iframe src="file:///etc/passwd"></iframe><link rel=import href="http://127.0.0.1:9/"><p>${RAIN}`,
    null,
  ],
  ['has emphasis in emphasis', () => `<p>${filled('<b><i>a')}`, null],
  ['has headings without an end', () => filled('<h2>a b'), null],
  ['closes what is not open', () => `<p>${RAIN}${filled('</p></b></td>')}`, null],
  ['is a ZIP', () => 'PK\x03\x04\0\0', /^is no text but a ZIP/],
  ['is one word', () => `<p>${filled('a')}`, null],
  ['has 70,000 days', () => `${filled('<time datetime=x></time>')}<p>${RAIN}`, null],
  [
    'has more rows of a cell than a page may have',
    () => `<table>${filled('<td rowspan=3>a<tr>')}`,
    /^has more than 90,000 tags/,
  ],
  ['has rows of a cell that spans three', () => `<table>${'<td rowspan=3>a<tr>'.repeat(19_900)}`, null],
  ['has items as many as it may', () => `<ul>${'<li>a'.repeat(39_900)}`, null],
  ['has questions as many as it may', () => '<p>Q: a?<p>A: b'.repeat(19_900), null],
  ['has rows of two cells as many as it may', () => `<table>${'<tr><td>a<td>b'.repeat(19_900)}`, null],
  ['has more rows than it may', () => `<table>${'<tr><td>a'.repeat(20_100)}`, /^has more than 20,000 rows/],
  ['has links to notes', () => `<p>${filled('<a href=#a>1</a> ')}${RAIN}`, null],
  ['has definitions in quotations', () => filled('<dl><dt>a<dd><blockquote>b'), null],
]);

export const hostileMarkdown = filesOf('a.md', [
  ['has quotations in quotations', () => `${filled('> ')}${RAIN}`, null],
  ['has quotations of 500 levels', () => filled(`${'>'.repeat(500)} a\n`, 500_000), null],
  [
    'has lists in lists',
    () => Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
    null,
  ],
  ['opens brackets', () => `${filled('[')}${RAIN}`, null],
  ['opens links', () => `${filled('[a](')}${RAIN}`, null],
  ['opens pictures', () => `${filled('![a](')}${RAIN}`, null],
  ['opens emphasis', () => `${filled('*a _b ')}${RAIN}`, null],
  ['opens code', () => `${Array.from({ length: 1_800 }, (_, i) => '`'.repeat(i)).join(' a ')}${RAIN}`, null],
  [
    'has 1,000 columns',
    () => `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${filled(`${'|b'.repeat(1_000)}|\n`)}`,
    null,
  ],
  ['opens tags', () => `${filled('<a ')}${RAIN}`, null],
  ['has definitions of links', () => `${filled('[a]: b\n')}${RAIN}`, null],
  ['has addresses', () => `${filled('http://a.')}\n\n${RAIN}`, null],
  ['is one line', () => filled('word '), null],
  ['has lines of two letters', () => filled('ab\n\n'), null],
  ['has closing brackets', () => `${filled(']')}${RAIN}`, null],
  ['has headings', () => `${filled('# a\n')}${RAIN}`, /^has more than 50,000 lines/],
  ['has 49,000 items', () => '- a\n'.repeat(49_000), /^has too many parts/],
  ['has items as many as it may', () => '- a\n'.repeat(11_900), null],
  ['has headings as many as it may', () => '# a\n'.repeat(11_900), null],
  ['has paragraphs as many as it may', () => 'ab\n\n'.repeat(11_900), null],
  ['has rows as many as it may', () => `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(11_900)}`, null],
  ['has 49,000 lines', () => 'ab\n'.repeat(49_000), null],
  ['underlines headings', () => 'a\n---\n'.repeat(11_900), null],
  ['strikes out', () => `${filled('~~a~~ ')}${RAIN}`, /^has more marks/],
  ['strikes out as often as it may', () => `${'~~a~~ '.repeat(49_000)}${RAIN}`, null],
  ['opens brackets as often as it may', () => `${'[ '.repeat(199_000)}${RAIN}`, null],
  ['opens emphasis as often as it may', () => `${'*a _b '.repeat(99_000)}${RAIN}`, null],
  ['has links as often as it may', () => `${'[a](b) '.repeat(99_000)}${RAIN}`, null],
  ['has notes', () => `${filled('[^a] ')}\n\n${RAIN}`, /^has more marks/],
  ['has backslashes', () => `${filled('\\')}${RAIN}`, null],
]);

export const hostileCsv = filesOf('a.csv', [
  ['has an open quotation mark', () => `"${filled('Monday,9\n')}`, /^has more than 80,000 cells/],
  ['is one line', () => filled(','), /^is no table of separated values/],
  ['has a million cells', () => filled('a,b\n'), /^has more than 80,000 cells/],
  ['has a column', () => filled('a\n'), null],
  ['has 100,000 quotation marks', () => filled('""a"",b\n', 180_000), null],
  ['has 9,999 columns in each row', () => filled(`${'a,'.repeat(9_000)}\n`), null],
  ['has formulas', () => `Day,Hours\n${filled('=HYPERLINK("file:///etc/passwd"),1\n', 300_000)}`, null],
  ['is bare bytes', () => '\0\x01\x02'.repeat(100_000), /^is not a text/],
  ['is a ZIP', () => 'PK\x03\x04\0\0', null],
  ['is empty', () => ',,,\n'.repeat(100_000), null],
  ['has rows of every length', () => Array.from({ length: 440 }, (_, i) => 'a,'.repeat(i)).join('\n'), null],
  ['has more rows than a table may have', () => filled('a,b;c\td\n', 300_000), /^has more than 90,000 tags/],
  ['has three delimiters', () => 'a,b;c\td\n'.repeat(19_900), null],
  ['has four columns', () => 'a,b,c,d\n'.repeat(17_500), null],
  ['has 4,000 rows of 20 cells', () => `${'a,'.repeat(19)}a\n`.repeat(4_000), null],
  [
    'has an open quotation mark after a thousand rows',
    () => `${'a,b\n'.repeat(1_000)}a,"${filled('b,c\n', 100_000)}`,
    /^is no table of separated values/,
  ],
  ['has long words', () => filled(`${'a'.repeat(9_999)},b\n`), null],
]);

export const hostileRst = filesOf('a.rst', [
  ...(
    [
      '- ',
      '1. ',
      'a\n b\n',
      'x::\n\n y\n',
      '+--+\n| a\n',
      '== ==\na b\n',
      ':a: b\n',
      'a_ ',
      '**a',
      '`a <',
      '.. a::\n\n b\n',
      '|a',
      '   ',
      '=\n',
    ] as const
  ).map((piece): [string, () => string, null] => [
    `repeats ${JSON.stringify(piece)}`,
    () => `${filled(piece, 250_000)}\n\n${RAIN}`,
    null,
  ]),
  ['has definitions as many as it may', () => 'a\n b\n'.repeat(13_000), null],
  ['has blocks of code as many as it may', () => 'x::\n\n y\n'.repeat(29_000), null],
  ['has items as many as it may', () => '- a\n'.repeat(39_900), null],
  ['is nested', () => Array.from({ length: 700 }, (_, i) => `${' '.repeat(i)}- a`).join('\n'), null],
  [
    'includes other files',
    () => `.. include:: /etc/passwd\n.. raw:: html\n   :file: /etc/passwd\n\n${RAIN}`,
    null,
  ],
  ['is long', () => filled('The council met. '), /^has more than 256 KiB of text/],
  ['is a ZIP', () => 'PK\x03\x04\0\0', null],
]);

export const hostileAsciidoc = filesOf('a.adoc', [
  ['is long', () => filled('The council met. '), /^has more than 256 KiB of text/],
  ['has marks without an end', () => filled('*a _b `c #d ', 250_000), /^has more marks in a paragraph/],
  ['has marks of half the limit', () => `${filled('*a _b `c #d ', 25_000)}\n\n${RAIN}`, null],
  [
    'has more cells than anybody writes',
    () => `|===\n${filled('|a b\n', 200_000)}`,
    /^has more than 8,000 cells/,
  ],
  ['has 7,900 cells', () => `|===\n${'|a b\n'.repeat(7_900)}|===\n`, null],
  [
    'has 5,000 cells that are documents',
    () => `|===\n${'a|b\n'.repeat(5_000)}|===\n`,
    /^has more than 1,000 cells/,
  ],
  [
    'has columns of cells that are documents',
    () => `[cols="1,2a"]\n|===\n${'|a |b\n'.repeat(3_900)}|===\n`,
    /^has more than 1,000 cells/,
  ],
  [
    'has a table of a billion columns',
    () => `[cols="999999999*"]\n|===\n|a\n|===\n\n${RAIN}`,
    /^has more than 8,000 cells/,
  ],
  [
    'has a table of as many columns as an attribute says',
    () => `:n: 999999999\n\n[cols="{n}*"]\n|===\n|a\n|===\n\n${RAIN}`,
    /^has more than 8,000 cells/,
  ],
  ['has a cell a billion times', () => `|===\n999999999*|a\n|===\n\n${RAIN}`, /^has more than 8,000 cells/],
  ['has names of columns without an end', () => `${filled('cols=', 250_000)}`, null],
  ['has 10,000 conditions', () => `${'ifeval::["a" == "a"]\n'.repeat(10_000)}${RAIN}`, null],
  ['opens brackets', () => `${filled('[', 250_000)}`, null],
  [
    'has attributes that expand',
    () => `= Title\n:a: ha\n${':a: {a}{a}{a}{a}{a}{a}{a}{a}{a}{a}\n'.repeat(30)}\n${RAIN} {a}`,
    null,
  ],
  [
    'has an attribute of 20 kB, 10,000 times',
    () => `= Title\n:a: ${'ha '.repeat(7_000)}\n\n${'{a}'.repeat(10_000)}`,
    null,
  ],
  [
    'has lists in lists',
    () => Array.from({ length: 1_000 }, (_, i) => `${'*'.repeat((i % 120) + 1)} a`).join('\n'),
    null,
  ],
  ['has sections', () => `${filled('== Rain\n\n', 200_000)}${RAIN}`, /^has too many parts/],
  ['has items', () => `${filled('* It *rained* all day.\n', 250_000)}\n${RAIN}`, /^has too many parts/],
  ['has blocks', () => filled('====\na\n====\n\n', 250_000), /^has too many parts/],
  ['has 4,400 items', () => `${'* It *rained* all day.\n'.repeat(4_400)}\n${RAIN}`, null],
  ['has 2,200 blocks', () => '====\na\n====\n\n'.repeat(2_200), null],
  ['has 4,400 sections', () => `${'== Rain\n\n'.repeat(4_400)}${RAIN}`, null],
  ['has labels', () => filled('a:: b\n', 250_000), /^has too many parts/],
  [
    'includes other files',
    () => `= Title\n\ninclude::/etc/passwd[]\n\nimage::file:///etc/passwd[]\n\n${RAIN}`,
    null,
  ],
  ['has links', () => filled('https://a.example[b] ', 250_000), null],
  ['has footnotes', () => filled('a footnote:[b] ', 250_000), null],
  ['has lines', () => filled('a\n', 250_000), null],
]);

/** Plain text, each piece of which looks like a part of an outline, a table or a conversation. */
export const hostileText = filesOf(
  'a.txt',
  [
    'A: b\n',
    'a\tb\n',
    '1. a\n',
    '   a   b\n',
    'a   b\n    c\n',
    '[12:03] ana: a\n',
    'ana\n 12:03\n',
    '-',
    ' ',
    '  - a\n',
    'a',
    '|a|b|\n',
    'Q: a?\n',
    'ABC DEF\n',
    '2024-01-01 ',
    'a\n---\n',
    '(',
    '\n \n',
    'http://a.b/',
    '|a|b|\n|c|d|\nx\n',
    'a\tb\na\tc\nxx\n',
    'A: b\nC: d\nE: f\nxx yy\n',
  ].map((piece): [string, () => string, null] => {
    // Almost as many lines as a text may have.
    const lines = piece.split('\n').length - 1;
    const repeated = () => (lines === 0 ? filled(piece) : piece.repeat(Math.floor(49_900 / lines)));
    return [`repeats ${JSON.stringify(piece)}`, () => `${RAIN}\n\n${repeated()}\n\n${RAIN}`, null];
  }),
);

const front = (lines: string, marks = '---') => `${marks}\n${lines}\n${marks}\n\n${RAIN}\n`;

export const hostileFrontMatter = [
  ...filesOf('yaml.md', [
    [
      'has aliases that expand a billion times',
      () =>
        front(
          `a0: &a0 [ha]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(',')}]`).join('\n')}`,
        ),
      null,
    ],
    ['has an alias of itself', () => front('a: &a [*a]'), null],
    ['opens lists in YAML', () => front(`a: ${filled('[')}`), null],
    ['opens maps in YAML', () => front(`a: ${filled('{a: ')}`), null],
    [
      'has lists in lists in YAML',
      () => front(Array.from({ length: 1_200 }, (_, i) => `${' '.repeat(i)}- `).join('\n')),
      null,
    ],
    [
      'has 200,000 keys in YAML',
      () => front(Array.from({ length: 150_000 }, (_, i) => `k${i}: v`).join('\n')),
      null,
    ],
    ['has the same key over and over in YAML', () => front(filled('title: a\n')), null],
    [
      'has a tag that makes an object in YAML',
      () => front('a: !!js/function "function(){}"\nb: !<tag:x> {}'),
      null,
    ],
    ['has a text without an end in YAML', () => `---\ntitle: "${filled('a ')}`, null],
    ['has keys without an end in YAML', () => front(filled('? a\n')), null],
    ['merges without an end in YAML', () => front(`a: &a {b: c}\n${filled('<<: *a\n', 300_000)}`), null],
    ['has comments in YAML', () => front(filled('# a\n')), null],
  ]),
  ...filesOf('toml.md', [
    ['opens lists in TOML', () => front(`a = ${filled('[')}`, '+++'), null],
    ['opens maps in TOML', () => front(`a = ${filled('{a=')}`, '+++'), null],
    ['has keys in keys in TOML', () => front(`${filled('a.')}a = 1`, '+++'), null],
    [
      'has 100,000 tables in TOML',
      () => front(Array.from({ length: 100_000 }, (_, i) => `[t${i}]`).join('\n'), '+++'),
      null,
    ],
    ['has lists of tables in TOML', () => front(filled('[[a]]\n'), '+++'), null],
    ['has __proto__ in TOML', () => front('[__proto__]\ntitle = "a"', '+++'), null],
  ]),
  ...filesOf('json.md', [
    ['opens lists in JSON', () => `{"a": ${filled('[')}\n}\n\n${RAIN}`, null],
    ['opens maps in JSON', () => `${filled('{"a":')}\n\n${RAIN}`, null],
    [
      'has 100,000 keys in JSON',
      () => `{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":1`).join(',')}}\n\n${RAIN}`,
      null,
    ],
    ['has __proto__ in JSON', () => `{"__proto__": {"title": "a"}, "date": {"a": 1}}\n\n${RAIN}`, null],
  ]),
];
