/** Archives that are made to do harm: ZIPs, Word documents, OpenDocument texts, e-books and web archives. */
import { hostileArchives } from '../convert/hostile-archives.ts';
import { zipOf } from '../convert/zip.ts';
import { filesOf, type HostileFile } from './hostile-file.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function docxOf(body: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    '[Content_Types].xml': `<Types ${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships ${PACKAGE}/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...more,
  };
}

export const wordParagraph = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const wordCell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;

function odtOf(body: string, styles = ''): Record<string, string> {
  return {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content>${styles}<office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  };
}

export function bookOf(
  chapters: Record<string, string>,
  spine = Object.keys(chapters),
): Record<string, string> {
  const ids = Object.keys(chapters);
  const items = ids.map((id) => `<item id="${id}" href="${id}" media-type="application/xhtml+xml"/>`);
  const refs = spine.map((id) => `<itemref idref="${id}"/>`);
  return {
    'META-INF/container.xml': '<container><rootfile full-path="book.opf"/></container>',
    'book.opf': `<package><manifest>${items.join('')}</manifest><spine>${refs.join('')}</spine></package>`,
    ...chapters,
  };
}

const part = (content: string, headers = 'Content-Type: text/html') => `--a\n${headers}\n\n${content}\n`;
const MIXED = 'Content-Type: multipart/mixed; boundary=a\n\n';
const RAIN = '<p>It rained.</p>';

/** Those of `hostileArchives`, and more of its format. */
function archives(
  name: string,
  parts: Record<string, string>,
  main: string,
  more: Parameters<typeof filesOf>[1],
): HostileFile[] {
  const common = hostileArchives(parts, main).map(([what, bytes, reason]) => ({
    what,
    name,
    bytes: () => bytes,
    reason: /names that lead out/.test(what) || /^is empty|^is not a text/.test(what) ? null : reason,
  }));
  return [...common, ...filesOf(name, more)];
}

export const hostileZips: HostileFile[] = archives(
  'a.zip',
  { 'notes.md': '# Rain\n\nIt rained.\n' },
  'notes.md',
  [],
).filter(
  ({ what }) => !/^has (?:a part|an? |entities|a million|no content)|^is nested|^is not a text/.test(what),
);

export const hostileDocx = archives('a.docx', docxOf(wordParagraph('It rained.')), 'word/document.xml', [
  [
    'has a table that spans two billion columns',
    () =>
      zipOf(
        docxOf(
          `<w:tbl><w:tr>${wordCell(wordParagraph('It rained.'), '<w:gridSpan w:val="2000000000"/>')}</w:tr></w:tbl>`,
        ),
      ),
    null,
  ],
  [
    'has tables in tables, 80 deep',
    () =>
      zipOf(
        docxOf(
          `${'<w:tbl><w:tr><w:tc>'.repeat(80)}${wordParagraph('It rained.')}${'</w:tc></w:tr></w:tbl>'.repeat(80)}`,
        ),
      ),
    null,
  ],
  [
    'has 9,000 paragraphs with properties',
    () => zipOf(docxOf(wordParagraph('It rained.', '<w:keepNext/><w:jc w:val="left"/>').repeat(9_000))),
    null,
  ],
  [
    'has 12,000 cells',
    () =>
      zipOf(
        docxOf(`<w:tbl>${`<w:tr>${wordCell(wordParagraph('a')).repeat(3)}</w:tr>`.repeat(4_000)}</w:tbl>`),
      ),
    /^has more than 4,000 cells/,
  ],
  [
    'has 3,900 cells, and paragraphs',
    () =>
      zipOf(
        docxOf(
          `<w:tbl>${`<w:tr>${wordCell(wordParagraph('a')).repeat(3)}</w:tr>`.repeat(1_300)}</w:tbl>${wordParagraph('It rained.').repeat(2_600)}`,
        ),
      ),
    null,
  ],
  [
    'has rows that go on over others',
    () =>
      zipOf(
        docxOf(
          `<w:tbl>${`<w:tr>${wordCell(wordParagraph('a'), '<w:vMerge/>')}</w:tr>`.repeat(3_900)}</w:tbl>`,
        ),
      ),
    null,
  ],
  [
    'has fields in fields, 3,500 deep',
    () =>
      zipOf(
        docxOf(
          `<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "a"</w:instrText></w:r>'.repeat(3_500)}</w:p>`,
        ),
      ),
    /^is nested too deeply/,
  ],
  [
    'has 300,000 attributes',
    () => {
      const attributes = Array.from({ length: 120 }, (_, i) => `w:a${i}="b"`).join(' ');
      return zipOf(docxOf(`<w:p ${attributes}><w:r><w:t>a</w:t></w:r></w:p>`.repeat(2_500)));
    },
    /^has too many parts/,
  ],
  [
    'refers to a note 5,000 times, and the note to itself',
    () => {
      const reference = '<w:r><w:footnoteReference w:id="1"/></w:r>';
      return zipOf(
        docxOf(`${wordParagraph('It rained.')}<w:p>${reference.repeat(5_000)}</w:p>`, {
          'word/_rels/document.xml.rels': `<Relationships ${PACKAGE}/relationships"><Relationship Id="f" Type="${OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>`,
          'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="1"><w:p><w:r><w:t>Often.</w:t></w:r>${reference}</w:p></w:footnote></w:footnotes>`,
        }),
      );
    },
    null,
  ],
  [
    'declares 12,000 namespaces',
    () => {
      const opened = Array.from({ length: 120 }, (_, i) => {
        const names = Array.from({ length: 100 }, (_, j) => `xmlns:n${i}x${j}="urn:${i}:${j}"`);
        return `<w:p ${names.join(' ')}>`;
      });
      return zipOf(docxOf(`${opened.join('')}${'</w:p>'.repeat(120)}${wordParagraph('It rained.')}`));
    },
    null,
  ],
  [
    'has styles in a circle',
    () =>
      zipOf(
        docxOf(wordParagraph('It rained.', '<w:pStyle w:val="A"/>'), {
          'word/styles.xml': `<w:styles ${W}>${['A', 'B']
            .map(
              (id, i, all) =>
                `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${all[1 - i]}"/></w:style>`,
            )
            .join('')}</w:styles>`,
        }),
      ),
    null,
  ],
  [
    'has its main part in another file',
    () =>
      zipOf(
        docxOf('', {
          '_rels/.rels': `<Relationships ${PACKAGE}/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" TargetMode="External" Target="file:///etc/passwd"/></Relationships>`,
        }),
      ),
    null,
  ],
]);

export const hostileOdt = archives('a.odt', odtOf('<text:p>It rained.</text:p>'), 'content.xml', [
  [
    'has two billion columns and rows',
    () =>
      zipOf(
        odtOf(
          '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000" table:number-columns-spanned="2000000000" table:number-rows-spanned="2000000000"><text:p>It rained.</text:p></table:table-cell></table:table-row></table:table>',
        ),
      ),
    null,
  ],
  [
    'has two billion spaces, over and over',
    () => zipOf(odtOf(`<text:p>It rained.${'<text:s text:c="2000000000"/>'.repeat(100_000)}</text:p>`)),
    null,
  ],
  [
    'has lists in lists, 120 deep, over and over',
    () =>
      zipOf(
        odtOf(
          `${'<text:list><text:list-item>'.repeat(120)}<text:p>It rained.</text:p>${'</text:list-item></text:list>'.repeat(120)}`.repeat(
            800,
          ),
        ),
      ),
    null,
  ],
  [
    'has notes in notes, 60 deep',
    () =>
      zipOf(
        odtOf(
          `<text:p>It rained.${'<text:note><text:note-body><text:p>a'.repeat(60)}${'</text:p></text:note-body></text:note>'.repeat(60)}</text:p>`,
        ),
      ),
    null,
  ],
  [
    'has tables in tables, 60 deep, over and over',
    () => {
      const open = '<table:table><table:table-row><table:table-cell>'.repeat(60);
      const close = '</table:table-cell></table:table-row></table:table>'.repeat(60);
      return zipOf(odtOf(`${open}<text:p>It rained.</text:p>${close}`.repeat(330)));
    },
    null,
  ],
  [
    'has 39,000 notes',
    () =>
      zipOf(
        odtOf(
          `<text:p>It rained.${'<text:note><text:note-body><text:p>a</text:p></text:note-body></text:note>'.repeat(39_000)}</text:p>`,
        ),
      ),
    null,
  ],
  [
    'has paragraphs as many as it may',
    () => zipOf(odtOf('<text:p>It rained.</text:p>'.repeat(39_900))),
    null,
  ],
  [
    'has 100,000 styles',
    () =>
      zipOf(
        odtOf(
          '<text:p text:style-name="S1">It rained.</text:p>'.repeat(1_000),
          Array.from(
            { length: 90_000 },
            (_, i) => `<style:style style:name="S${i}" style:parent-style-name="S${i + 1}"/>`,
          ).join(''),
        ),
      ),
    null,
  ],
]);

export const hostileEpub = archives('a.epub', bookOf({ 'one.xhtml': RAIN }), 'book.opf', [
  [
    'has a chapter 100,000 times',
    () =>
      zipOf(
        bookOf(
          { 'one.xhtml': RAIN },
          Array.from({ length: 100_000 }, () => 'one.xhtml'),
        ),
      ),
    null,
  ],
  [
    'has 3,000 chapters that share their bytes',
    () => {
      const chapter = RAIN.repeat(4_000);
      const names = Array.from({ length: 3_000 }, (_, i) => `${i}.xhtml`);
      const { 'META-INF/container.xml': container, 'book.opf': book } = bookOf(
        Object.fromEntries(names.map((name) => [name, ''])),
      );
      return zipOf([
        ['META-INF/container.xml', { content: container! }],
        ['book.opf', { content: book! }],
        ...names.map((name, i): [string, { content: string; sharing?: number }] => [
          name,
          { content: chapter, ...(i > 0 && { sharing: 2 }) },
        ]),
      ]);
    },
    /^has more than|^holds more than/,
  ],
  [
    'has a chapter under 3,000 names',
    () => {
      const path = (i: number) => `${'x/../'.repeat(i % 50)}one.xhtml#${i}`;
      const items = Array.from({ length: 3_000 }, (_, i) => [
        `<item id="${i}" href="${path(i)}" media-type="application/xhtml+xml"/>`,
        `<itemref idref="${i}"/>`,
      ]);
      return zipOf({
        ...bookOf({ 'one.xhtml': RAIN.repeat(1_000) }),
        'book.opf': `<package><manifest>${items.map(([item]) => item).join('')}</manifest><spine>${items.map(([, ref]) => ref).join('')}</spine></package>`,
      });
    },
    null,
  ],
  [
    'has a chapter outside of it',
    () => zipOf(bookOf({ '../../../etc/passwd': RAIN, 'one.xhtml': RAIN })),
    null,
  ],
  [
    'has a chapter that is nested a million deep',
    () => zipOf(bookOf({ 'one.xhtml': `${'<div>'.repeat(400_000)}${RAIN}` })),
    null,
  ],
  [
    'has a table that spans a million columns',
    () =>
      zipOf(
        bookOf({
          'one.xhtml': `<table>${'<tr><td colspan="1000000" rowspan="1000000">It rained.</td></tr>'.repeat(19_900)}</table>`,
        }),
      ),
    null,
  ],
  ['has 300,000 spans', () => zipOf(bookOf({ 'one.xhtml': `<p>${'<i>a</i> '.repeat(180_000)}</p>` })), null],
]);

export const hostileMhtml = filesOf('a.mhtml', [
  ['has parts in parts in parts', () => MIXED + `--a\n${MIXED}`.repeat(100_000), /^is not a web archive/],
  ['has 100,000 parts', () => MIXED + part('It rained.').repeat(100_000), /^is not a web archive/],
  ['has headers without an end', () => 'A: b\n'.repeat(1_000_000), /^is not a web archive/],
  ['has one header without an end', () => `A: ${'b'.repeat(4_000_000)}`, /^is not a web archive/],
  ['has 9,000 parts', () => MIXED + part(RAIN).repeat(9_000), /^is not a web archive/],
  ['has 2,900 parts', () => MIXED + part(RAIN).repeat(2_900), null],
  [
    'has a page of 9 MiB',
    () => MIXED + part('<p>word word word</p>\n'.repeat(420_000)),
    /^has more than 80,000 lines/,
  ],
  [
    'has a picture of 9 MiB',
    () =>
      MIXED +
      part(RAIN) +
      part(
        `${'A'.repeat(76)}\n`.repeat(120_000),
        'Content-Type: image/png\nContent-Transfer-Encoding: base64',
      ),
    null,
  ],
  [
    'has words of headers without an end',
    () => `Subject: ${'=?utf-8?Q?a?= '.repeat(30_000)}\n${MIXED}${part(RAIN)}`,
    null,
  ],
  [
    'has a page in another file',
    () => MIXED + part('', 'Content-Type: message/external-body; access-type=URL; URL="file:///etc/passwd"'),
    null,
  ],
  [
    'is quoted without an end',
    () =>
      `${MIXED}${part('='.repeat(2_000_000), 'Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable')}`,
    null,
  ],
  [
    'is a text of 79,000 flowed lines',
    () => `Content-Type: text/plain; format=flowed\n\n${'a \n'.repeat(79_000)}`,
    /^is not a web archive/,
  ],
  [
    'has 60,000 addressees',
    () => `To: ${'a: b, '.repeat(60_000)}\n${MIXED}${part(RAIN)}`,
    /^is not a web archive/,
  ],
  ['has 10,000 addressees', () => `To: ${'a: b, '.repeat(10_000)}\n${MIXED}${part(RAIN)}`, null],
  [
    'has messages in messages',
    () => 'Content-Type: message/rfc822\n\n'.repeat(5_000),
    /^is not a web archive/,
  ],
  ['is cut off', () => MIXED.slice(0, -20), /^is not a web archive/],
  ['is a PDF', () => '%PDF-1.7\n', /^is not a web archive/],
  [
    'has a table that spans a million columns',
    () => MIXED + part(`<table>${'<tr><td colspan=1000000 rowspan=1000000>a b'.repeat(19_900)}</table>`),
    null,
  ],
]);
