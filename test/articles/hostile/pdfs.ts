/** PDFs that are made to do harm. */
import { deflateSync } from 'node:zlib';
import { fileOf, pdfOf, streamOf } from '../convert/pdf-writer.ts';
import { filesOf } from './hostile-file.ts';

const MEBIBYTE = 2 ** 20;
const RAIN = [{ x: 72, y: 700, text: 'It rained.' }];

const DESCRIPTOR =
  '<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';
/** A page in a font of many letters, with more entries of the font. */
const composite = (entries: string, objects: Record<number, string | Buffer> = {}) =>
  pdfOf(['BT /F1 10 Tf 72 700 Td <004100420043> Tj ET'], {
    objects: {
      3: '<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [60 0 R] /ToUnicode 62 0 R >>',
      60: `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 61 0 R /CIDToGIDMap /Identity ${entries} >>`,
      61: DESCRIPTOR,
      62: streamOf(
        'begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0041> <0043> <0041> endbfrange endcmap',
      ),
      ...objects,
    },
  });
const simple = (entries: string, objects: Record<number, string | Buffer> = {}) =>
  pdfOf([RAIN], {
    objects: {
      3: `<< /Type /Font /Subtype /TrueType /BaseFont /Helvetica /Encoding /WinAnsiEncoding ${entries} >>`,
      ...objects,
    },
  });
const form = (content: string, next: number) =>
  streamOf(
    content,
    `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${next} 0 R >> >>`,
  );
/** A stream of objects, by their numbers. */
const objectStream = (objects: Record<number, string>) => {
  const entries = Object.entries(objects);
  let at = 0;
  const header = entries.map(([number, text]) => {
    const entry = `${number} ${at}`;
    at += text.length + 1;
    return entry;
  });
  const first = `${header.join(' ')} `;
  return streamOf(
    `${first}${entries.map(([, text]) => text).join(' ')}`,
    `/Type /ObjStm /N ${entries.length} /First ${first.length}`,
  );
};
const range = (count: number, of: (i: number) => [number, string | Buffer]) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => of(i)));

/** A file that would take minutes to read: forms within forms, a billion in all. */
export function pdfWithEndlessForms(): Buffer {
  return pdfOf(['/X Do'], {
    page: () => '/Resources << /XObject << /X 100 0 R >> >>',
    objects: range(9, (i) => [
      100 + i,
      form(i === 8 ? 'BT /F1 10 Tf 72 700 Td (a) Tj ET' : '/X Do '.repeat(10), 101 + i),
    ]),
  });
}

export const hostilePdfs = filesOf('a.pdf', [
  [
    'has widths for 60 million letters in another object',
    () => composite('/W 70 0 R', { 70: '[1 60000000 500]' }),
    null,
  ],
  [
    'has widths whose numbers are in other objects',
    () => composite('/W 70 0 R', { 70: '[1 71 0 R 500]', 71: '60000000' }),
    null,
  ],
  [
    'has widths whose numbers are in other objects, each of them',
    () => composite('/W 70 0 R', { 70: '[71 0 R 72 0 R 73 0 R]', 71: '1', 72: '60000000', 73: '500' }),
    /^is written in a way that is not read/,
  ],
  [
    'has widths whose numbers are in a stream of objects',
    () =>
      composite('/W 70 0 R', {
        70: '[71 0 R 72 0 R 73 0 R]',
        74: objectStream({ 71: '1', 72: '60000000', 73: '500' }),
      }),
    /^is written in a way that is not read/,
  ],
  [
    'has vertical widths for 60 million letters',
    () =>
      composite('/W2 70 0 R /DW2 [880 -1000]', {
        70: '[1 60000000 500 500 500]',
        3: '<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-V /DescendantFonts [60 0 R] >>',
      }),
    null,
  ],
  ['has a width for a letter of a high number', () => composite('/W [2000000000 [500] 5 [500]]'), null],
  ['has two million widths', () => composite(`/W [0 [${'500 '.repeat(2_000_000)}]]`), null],
  [
    'has two million widths of a simple font',
    () => simple(`/FirstChar 0 /LastChar 2000000 /Widths 70 0 R`, { 70: `[${'500 '.repeat(2_000_000)}]` }),
    null,
  ],
  [
    'has widths from a first letter of a high number',
    () => simple('/FirstChar 2000000000 /LastChar 2000000001 /Widths [500 500]'),
    null,
  ],
  [
    'has letters up to a high number',
    () => simple('/FirstChar 0 /LastChar 2000000000 /Widths [500 500]'),
    null,
  ],
  [
    'has 500,000 names of letters',
    () =>
      simple('/FirstChar 0 /LastChar 255 /Widths [500]', {
        3: `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [0 ${'/a '.repeat(500_000)}] >> >>`,
      }),
    null,
  ],
  [
    'has names of letters from a high number',
    () =>
      simple('', {
        3: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [2000000000 /a /b] >> >>',
      }),
    null,
  ],
  [
    'has pages in a circle',
    () => pdfOf([], { objects: { 2: '<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>' } }),
    null,
  ],
  [
    'has a page 400 times',
    () => pdfOf([RAIN], { objects: { 2: `<< /Type /Pages /Count 400 /Kids [${'10 0 R '.repeat(400)}] >>` } }),
    null,
  ],
  [
    'has pages in pages, 20,000 deep',
    () =>
      pdfOf([RAIN], {
        objects: {
          2: '<< /Type /Pages /Count 1 /Kids [1000 0 R] >>',
          ...range(20_000, (i) => [
            1_000 + i,
            `<< /Type /Pages /Count 1 /Kids [${i === 19_999 ? 10 : 1_001 + i} 0 R] >>`,
          ]),
        },
      }),
    null,
  ],
  ['has 10,000 pages', () => pdfOf(Array.from({ length: 10_000 }, () => '')), null],
  [
    'has 100,000 objects',
    () => pdfOf([RAIN], { objects: range(100_000, (i) => [1_000 + i, '<< /A 1 >>']) }),
    null,
  ],
  [
    'has 20,000 fonts on its page',
    () =>
      pdfOf([Array.from({ length: 20_000 }, (_, i) => `BT /G${i} 10 Tf 72 700 Td (a) Tj ET`).join('\n')], {
        page: () =>
          `/Resources << /Font << ${Array.from({ length: 20_000 }, (_, i) => `/G${i} ${1_000 + i} 0 R`).join(' ')} >> >>`,
        objects: range(20_000, (i) => [
          1_000 + i,
          `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /X ${i} >>`,
        ]),
      }),
    null,
  ],
  [
    'has a stream of 200,000 objects',
    () =>
      pdfOf([RAIN], {
        objects: { 50: objectStream(range(200_000, (i) => [1_000 + i, '1']) as Record<number, string>) },
      }),
    null,
  ],
  [
    'has streams of objects that inflate to 64 MiB',
    () =>
      pdfOf([RAIN], {
        objects: { 50: streamOf(Buffer.alloc(64 * MEBIBYTE, ' '), '/Type /ObjStm /N 1 /First 10') },
      }),
    /^holds more than 12 MiB/,
  ],
  ['inflates to 11 MiB of operators', () => pdfOf(['q Q '.repeat(2_800_000)]), null],
  ['inflates to 11 MiB of paths', () => pdfOf(['1 1 m 2 2 l S '.repeat(800_000)]), null],
  [
    'inflates to 11 MiB of one array',
    () => pdfOf([`BT /F1 10 Tf [${'(a) 1 '.repeat(1_900_000)}] TJ ET`]),
    /^has too many parts/,
  ],
  [
    'shows the same content 5,000 times',
    () =>
      pdfOf(['q 1 0 0 1 0 0 cm Q '.repeat(50_000)], {
        page: () => `/Contents [${'11 0 R '.repeat(5_000)}]`,
      }),
    /^is written in a way that is not read/,
  ],
  [
    'shows the same content 5,000 times, by a list in another object',
    () =>
      pdfOf(['q 1 0 0 1 0 0 cm Q '.repeat(50_000)], {
        page: () => '/Contents 70 0 R',
        objects: { 70: `[${'11 0 R '.repeat(5_000)}]` },
      }),
    /^is written in a way that is not read/,
  ],
  [
    'has letters whose ranges hide in strings that are no numbers',
    () =>
      composite('', {
        62: streamOf(`begincmap 1 beginbfrange ${'<0z> <00fffff0> <0041> '.repeat(10)} endbfrange endcmap`),
      }),
    /^is written in a way that is not read/,
  ],
  [
    'has a picture of JPEG 2000 of four billion pixels',
    () =>
      pdfOf(['/X Do BT /F1 10 Tf 72 700 Td (It rained.) Tj ET'], {
        page: () => '/Resources << /Font << /F1 3 0 R >> /XObject << /X 100 0 R >> >>',
        objects: {
          100: streamOf(
            Buffer.alloc(1_000),
            '/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /Filter /JPXDecode',
          ),
        },
      }),
    null,
  ],
  [
    'inflates to 11 MiB of a text',
    () => pdfOf([`BT /F1 10 Tf 72 700 Td (${'a'.repeat(11_000_000)}) Tj ET`]),
    null,
  ],
  [
    'has a picture of a billion pixels',
    () =>
      pdfOf([`/X Do ${'BT /F1 10 Tf 72 700 Td (It rained.) Tj ET'}`], {
        page: () => '/Resources << /Font << /F1 3 0 R >> /XObject << /X 100 0 R >> >>',
        objects: {
          100: streamOf(
            Buffer.alloc(32 * MEBIBYTE),
            '/Type /XObject /Subtype /Image /Width 32768 /Height 32768 /ColorSpace /DeviceGray /BitsPerComponent 8',
          ),
        },
      }),
    null,
  ],
  [
    'has a picture within its page',
    () =>
      pdfOf([
        `BI /W 30000 /H 30000 /BPC 8 /CS /G ID ${'x'.repeat(1_000_000)} EI BT /F1 10 Tf 72 700 Td (It rained.) Tj ET`,
      ]),
    null,
  ],
  ['has forms within forms, a billion in all', pdfWithEndlessForms, /^takes too long to read/],
  [
    'has a form in a circle',
    () =>
      pdfOf(['/X Do'], {
        page: () => '/Resources << /XObject << /X 100 0 R >> >>',
        objects: { 100: form('/X Do /X Do', 100) },
      }),
    null,
  ],
  [
    'is encrypted with a password',
    () =>
      pdfOf([RAIN], {
        trailer: '/Encrypt << /Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -4 >> /ID [<00> <00>]',
      }),
    null,
  ],
  ['is cut off', () => pdfOf([RAIN]).subarray(0, 500), null],
  ['is nested a million deep', () => pdfOf([''], { objects: { 11: `${'['.repeat(1_000_000)}` } }), null],
  [
    'is only a million marks of objects',
    () => `%PDF-1.7\n${'1 0 obj\n'.repeat(1_000_000)}`,
    /^has too many parts/,
  ],
  ['is only a million words of streams', () => `%PDF-1.7\n${'stream\n'.repeat(1_000_000)}`, null],
  [
    'has tables of places in a circle',
    () => {
      const good = pdfOf([RAIN]);
      return Buffer.from(good.toString('latin1').replace('/Root', '/Prev 9 /Root'), 'latin1');
    },
    null,
  ],
  [
    'runs a script and opens a file',
    () =>
      pdfOf([RAIN], {
        catalog:
          '/OpenAction << /S /JavaScript /JS (while (1) {}) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >> /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (http://127.0.0.1:9/) >>] >> >>',
      }),
    null,
  ],
  [
    'has a stream in another file',
    () => pdfOf([''], { objects: { 11: '<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream' } }),
    null,
  ],
  [
    'has labels of pages in a circle',
    () => pdfOf([RAIN], { catalog: '/PageLabels 80 0 R', objects: { 80: '<< /Kids [80 0 R 80 0 R] >>' } }),
    null,
  ],
  [
    'has a structure in a circle',
    () =>
      pdfOf([RAIN], {
        catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 80 0 R',
        objects: {
          80: '<< /Type /StructTreeRoot /K 81 0 R /ParentTree << /Nums [0 [81 0 R]] >> >>',
          81: '<< /S /P /P 81 0 R /K 81 0 R >>',
        },
        page: () => '/StructParents 0',
      }),
    null,
  ],
  [
    'has a table of letters with a billion of them',
    () =>
      composite('', {
        62: streamOf(
          `begincmap 100 beginbfrange ${'<00000000> <00ffffff> <0041> '.repeat(100)} endbfrange endcmap`,
        ),
      }),
    null,
  ],
  [
    'has a function that is sampled a billion times',
    () =>
      pdfOf(['/P sh BT /F1 10 Tf 72 700 Td (It rained.) Tj ET'], {
        page: () => '/Resources << /Font << /F1 3 0 R >> /Shading << /P 90 0 R >> >>',
        objects: {
          90: '<< /ShadingType 1 /ColorSpace /DeviceRGB /Function 91 0 R >>',
          91: streamOf(
            '0',
            '/FunctionType 0 /Domain [0 1 0 1] /Range [0 1 0 1 0 1] /Size [40000 40000] /BitsPerSample 8',
          ),
        },
      }),
    null,
  ],
  [
    'has a program for letters without an end',
    () =>
      pdfOf(['BT /F1 10 Tf 72 700 Td (aaaa) Tj ET'], {
        objects: {
          3: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 95 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1] /Resources << /Font << /F1 3 0 R >> >> >>',
          95: streamOf('BT /F1 1 Tf (aaaaaaaaaa) Tj ET '.repeat(1_000)),
        },
      }),
    null,
  ],
  [
    'has a predictor of a billion columns',
    () =>
      pdfOf([''], {
        objects: {
          11: streamOf(
            '',
            '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 1000000000 /Colors 4 >>',
            deflateSync('BT /F1 10 Tf (a) Tj ET'),
          ),
        },
      }),
    null,
  ],
  [
    'is only its properties',
    () => fileOf({ 1: '<< /Type /Catalog >>', 5: `<< /Title (${'a'.repeat(2_000_000)}) >>` }),
    null,
  ],
]);
