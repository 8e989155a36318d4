import { describe, expect, it } from 'vitest';
import { hostileArchives } from './hostile-archives.ts';
import { expectSafe, readAs, reasonFor } from './outline.ts';
import { zipOf } from './zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const style = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
const paragraph = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const styled = (text: string, id: string) => paragraph(text, `<w:pStyle w:val="${id}"/>`);
const item = (text: string, list = 1, level = 0) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
const bold = (text: string) => `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;

/** The parts of a document with some content. */
function parts(body: string): Record<string, string> {
  return {
    '[Content_Types].xml': `<Types ${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships ${PACKAGE}/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${W}>${style('Title', 'Title')}${style('Heading1', 'heading 1')}${style('Heading2', 'heading 2')}${style('TOC1', 'toc 1')}
      <w:style w:type="paragraph" w:styleId="Step"><w:name w:val="Step"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Step"/></w:lvl>
      <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2">${paragraph('All day.')}</w:footnote></w:footnotes>`,
    'docProps/core.xml':
      '<cp:coreProperties><dc:title>Minutes</dc:title><dcterms:created>2020-01-02T03:04:05Z</dcterms:created></cp:coreProperties>',
  };
}

const read = (body: string, name = 'a.docx') => readAs(name, zipOf(parts(body)));

const ARTICLE = [
  styled('A bridge for Lindholm', 'Title'),
  paragraph('Published: 5 May 2024'),
  paragraph('The council met on Friday. It approved a bridge &amp; a ferry. The ferry is free.'),
  styled('Opening hours', 'Heading1'),
  item('Bring a coat.'),
  `<w:tbl>${row(bold('Day'), bold('Hours'))}${row(paragraph('Monday'), paragraph('9 to 5'))}</w:tbl>`,
].join('');

describe('a Word document', () => {
  it('is read as its readers see it', async () => {
    expect(await read(ARTICLE)).toEqual({
      title: 'A bridge for Lindholm',
      published: '2024-05-05',
      source: null,
      blocks: [
        'paragraph: The council met on Friday. It approved a bridge & a ferry. The ferry is free.',
        'heading1: Opening hours',
        'item1 #1: Bring a coat.',
        'columns: Day | Hours',
        'row: Monday | 9 to 5',
      ],
    });
  });

  it('has the day in its name, else that of its creation, where its text has none', async () => {
    const body = paragraph('The council met on Friday, and approved a bridge.');
    expect(await read(body, 'minutes/2024-01-09.docx')).toMatchObject({ published: '2024-01-09' });
    expect(await read(body)).toMatchObject({ published: '2020-01-02', title: 'Minutes' });
  });

  it('has no title in its headings where several are of the first level', async () => {
    const body = `${styled('Rules', 'Heading1')}${paragraph('Be kind.')}${styled('Hours', 'Heading1')}${paragraph('From nine.')}`;
    expect(await read(body)).toMatchObject({
      title: 'Minutes',
      blocks: ['heading2: Rules', 'paragraph: Be kind.', 'heading2: Hours', 'paragraph: From nine.'],
    });
  });

  it('has headings in bold lines above text, one level below those of its styles', async () => {
    const body = [
      bold('A bridge for Lindholm'),
      paragraph('The council met on Friday, and approved a bridge.'),
      bold('Opening hours'),
      paragraph('From nine to five.'),
      bold('Closed on Sundays.'),
      bold('Price: three crowns'),
      styled('Rules', 'Heading1'),
      bold('Dogs &amp; cats'),
      item('On a lead.'),
      ...['Lindholm Council', '5 Harbour Street', 'Lindholm', 'The Clerk'].map(bold),
      paragraph('Write to us.'),
      `<w:tbl>${row(bold('Monday'), paragraph('9 to 5'))}${row(bold('Sunday'), paragraph('closed'))}</w:tbl>`,
      styled('Contact', 'Heading1'),
      paragraph('Ring the bell.'),
      bold('The end'),
    ].join('');
    expect(await read(body)).toMatchObject({
      title: 'A bridge for Lindholm',
      blocks: [
        'paragraph: The council met on Friday, and approved a bridge.',
        'heading2: Opening hours',
        'paragraph: From nine to five.',
        'paragraph: Closed on Sundays.',
        'paragraph: Price: three crowns',
        'heading2: Rules',
        'heading3: Dogs & cats',
        'item1 #1: On a lead.',
        'paragraph: Lindholm Council',
        'paragraph: 5 Harbour Street',
        'paragraph: Lindholm',
        'heading3: The Clerk',
        'paragraph: Write to us.',
        'row: Monday | 9 to 5',
        'row: Sunday | closed',
        'heading2: Contact',
        'paragraph: Ring the bell.',
        'paragraph: The end',
      ],
    });
  });

  it('has its title in the line above several headings of the first level', async () => {
    const body = `${paragraph('A bridge for Lindholm')}${styled('Rules', 'Heading1')}${paragraph('Be kind.')}${styled('Hours', 'Heading1')}${paragraph('From nine.')}`;
    expect(await read(body)).toMatchObject({
      title: 'A bridge for Lindholm',
      blocks: ['heading2: Rules', 'paragraph: Be kind.', 'heading2: Hours', 'paragraph: From nine.'],
    });
  });

  it('has its title in a heading that it opens with, whatever its level', async () => {
    const table = `<w:tbl>${row(paragraph('Name'), paragraph('Fare'))}${row(paragraph('Bus'), paragraph('free'))}</w:tbl>`;
    expect(
      await read(`${styled('Fares', 'Heading2')}${table}${bold('Ferries')}${paragraph('Free.')}`),
    ).toMatchObject({
      title: 'Fares',
      blocks: ['row: Name | Fare', 'row: Bus | free', 'heading2: Ferries', 'paragraph: Free.'],
    });
    expect(await read(`${paragraph('Fares')}${table}`)).toMatchObject({ title: 'Fares' });
    expect(await read(`${table}${paragraph('The council met on Friday.')}`)).toMatchObject({
      title: 'Minutes',
    });
    const book = ['A bridge', 'The council', 'The ferry'].map((text) => styled(text, 'Heading1')).join('');
    expect(await read(`${book}${paragraph('Free.')}`)).toMatchObject({
      title: 'A bridge',
      blocks: ['heading1: The council', 'heading1: The ferry', 'paragraph: Free.'],
    });
  });

  it('goes on with the numbers of its lists, and keeps what is nested', async () => {
    const { blocks } = await read(
      item('First.') +
        item('Within.', 1, 1) +
        styled('Second.', 'Step') +
        paragraph('Between.') +
        item('Third.') +
        item('Seventh.', 2),
    );
    expect(blocks).toEqual([
      'item1 #1: First.',
      'item2: Within.',
      'item1 #2: Second.',
      'paragraph: Between.',
      'item1 #3: Third.',
      'item1 #7: Seventh.',
    ]);
  });

  it('has the names of columns where the style of a table says so', async () => {
    const table = (style: string, look: string) =>
      `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblLook ${look}/></w:tblPr>${row(paragraph('Day'), paragraph('Hours'))}${row(paragraph('Monday'), paragraph('9 to 5'))}</w:tbl>`;
    const styles = (more: string) =>
      `<w:styles ${W}><w:style w:type="table" w:styleId="Grid"/>${more}<w:style w:type="table" w:styleId="Own"><w:basedOn w:val="List"/></w:style></w:styles>`;
    const heads =
      '<w:style w:type="table" w:styleId="List"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>';
    const firstOf = async (style: string, look: string) =>
      (await readAs('a.docx', zipOf({ ...parts(table(style, look)), 'word/styles.xml': styles(heads) })))
        .blocks[0];
    for (const look of ['w:firstRow="1"', 'w:val="04A0"'])
      for (const style of ['List', 'Own']) expect(await firstOf(style, look)).toBe('columns: Day | Hours');
    expect(await firstOf('List', 'w:firstRow="0" w:val="0480"')).toBe('row: Day | Hours');
    expect(await firstOf('Grid', 'w:firstRow="1"')).toBe('row: Day | Hours');
  });

  it('is read without what has been deleted, contents, pictures, and marks of notes', async () => {
    const picture =
      '<w:r><w:drawing><wp:inline xmlns:wp="w"><a:blip xmlns:a="a" r:link="r9" xmlns:r="r"/></wp:inline></w:drawing></w:r>';
    const { blocks } = await read(
      `${styled('Hours..... 3', 'TOC1')}<w:p><w:r><w:t>It rained.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>${picture}<w:r><w:t xml:space="preserve"> It stopped.</w:t></w:r><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>`,
    );
    expect(blocks).toEqual(['paragraph: It rained. It stopped.', 'item1 #1: All day.']);
  });

  it.each([
    ...hostileArchives(parts(ARTICLE), 'word/document.xml'),
    [
      'has macros',
      zipOf({ ...parts(ARTICLE), 'word/vbaProject.bin': 'Sub AutoOpen()' }),
      /^has macros: save it as \.docx/,
    ],
    [
      'has styles that build on one another',
      zipOf({ ...parts(ARTICLE), 'word/styles.xml': '<w:styles' }),
      /^is not a Word/,
    ],
    [
      'has text without an end',
      zipOf(parts(paragraph('word '.repeat(600_000)))),
      /^has more than 2,048 KiB of text/,
    ],
  ])('is named with one line when it %s', async (_, bytes, reason) => {
    expect(await reasonFor('a.docx', bytes as Buffer)).toMatch(reason as RegExp);
  });

  it('is read whole with thousands of links, each in a style of its own', async () => {
    const link =
      '<w:p><w:r><w:t>Rain stopped the </w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>ferry</w:t></w:r></w:hyperlink></w:p>';
    const { blocks } = await read(paragraph('It rained.') + link.repeat(4_000));
    expect(blocks.slice(1)).toEqual(Array.from({ length: 4_000 }, () => 'paragraph: Rain stopped the ferry'));
  });

  it('is read without the style map that it may bring', async () => {
    const bytes = zipOf({ ...parts(paragraph('It rained.')), 'mammoth/style-map': 'p => !' });
    expect((await readAs('a.docx', bytes)).blocks).toEqual(['paragraph: It rained.']);
  });

  it('has a title without the mark of a note', async () => {
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const title = `<w:p><w:r><w:t>The rain</w:t></w:r>${note}</w:p>`;
    expect(await read(title + paragraph('It rained on Friday, and it went on for days.'))).toMatchObject({
      title: 'The rain',
      blocks: ['paragraph: It rained on Friday, and it went on for days.', 'item1 #1: All day.'],
    });
  });

  it('is read though its styles build on one another in a circle', async () => {
    const circle = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
      <w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style></w:styles>`;
    const bytes = zipOf({ ...parts(styled('It rained.', 'A')), 'word/styles.xml': circle });
    expect((await readAs('a.docx', bytes)).blocks).toEqual(['paragraph: It rained.']);
  });

  it('is an article or named with a reason, whatever bytes are changed', async () => {
    await expectSafe('a.docx', zipOf(parts(ARTICLE)));
    await expectSafe('a.docx', Buffer.from(parts(ARTICLE)['word/document.xml']!), 60, (part) =>
      zipOf({ ...parts(ARTICLE), 'word/document.xml': part }),
    );
    await expectSafe('a.docx', Buffer.from(parts(ARTICLE)['word/numbering.xml']!), 60, (part) =>
      zipOf({ ...parts(ARTICLE), 'word/numbering.xml': part }),
    );
  });
});
