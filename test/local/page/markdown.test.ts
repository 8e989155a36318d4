import { describe, expect, it } from 'vitest';
import { type Block, type Inline, parseInline, parseMarkdown } from '../../../src/local/page/markdown.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });

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
    ['- a\n- b', [{ type: 'list', ordered: false, items: [[text('a')], [text('b')]] }]],
    ['1. a', [{ type: 'list', ordered: true, items: [[text('a')]] }]],
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

  it('takes no time over what is made to take long', () => {
    for (const hostile of ['*', '[', '`', '\\', '<', '__', '||', '> ', '[a](', 'http://'])
      parseMarkdown(hostile.repeat(4_000 / hostile.length));
  });
});
