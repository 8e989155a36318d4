import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLabel } from '../../src/articles/document.ts';
import { readPlainText } from '../../src/articles/plain-text.ts';

/** Each block as a line: two spaces for each block that it is in, its kind, level, number and speaker, its text or cells. */
function outline(text: string): string[] {
  const { blocks } = readPlainText(text);
  const depths: number[] = [];
  return blocks.map(({ kind, level, number, parent, speaker, cells, start, end }) => {
    depths.push(parent < 0 ? 0 : depths[parent]! + 1);
    const facts = `${kind}${level || ''}${number ? `#${number}` : ''}${speaker ? ` ${text.slice(speaker.start, speaker.end)}` : ''}`;
    const content = cells
      ? cells.map((cell) => text.slice(cell.start, cell.end)).join(' ¦ ')
      : text.slice(start, end).replace(/\s+/g, ' ');
    return `${'  '.repeat(depths.at(-1)!)}${facts}: ${content}`;
  });
}

const PROSE = 'The mill at Orley was built in 1861, and it burned down twice before the war.';
const WRAPPED =
  'The mill at Orley was built in 1861 by two brothers from the coast, and\nburned down twice. Nobody was hurt, since the miller slept in the inn on\n12 of 14 nights - as millers did - and the cat\n- the story goes - woke the boys.';

describe('plain text', () => {
  it('has numbered questions above their answers, below titles with numbers', () => {
    const faq =
      '1  ABOUT THE MILL\n\n1.1  Does it grind?\nIt does.\n\nOn Fridays.\n\n1.2  Who owns it?\nTwo brothers.';
    expect(outline(faq)).toEqual([
      'heading1: 1 ABOUT THE MILL',
      '  question: 1.1 Does it grind?',
      '    answer: It does.',
      '    answer: On Fridays.',
      '  question: 1.2 Who owns it?',
      '    answer: Two brothers.',
    ]);
    expect(outline('1. Does it grind?\n2. Who owns it?\n3. Is it loud?\nAnswer all of them.')).toEqual([
      'item1#1: Does it grind?',
      'item1#2: Who owns it?',
      'item1#3: Is it loud?',
      'paragraph: Answer all of them.',
    ]);
  });

  it('has headings in the lines with versions above the bullets of news', () => {
    const news = (versions: readonly string[]) =>
      versions
        .map((version) => `Release ${version}\n* A lamp on the northern quay, lit at night\n* A bell`)
        .join('\n\n');
    expect(outline(news(['1.2', '1.1', '1.0']))).toEqual(
      ['1.2', '1.1', '1.0'].flatMap((version) => [
        `heading2: Release ${version}`,
        '  item1: A lamp on the northern quay, lit at night',
        '  item1: A bell',
      ]),
    );
    expect(outline(news(['1.2', '1.1']))[0]).toBe('paragraph: Release 1.2');
  });

  it('has headings in lines with a colon that alone are not indented', () => {
    const partOf = (title: string) => `${title}:\n\n\t${PROSE}\n\n`;
    const titles = ['Opening Hours', 'Words of Warning', 'Fares and Tickets'];
    expect(outline(`${titles.map(partOf).join('')}The miller`)).toEqual([
      ...titles.flatMap((title) => [`heading2: ${title}:`, `  paragraph: ${PROSE}`]),
      '  paragraph: The miller',
    ]);
    expect(outline(titles.slice(1).map(partOf).join(''))).toEqual(
      titles.slice(1).flatMap((title) => [`paragraph: ${title}:`, `paragraph: ${PROSE}`]),
    );
  });

  it('has short lists directly below a line, which no prose is wrapped as', () => {
    expect(outline('Rules\n- be kind\n- no spam\n\nCosts\n- £5\n- £20')).toEqual([
      'paragraph: Rules',
      '  item1: be kind',
      '  item1: no spam',
      'paragraph: Costs',
      '  item1: £5',
      '  item1: £20',
    ]);
  });

  it('has the fields of a record below its name', () => {
    expect(outline('Maud - collie, 9\nkennel: 7\ncats: no\n\nRex - pug, 2\nkennel: 8\ncats: yes')).toEqual([
      'paragraph: Maud - collie, 9',
      '  item1: kennel: 7',
      '  item1: cats: no',
      'paragraph: Rex - pug, 2',
      '  item1: kennel: 8',
      '  item1: cats: yes',
    ]);
    expect(
      outline('Name: Maud\nFrom: Leeds\nEats: any fish\n\nName: Dr. Rex\nFrom: Varde\nEats: cress'),
    ).toEqual([
      'paragraph: Name: Maud',
      '  item1: From: Leeds',
      '  item1: Eats: any fish',
      'paragraph: Name: Dr. Rex',
      '  item1: From: Varde',
      '  item1: Eats: cress',
    ]);
  });

  it('has no white space at the ends of a block, even after bold text', () => {
    const text = '**Q: Is it odd? **\n**A: It is. **\n\n__a. one __\n__b. two __';
    const { blocks } = readPlainText(text);
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Is it odd?',
      'It is.',
      'one',
      'two',
    ]);
  });

  it('remains unchanged, and is read from the start of the body', () => {
    const text = `Title\n\n${PROSE}\n\nA second one.`;
    expect(readPlainText(text, 7)).toEqual({
      text,
      blocks: [
        { kind: 'paragraph', start: 7, end: 7 + PROSE.length, parent: -1, level: 0 },
        { kind: 'paragraph', start: 9 + PROSE.length, end: text.length, parent: -1, level: 0 },
      ],
    });
    expect(readPlainText('', 0).blocks).toEqual([]);
    expect(readPlainText('* * *\n\n-----\n\n…', 0).blocks).toEqual([]);
  });

  it.each([
    WRAPPED,
    'It was found in 1997.\n1998. It was a year of rain, and the river rose to the door of the inn.',
    'The tower fell, and the men went home to the inn by the sea\n– it was late – and nobody saw them.',
    'A. Lund wrote to the council. Q. Moe did not, and the matter was dropped.',
    'He said: this is it.\n(1) was the only mark on the page, and nobody knew who had made it there.',
    'Among those who came were the physicist Helena\nStrand of Tromsø and her brother, the well-known\nAmundsen Strand.',
    'The vote was 7\n- 5 against, and the mayor of the town left the room before the count was over.',
    'Paris: it rained on the day of the opening, and few people came to see the new bridge.',
    PROSE,
  ])('remains one paragraph when it is prose: %j', (text) => {
    expect(outline(text)).toEqual([`paragraph: ${text.replace(/\s+/g, ' ')}`]);
  });
});

/** A text and its outline. */
const TEXTS: Record<string, [string, string[]]> = {
  'headings in capitals, underlined, with the marks of wikis and of Markdown': [
    `PLANS AND PRICES\n\n${PROSE}\n\nOpening\n=======\n\nHours\n-----\n${PROSE}\n\n== Trains ==\n${PROSE}\n\n### Buses ###\n\n${PROSE}`,
    [
      'heading1: PLANS AND PRICES',
      `  paragraph: ${PROSE}`,
      'heading1: Opening',
      '  heading2: Hours',
      `    paragraph: ${PROSE}`,
      '  heading2: Trains',
      `    paragraph: ${PROSE}`,
      '    heading3: Buses',
      `      paragraph: ${PROSE}`,
    ],
  ],
  'short lines alone above prose, and questions with their answers': [
    `Payments\n\nHow do I pay?\n\nBy card or in cash.\n\n${PROSE}\n\nTickets cost £8\n\n${PROSE}\n\nThe end`,
    [
      'heading2: Payments',
      '  heading3: How do I pay?',
      '    answer: By card or in cash.',
      `    paragraph: ${PROSE}`,
      '    paragraph: Tickets cost £8',
      `    paragraph: ${PROSE}`,
      '    paragraph: The end',
    ],
  ],
  'numbered headings': [
    `1. Minutes of the last meeting\n\n${PROSE}\n\n2. Street lights\n\n${PROSE}`,
    [
      'heading2#1: Minutes of the last meeting',
      `  paragraph: ${PROSE}`,
      'heading2#2: Street lights',
      `  paragraph: ${PROSE}`,
    ],
  ],
  'numbered headings directly above their text': [
    '1. Minutes of the last meeting - agreed.\n\n2. Money\nThe shop made £388 over the summer.\n\n3. Rats\nSeen on plots 8 and 9.\nSiobhan to borrow boxes from the council.\n\n4. Other business\n- The strimmer is broken.\n- Len was away.\n\n5. Next meeting\n\nOn 19 November.',
    [
      'item1#1: Minutes of the last meeting - agreed.',
      'heading2#2: Money',
      '  paragraph: The shop made £388 over the summer.',
      'heading2#3: Rats',
      '  paragraph: Seen on plots 8 and 9. Siobhan to borrow boxes from the council.',
      'heading2#4: Other business',
      '  item1: The strimmer is broken.',
      '  item1: Len was away.',
      'heading2#5: Next meeting',
      '  paragraph: On 19 November.',
    ],
  ],
  'numbered items, of which some go on or have text below': [
    '1. The old mill\nby the river\n\n2. Boats\nto Wexcombe\n\n3. A hat\n   With a brim.\n\n4. A coat\n   With buttons.',
    [
      'item1#1: The old mill by the river',
      'item1#2: Boats to Wexcombe',
      'item1#3: A hat With a brim.',
      'item1#4: A coat With buttons.',
    ],
  ],
  'numbered items with blank lines between them': [
    `1. Be kind\n\n2. ${PROSE}\n\n3. No spam`,
    ['item1#1: Be kind', `item1#2: ${PROSE}`, 'item1#3: No spam'],
  ],
  'questions and answers, lists among them': [
    "Q: What's in the box?\nA: - the case\n- a PCB, with\nscrews for it and for the plate above\n- a pouch\nNo cable! Any cable will do.\n\nIt is black.\n\n**Q2: Is it\nheavy?**\n**A:** No.\n\nQuestion: Why? A: Because.\n\nCONTACT\n\nWrite to us.",
    [
      "question: What's in the box?",
      '  item1: the case',
      '  item1: a PCB, with screws for it and for the plate above',
      '  item1: a pouch',
      '  answer: No cable! Any cable will do.',
      '  answer: It is black.',
      'question: Is it heavy?',
      '  answer: No.',
      'question: Why?',
      '  answer: Because.',
      'heading1: CONTACT',
      '  paragraph: Write to us.',
    ],
  ],
  'nested lists, in the order of their marks': [
    'You must bring:\n\n1. Clothes\n   a) a coat\n   b) a hat\n      with a brim\n2. Food\n* bread\n* [x] cheese\n\n   Not too much of it,\n   please.\n\n3. Boots\n\n• one\n\n• two',
    [
      'paragraph: You must bring:',
      '  item1#1: Clothes',
      '    item2#1: a coat',
      '    item2#2: a hat with a brim',
      '  item1#2: Food',
      '    item2: bread',
      '    item2: cheese',
      '      paragraph: Not too much of it, please.',
      '  item1#3: Boots',
      'item1: one',
      'item1: two',
    ],
  ],
  'numbers in every notation': [
    'Rule 1: Be kind.\nRule 2: No spam.\n\n§ 1 The name.\n§ 2 The seat.\n\n(1) one\n(2) two\n\ni. first\nii. second\n\n1.1 Scope\n1.2 Terms\n\n1️⃣ red\n2️⃣ blue\n\n**1.** bold\n**2.** bolder\n\n🔹 a gem\n🔹 a stone',
    [
      ...['item1#1: Be kind.', 'item1#2: No spam.', 'item1#1: The name.', 'item1#2: The seat.'],
      ...['item1#1: one', 'item1#2: two', 'item1#1: first', 'item1#2: second', 'item1: 1.1 Scope'],
      ...['item1: 1.2 Terms', 'item1#1: red', 'item1#2: blue', 'item1#1: bold', 'item1#2: bolder'],
      ...['item1: a gem', 'item1: a stone'],
    ],
  ],
  'messages of a chat as they are copied': [
    'ana — Today at 10:02 AM\ncan i bring my dog\nBo — 11/20/2026 10:04 AM\nYes, on a lead.\nNot on Sundays.\nana — Yesterday at 10:05\nthx! and is there parking',
    [
      'question ana: can i bring my dog',
      '  turn Bo: Yes, on a lead. Not on Sundays.',
      '  turn ana: thx! and is there parking',
    ],
  ],
  'messages of a chat as they are exported': [
    '[20-Nov-26 10:02 AM] ana#1234\ncan i bring my dog?\n\n[20/11/2026 10:04] Bo\nYes.\n\n[2026-11-20 10:05] ana\nThanks',
    ['question ana: can i bring my dog?', '  turn Bo: Yes.', '  turn ana: Thanks'],
  ],
  'messages of a chat with the name behind the time': [
    '20/11/2026, 10:02 - ana: can i bring my dog\n20/11/2026, 10:04 - Bo Lund: Yes.\n[20/11/2026, 10:05:11] ana: Thanks\n[10:06] cy: I do so, too',
    [
      'question ana: can i bring my dog',
      '  turn Bo Lund: Yes.',
      '  turn ana: Thanks',
      '  turn cy: I do so, too',
    ],
  ],
  'times that are no messages': [
    'Lunch — 12:30\nTea — 15:00\nDinner — 18:30',
    ['item1: Lunch — 12:30', 'item1: Tea — 15:00', 'item1: Dinner — 18:30'],
  ],
  'turns of speakers, and their questions': [
    "Ana: Good evening, all.\n\nBo: Hello. I'm glad\nto be here.\n\nAna: (laughs) And the port? People ask.\n\nBo: In June.\n\nIt will be cheap.\n\nAna: Thank you.",
    [
      'turn Ana: Good evening, all.',
      "turn Bo: Hello. I'm glad to be here.",
      'question Ana: (laughs) And the port? People ask.',
      '  turn Bo: In June.',
      '  paragraph: It will be cheap.',
      '  turn Ana: Thank you.',
    ],
  ],
  'turns of a chat': [
    '[12:03] ana: hi\n[12:04] bob_9: hello\n<ana> when do we start?\nbob_9 (12:05): at eight',
    ['turn ana: hi', 'turn bob_9: hello', 'question ana: when do we start?', '  turn bob_9: at eight'],
  ],
  'rows of columns that blanks align': [
    'The rota\n Mon 19:00 UTC  Raj          installs\n Wed 18:00 UTC  dorota.w     radio\n\nPrizes\n  Open            £150 / £80 / £40\n  Major           £80 / £40\n  Best junior     £25 book token\n  Best team score £20\n  Paid on Sunday.\n\nCommands:\n  /home     takes you to\n            your bed\n  /spawn    takes you to the town\n  /balance  says what you own',
    [
      'paragraph: The rota',
      '  row: Mon 19:00 UTC ¦ Raj ¦ installs',
      '  row: Wed 18:00 UTC ¦ dorota.w ¦ radio',
      'paragraph: Prizes',
      '  row: Open ¦ £150 / £80 / £40',
      '  row: Major ¦ £80 / £40',
      '  row: Best junior ¦ £25 book token',
      '  row: Best team score ¦ £20',
      'paragraph: Paid on Sunday.',
      'paragraph: Commands:',
      '  row: /home ¦ takes you to\n            your bed',
      '  row: /spawn ¦ takes you to the town',
      '  row: /balance ¦ says what you own',
    ],
  ],
  'rows whose words go on across columns that blanks align': [
    'Boat race        Sat 5 Dec   19:00 CET   8,000 coins\nBuild contest    theme "cosy winter", by Sun 20 Dec, plots 48x48\n                 at most\nSnowball brawl   26 Dec      18:00 CET   glory',
    [
      'row: Boat race ¦ Sat 5 Dec ¦ 19:00 CET ¦ 8,000 coins',
      'row: Build contest ¦ theme "cosy winter", by Sun 20 Dec, plots 48x48\n                 at most ¦  ¦ ',
      'row: Snowball brawl ¦ 26 Dec ¦ 18:00 CET ¦ glory',
    ],
  ],
  'the names of columns that blanks align': [
    'Name       Fee   Places\nYouth      £10   30\nVeterans   £14\nFun team         12\n\nMon      closed\nTue      10-18\nWed      10-18\nSaturday 10-16',
    [
      'columns: Name ¦ Fee ¦ Places',
      '  row: Youth ¦ £10 ¦ 30',
      '  row: Veterans ¦ £14 ¦ ',
      '  row: Fun team ¦  ¦ 12',
      'row: Mon ¦ closed',
      'row: Tue ¦ 10-18',
      'row: Wed ¦ 10-18',
      'row: Saturday ¦ 10-16',
    ],
  ],
  'prose with two blanks between words': [
    'The river is  low in August, and the boats  stay in the harbour until\nthe rain  comes.  Then they go  out again, to where the fish  are, and\nthe town is  quiet.  Nobody sees  them until the evening of the  feast.',
    [
      'paragraph: The river is low in August, and the boats stay in the harbour until the rain comes. Then they go out again, to where the fish are, and the town is quiet. Nobody sees them until the evening of the feast.',
    ],
  ],
  'labels with their values, and timetables': [
    'Place:    back room of the Plough\nPresent:  Gwen Hathersage (chair), Lucy\n          Penhallow\n\nProgramme:\n18:00 Opening show\n19:30 Dinner for all who came, in the hall of the old mill above the river\n\nMay 3 – Elections\nJune 7 – Party',
    [
      'item1: Place: back room of the Plough',
      'item1: Present: Gwen Hathersage (chair), Lucy Penhallow',
      'paragraph: Programme:',
      '  item1: 18:00 Opening show',
      '  item1: 19:30 Dinner for all who came, in the hall of the old mill above the river',
      '  item1: May 3 – Elections',
      '  item1: June 7 – Party',
    ],
  ],
  'addresses and verse': [
    `${WRAPPED}\n\nThe Plough\n12 Long Street\nFellbridge\n\nShall I compare thee to a summer's day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds of May,\nAnd summer's lease hath all too short a date.`,
    [
      `paragraph: ${WRAPPED.replace(/\s+/g, ' ')}`,
      'paragraph: The Plough',
      '  item1: 12 Long Street',
      '  item1: Fellbridge',
      "item1: Shall I compare thee to a summer's day?",
      'item1: Thou art more lovely and more temperate:',
      'item1: Rough winds do shake the darling buds of May,',
      "item1: And summer's lease hath all too short a date.",
    ],
  ],
  'tables with bars, tabs, and columns aligned by spaces': [
    '| Name | Price |\n|------|------:|\n| Kit  | 185   |\n|      | 20    |\n\nName\tPrice\nKit\t185\nPlate\t20\n\nName        Price   Stock\n----------  ------  -----\nKit         $185    4\nBrass plate $20     12',
    [
      'columns: Name ¦ Price',
      '  row: Kit ¦ 185',
      '  row:  ¦ 20',
      'columns: Name ¦ Price',
      '  row: Kit ¦ 185',
      '  row: Plate ¦ 20',
      'columns: Name ¦ Price ¦ Stock',
      '  row: Kit ¦ $185 ¦ 4',
      '  row: Brass plate ¦ $20 ¦ 12',
    ],
  ],
  'tables whose cells stand several tabs apart, below a ruler': [
    'what\t length\t\twhat goes in\n----------------------------\nrc1\t 1-2 weeks\tbug fixes\nrc2\t 1-2 weeks\ttranslations',
    [
      'columns: what ¦ length ¦ what goes in',
      '  row: rc1 ¦ 1-2 weeks ¦ bug fixes',
      '  row: rc2 ¦ 1-2 weeks ¦ translations',
    ],
  ],
  'code, quotations and a signature': [
    'Run this:\n\n```sh\nnpm ci\n\nnpm start\n```\n\n    $ curl -s http://x/y\n\n> I like it,\n> said Bob.\n\n--\nLucy Penhallow\nChair',
    [
      'paragraph: Run this:',
      '  code: npm ci npm start',
      '  code: $ curl -s http://x/y',
      'quotation: I like it,',
      'quotation: said Bob.',
      'paragraph: Lucy Penhallow Chair',
    ],
  ],
};

describe('plain text is read into', () => {
  it.each(Object.entries(TEXTS))('%s', (_, [text, expected]) => {
    expect(outline(text)).toEqual(expected);
  });
});

describe('plain text as programs print it', () => {
  const text = [
    'The bells rang at noon, and nobody had rung them since the fire of 1911.',
    '1. Duties of the ringer',
    '',
    'Who rings the bells is one of these:',
    ' 1. the ringer, who was chosen by the people of Varde in the spring;',
    '',
    ' 2. the mayor.',
    '',
    'The ringer rings them at noon.',
    '2. Credits',
    '',
    'The bells were cast by the brothers Lund.',
  ];
  const blocks = [
    'paragraph: The bells rang at noon, and nobody had rung them since the fire of 1911.',
    'heading2#1: Duties of the ringer',
    '  paragraph: Who rings the bells is one of these:',
    '    item1#1: the ringer, who was chosen by the people of Varde in the spring;',
    '    item1#2: the mayor.',
    '  paragraph: The ringer rings them at noon.',
    'heading2#2: Credits',
    '  paragraph: The bells were cast by the brothers Lund.',
  ];

  it('has numbered headings directly below a paragraph, and lists with the same numbers', () => {
    expect(outline(text.join('\n'))).toEqual(blocks);
  });

  it('has no margin where all of its lines have one', () => {
    const more = Array.from({ length: 15 }, (_, i) => `It rang again in 19${i + 10}.`);
    const printed = [...text, ...more.flatMap((line) => ['', line])];
    const inMargin = printed.map((line) => `          ${line}`.trimEnd()).join('\n');
    expect(outline(inMargin)).toEqual([...blocks, ...more.map((line) => `  paragraph: ${line}`)]);
  });

  it('has headings above lines of stars and points that are as long as they are', () => {
    const body = 'The bells of Varde were cast by the brothers Lund.';
    expect(outline(`Bells\n*****\n\n1.1 Ringing\n...........\n\n${body}\n\nFares\n...\n\n${body}`)).toEqual([
      'heading1: Bells',
      '  heading3: 1.1 Ringing',
      `    paragraph: ${body}`,
      '    paragraph: Fares',
      `    paragraph: ${body}`,
    ]);
  });

  it('has no heading in the last item of a list, nor where a sentence goes on', () => {
    expect(outline('1. Ring the bell.\n2. Wait for the ringer\n\nHe comes at noon.')).toEqual([
      'item1#1: Ring the bell.',
      'item1#2: Wait for the ringer',
      'paragraph: He comes at noon.',
    ]);
  });
});

const LINES = [
  ...[
    '- a bullet',
    '  - nested',
    '• dot',
    '* [x] done',
    '– dash',
    '🎉 party',
    '1. one',
    '2. two',
    '3) three',
  ],
  ...[
    '(1) first',
    'a) letter',
    'ii. roman',
    '1.1 outline',
    '§ 2 law',
    'Rule 1: be kind',
    'Q: What?',
    'A: That.',
  ],
  ...[
    'A: - case',
    'Q2. Who? A: me',
    '**Q: Bold?**',
    'Ana: Hello.',
    'Bo: Why?',
    '<ana> hi',
    '[12:03] bo: yes',
  ],
  ...[
    '@x (1:02): no',
    'Place: here',
    'Note:',
    'PLANS AND PRICES',
    'A title',
    'A question?',
    '# hash',
    '#',
    '== wiki ==',
  ],
  ...[
    '=====',
    '---',
    '~~~',
    '--',
    '```',
    '```js',
    '> quoted',
    '>>',
    '|',
    '| a | b |',
    '|---|---|',
    'a | b',
    '| | |',
  ],
  ...[
    'x\ty',
    '\tx\t',
    'a  b  c',
    '---  ---',
    '    code();',
    '\t$ npm ci',
    '18:00 Show',
    'May 3 – Vote',
    '**',
    '***',
    '1.',
  ],
  ...[
    'Introducing this:',
    'and goes on in small letters',
    'It ends here.',
    'Long prose that fills the whole of the column, or nearly all of it,',
  ],
  ...['aa   bb', 'aa   bb   cc', 'aaa  b    c', '     bb', '     bb   c', 'aaaa bbb', '2. Rats', '3. Bats'],
  ...['\u2028', '\u00a0x', '\u0007', '語', '🎉', '1️⃣ key', '   ', 'Part 2: Storm', 'x', ')', '\uD83C'],
];

/** Letters and digits that may be removed as marks: of numbers, "Q", names, boxes, keycaps and languages of code. */
const MARKS =
  /^\s*(?:(?:>\s?)+|#{1,6}\s|={1,6}\s|(?:\*\*|__)?(?:Q|A|Question)\d?[.:]|`{3,}\w*$|\[[ x]\]|[-*•–]\s|\(?[\da-z]{1,3}[.)]+|\d\uFE0F|(?:\d+\.)+\d+|§ \d|Rule \d:|(?:\[12:03\] )?(?:Ana|Bo|bo|Note|Place|Part 2|Introducing this):|<ana>|@x \(1:02\):|\s)+|\sA:\s/gmu;

describe('of any text', () => {
  const texts = fc
    .array(
      fc.tuple(fc.constantFrom(...LINES), fc.constantFrom('\n', '\n', '\n\n', '\r\n', '\n   ', '\r\r')),
      {
        maxLength: 25,
      },
    )
    .map((lines) => lines.flat().join(''));

  it('the blocks are in order, not empty, after their parents, and omit only marks', () => {
    fc.assert(
      fc.property(texts, fc.nat(3), (text, margin) => {
        const from = Math.min(margin, text.length);
        const document = readPlainText(text, from);
        expect(document.text).toBe(text);
        let last = from;
        let omitted = '';
        document.blocks.forEach((block, i) => {
          const content = text.slice(block.start, block.end);
          expect(block.start).toBeGreaterThanOrEqual(last);
          expect(content).not.toBe('');
          expect(content).toBe(content.trim());
          expect(block.parent).toBeLessThan(i);
          expect(block.level > 0).toBe(block.kind === 'heading' || block.kind === 'item');
          if (block.parent >= 0 && block.kind === 'answer')
            expect(isLabel(document.blocks[block.parent]!.kind)).toBe(true);
          let cellEnd = block.start;
          for (const cell of block.cells ?? []) {
            expect(cell.start).toBeGreaterThanOrEqual(cellEnd);
            expect(cell.end).toBeGreaterThanOrEqual(cell.start);
            cellEnd = cell.end;
          }
          expect(cellEnd).toBeLessThanOrEqual(block.end);
          omitted += `${text.slice(last, block.start)}\u0000`;
          last = block.end;
        });
        omitted += text.slice(last);
        expect(omitted.replaceAll('\u0000', '\n').replace(MARKS, '')).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  const cpuMs = (text: string): number => {
    const start = process.cpuUsage().user;
    readPlainText(text);
    return (process.cpuUsage().user - start) / 1_000;
  };

  it.each([
    ...[
      '- a\n',
      '-\n',
      'Q: a?\nA: b\n',
      ':\n',
      'Ana: b.\nBo: c?\n',
      'a\tb\n',
      '\t',
      '---\n',
      'a\n---\n',
      '|',
      ' | a\n',
    ],
    ...[
      'a',
      'word ',
      '1. a\n',
      '1.1.1.1 a\n',
      'AB CD\n\n',
      'Why?\n\n',
      '```\n',
      '>',
      '# a\n',
      '=',
      '**',
      '18:00 a\n',
    ],
    ...[
      'Place: a\n',
      'Bring:\n',
      'Abc de\n',
      '    x = 1;\n\n',
      ' ',
      '\u00a0',
      'i. a\n',
      'a  b\n---\n',
      `${' '.repeat(99)}- a\n`,
    ],
    ...[
      '[12:03] ana: a\n',
      'a\n 1:00\n',
      `a${' '.repeat(60)}1:1\n`,
      'a   b\n',
      `${'a  '.repeat(30)}\n`,
      'a   b\n    c\n',
      '1. Abc\nAbc\n\n',
    ],
  ])(
    'the time is proportional to its length: %j',
    // The collection of garbage counts as well.
    { retry: 2, timeout: 60_000 },
    (unit) => {
      const text = unit.repeat(2 ** 18 / unit.length);
      const quarter = text.slice(0, text.length / 4);
      const quarterMs = cpuMs(quarter);
      const wholeMs = cpuMs(text);
      expect(wholeMs).toBeLessThan(1_000);
      // What is quadratic takes 16 times as long. Shorter times are noise; a slow run may be chance, and is repeated.
      if (wholeMs > 100 && wholeMs > 6 * quarterMs)
        expect(Math.min(wholeMs, cpuMs(text)) / Math.max(quarterMs, cpuMs(quarter))).toBeLessThan(6);
    },
  );
});
