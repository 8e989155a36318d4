/** Parsing of Discord's Markdown. */

import { describe, expect, it } from 'vitest';
import {
  type Block,
  type Inline,
  type List,
  parseInline,
  parseMarkdown,
} from '../../../src/local/page/markdown.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const item = (words: string, ...lists: List[]) => ({ children: [text(words)], lists });
const list = (start: number | null, ...items: List['items']): List => ({ type: 'list', start, items });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });

describe('Discord’s Markdown', () => {
  it.each<[string, Inline[]]>([
    ['plain', [text('plain')]],
    [
      '**bold** and *it*',
      [{ type: 'bold', children: [text('bold')] }, text(' and '), { type: 'italic', children: [text('it')] }],
    ],
    [
      '__under__ ~~gone~~ ||hush||',
      [
        { type: 'underline', children: [text('under')] },
        text(' '),
        { type: 'strike', children: [text('gone')] },
        text(' '),
        { type: 'spoiler', children: [text('hush')] },
      ],
    ],
    ['***both***', [{ type: 'bold', children: [{ type: 'italic', children: [text('both')] }] }]],
    ['snake_case_name', [text('snake_case_name')]],
    ['`a **b**`', [{ type: 'code', text: 'a **b**' }]],
    ['\\*\\*not bold\\*\\* \\<@1>', [text('**not bold** <@1>')]],
    ['\\_\\_not under\\_\\_ C:\\temp', [text('__not under__ C:\\temp')]],
    ['2 * 3 * 4', [text('2 * 3 * 4')]],
    [
      '<@1> <@!2> <@&3> <#4>',
      [
        { type: 'user', id: '1' },
        text(' '),
        { type: 'user', id: '2' },
        text(' '),
        { type: 'role', id: '3' },
        text(' '),
        { type: 'channel', id: '4' },
      ],
    ],
    ['@everyone', [{ type: 'everyone', text: '@everyone' }]],
    ['</ask:1> <:hi:2>', [{ type: 'command', name: 'ask' }, text(' '), { type: 'emoji', name: 'hi' }]],
    ['<t:0:D>', [{ type: 'time', seconds: 0, style: 'D' }]],
    ['[a](https://b.c)', [{ type: 'link', url: 'https://b.c', children: [text('a')] }]],
    ['[a](<https://b.c/(d)>)', [{ type: 'link', url: 'https://b.c/(d)', children: [text('a')] }]],
    ['[a](javascript:b)', [text('[a](javascript:b)')]],
    [
      'see https://a.b/c.',
      [text('see '), { type: 'link', url: 'https://a.b/c', children: [text('https://a.b/c')] }, text('.')],
    ],
  ])('reads %s', (source, expected) => {
    expect(parseInline(source)).toEqual(expected);
  });

  it.each<[string, Block[]]>([
    ['one\ntwo', [{ type: 'paragraph', children: [text('one'), text('\n'), text('two')] }]],
    ['### Title', [{ type: 'heading', level: 3, children: [text('Title')] }]],
    ['#none', [{ type: 'paragraph', children: [text('#none')] }]],
    ['-# small', [{ type: 'small', children: [text('small')] }]],
    [
      '> a\n> b\nc',
      [
        { type: 'quote', children: [{ type: 'paragraph', children: [text('a'), text('\n'), text('b')] }] },
        { type: 'paragraph', children: [text('c')] },
      ],
    ],
    [
      '>>> a\nb',
      [{ type: 'quote', children: [{ type: 'paragraph', children: [text('a'), text('\n'), text('b')] }] }],
    ],
    ['- a\n- b', [list(null, item('a'), item('b'))]],
    ['1. a', [list(1, item('a'))]],
    ['5. a\n6. b', [list(5, item('a'), item('b'))]],
    ['- a\n1. b', [list(null, item('a')), list(1, item('b'))]],
    [
      '- a\n  - b\n    3. c\n    4. d\n  - e\n- f',
      [list(null, item('a', list(null, item('b', list(3, item('c'), item('d'))), item('e'))), item('f'))],
    ],
    ['1. a\n   - b\n2. c', [list(1, item('a', list(null, item('b'))), item('c'))]],
    ['  - a\n- b', [list(null, item('a'), item('b'))]],
    ['- a\n - b', [list(null, item('a'), item('b'))]],
    [
      '- a\n  goes on\nb',
      [list(null, { children: [text('a'), text('\n'), text('goes on')], lists: [] }), paragraph(text('b'))],
    ],
    ['\\- a\n5\\. b', [paragraph(text('- a'), text('\n'), text('5. b'))]],
    [
      '> -# small\n> 5. a\n>   - b\n> - c',
      [
        {
          type: 'quote',
          children: [
            { type: 'small', children: [text('small')] },
            list(5, item('a', list(null, item('b')))),
            list(null, item('c')),
          ],
        },
      ],
    ],
    [
      '> ```\n> a\n>   b\n> ```\n> c',
      [{ type: 'quote', children: [{ type: 'codeblock', text: 'a\n  b' }, paragraph(text('c'))] }],
    ],
    [
      'a ```b c\n\n> d\n- e``` f\n```\ng\n```',
      [
        paragraph(text('a ')),
        { type: 'codeblock', text: 'b c\n\n> d\n- e' },
        paragraph(text(' f')),
        { type: 'codeblock', text: 'g' },
      ],
    ],
    [
      '- a\n```\nb\n```\n- c',
      [list(null, item('a')), { type: 'codeblock', text: 'b' }, list(null, item('c'))],
    ],
    ['\\`\\`\\`\na\n\\`\\`\\`', [paragraph(text('```'), text('\n'), text('a'), text('\n'), text('```'))]],
    [
      'a\n```js\nb **c**\n```\nd',
      [
        { type: 'paragraph', children: [text('a')] },
        { type: 'codeblock', text: 'b **c**' },
        { type: 'paragraph', children: [text('d')] },
      ],
    ],
  ])('reads the lines of %j', (source, expected) => {
    expect(parseMarkdown(source)).toEqual(expected);
  });

  it('takes no time over text that is made to be slow', () => {
    for (const hostile of [
      '*',
      '[',
      '`',
      '\\',
      '<',
      '__',
      '||',
      '> ',
      '[a](',
      'http://',
      '- a\n',
      '  1. a\n',
      '```\n',
    ])
      parseMarkdown(hostile.repeat(4_000 / hostile.length));
  });
});
