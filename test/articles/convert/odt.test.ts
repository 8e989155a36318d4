import { describe, expect, it } from 'vitest';
import { hostileArchives } from './hostile-archives.ts';
import { expectSafe, readAs, reasonFor } from './outline.ts';
import { zipOf } from './zip.ts';

const SPACES = ['office', 'style', 'text', 'table', 'draw', 'fo', 'dc', 'meta', 'svg']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');
const STYLES = `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${SPACES}><office:styles>
<style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Table_20_Heading"><style:text-properties fo:font-weight="bold"/></style:style>
</office:styles></office:document-styles>`;
const META = `<office:document-meta ${SPACES}><office:meta><dc:title>Minutes</dc:title>
<meta:creation-date>2020-01-02T03:04:05</meta:creation-date></office:meta></office:document-meta>`;

/** The parts of a document with some content. */
function parts(body: string): Record<string, string> {
  return {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${SPACES}><office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Title"/>
<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="T3" style:parent-style-name="T2"><style:text-properties style:text-line-through-style="none"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-bullet text:level="2"/></text:list-style>
</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': STYLES,
    'meta.xml': META,
  };
}

const read = (body: string, name = 'a.odt') => readAs(name, zipOf(parts(body)));
const item = (text: string) => `<text:list-item><text:p>${text}</text:p></text:list-item>`;
const cell = (text: string, style = '') =>
  `<table:table-cell><text:p text:style-name="${style}">${text}</text:p></table:table-cell>`;

const ARTICLE = `<text:p text:style-name="P1">A bridge for <text:span>Lindholm</text:span></text:p>
<text:p>Date: 5 May 2024</text:p>
<text:p>The council met on Friday. It approved a bridge &amp; a ferry. The ferry is <text:span text:style-name="T1">free</text:span>.</text:p>
<text:h text:outline-level="1">Opening hours</text:h>
<text:list text:style-name="L1">${item('Bring a coat.')}</text:list>
<table:table><table:table-column/><table:table-row>${cell('Day', 'Table_20_Heading')}${cell('Hours', 'Table_20_Heading')}</table:table-row>
<table:table-row>${cell('Monday')}${cell('9 to 5')}</table:table-row></table:table>`;

describe('an OpenDocument text', () => {
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

  it('has headings in bold lines above text', async () => {
    const bold = (text: string) => `<text:p text:style-name="T1">${text}</text:p>`;
    const body = `${bold('A bridge for Lindholm')}<text:p>The council met on Friday.</text:p>${bold('Opening <text:span>hours</text:span>')}<text:p>From nine to five.</text:p>`;
    expect(await read(body)).toMatchObject({
      title: 'A bridge for Lindholm',
      blocks: [
        'paragraph: The council met on Friday.',
        'heading2: Opening hours',
        'paragraph: From nine to five.',
      ],
    });
  });

  it('has no words that are struck out', async () => {
    const body =
      '<text:p>The fee is <text:span text:style-name="T2">12</text:span> <text:span text:style-name="T3">15</text:span> crowns.</text:p>';
    expect(await read(body)).toMatchObject({ blocks: ['paragraph: The fee is 15 crowns.'] });
  });

  it('has the day in its name, else that of its creation, where its text has none', async () => {
    const body = '<text:p>The council met on Friday, and approved a bridge.</text:p>';
    expect(await read(body, 'minutes/2024-01-09.odt')).toMatchObject({ published: '2024-01-09' });
    expect(await read(body)).toMatchObject({ published: '2020-01-02', title: 'Minutes' });
  });

  it('goes on with the numbers of its lists, and keeps what is nested', async () => {
    const { blocks } = await read(
      `<text:list text:style-name="L1"><text:list-item><text:p>First.</text:p>
       <text:list>${item('Within.')}</text:list></text:list-item>${item('Second.')}</text:list>
       <text:p>Between.</text:p>
       <text:list text:style-name="L1" text:continue-numbering="true">${item('Third.')}</text:list>
       <text:list text:style-name="L1">${item('Again first.')}</text:list>`,
    );
    expect(blocks).toEqual([
      'item1 #1: First.',
      'item2: Within.',
      'item1 #2: Second.',
      'paragraph: Between.',
      'item1 #3: Third.',
      'item1 #1: Again first.',
    ]);
  });

  it('is read without what has been deleted, comments, contents, and marks of notes', async () => {
    const { blocks } = await read(
      `<text:tracked-changes><text:changed-region><text:p>Gone.</text:p></text:changed-region></text:tracked-changes>
       <text:table-of-content><text:index-body><text:p>Hours 3</text:p></text:index-body></text:table-of-content>
       <text:p>It rained.<office:annotation><text:p>Really?</text:p></office:annotation><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>All day.</text:p></text:note-body></text:note> It<text:s text:c="3"/>stopped,<text:line-break/>then <draw:frame><draw:image/><svg:title>A cloud</svg:title></draw:frame>went on.</text:p>`,
    );
    expect(blocks).toEqual(['paragraph: It rained. It stopped,\nthen went on.', 'paragraph: All day.']);
  });

  it('has code and quotations by their styles', async () => {
    const styled = (style: string, text: string) => `<text:p text:style-name="${style}">${text}</text:p>`;
    const code = 'Preformatted_20_Text';
    expect(
      (
        await read(
          `${styled(code, 'if x:')}${styled(code, '<text:s text:c="2"/>go()')}${styled('Quotations', 'It rained.')}`,
        )
      ).blocks,
    ).toEqual(['code: if x:\n  go()', 'quotation: It rained.']);
  });

  it('leaves entities that it does not have as they are written', async () => {
    const { blocks } = await read('<text:p>A &lol; B &#x263a; C &lt;b&gt;.</text:p>');
    expect(blocks).toEqual(['paragraph: A &lol; B ☺ C <b>.']);
  });

  it.each([
    ...hostileArchives(parts(ARTICLE), 'content.xml'),
    [
      'is protected by a password',
      zipOf({ ...parts(ARTICLE), 'META-INF/manifest.xml': '<m:encryption-data/>' }),
      /^is protected by a password/,
    ],
    [
      'is a spreadsheet',
      zipOf({ ...parts(ARTICLE), mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      /^is not an OpenDocument text/,
    ],
    [
      'has more text than anybody reads',
      zipOf(parts(`<text:p>${'word '.repeat(600_000)}</text:p>`)),
      /^has more than 2,048 KiB of text/,
    ],
  ])('is named with one line when it %s', async (_, bytes, reason) => {
    expect(await reasonFor('a.odt', bytes as Buffer)).toMatch(reason as RegExp);
  });

  it('is an article or named with a reason, whatever bytes are changed', async () => {
    await expectSafe('a.odt', zipOf(parts(ARTICLE)));
    await expectSafe('a.odt', Buffer.from(parts(ARTICLE)['content.xml']!), 60, (part) =>
      zipOf({ ...parts(ARTICLE), 'content.xml': part }),
    );
  });
});
