import { describe, expect, it } from 'vitest';
import { choose, parseCommandLine, runnable, suggest } from '../../../src/local/page/command-line.ts';

const option = (type: number, name: string, more = {}) => ({
  type,
  name,
  description: `The ${name}`,
  ...more,
});
const COMMANDS = runnable([
  {
    name: 'ask',
    type: 1,
    description: 'Ask',
    options: [option(3, 'question', { required: true }), option(3, 'from')],
  },
  {
    name: 'articles',
    type: 1,
    description: 'Articles',
    options: [
      option(1, 'list'),
      option(1, 'sort', { options: [option(3, 'by', { choices: [{ name: 'Newest', value: 'new' }] })] }),
    ],
  },
  { name: 'Quote', type: 3, description: '' },
] as never);

const parsed = (line: string) => {
  const found = parseCommandLine(line, COMMANDS);
  return found && [found.command.name, Object.fromEntries(found.options), found.last?.option.name];
};

describe('a line that is typed', () => {
  it.each([
    ['/ask question: When?', ['ask', { question: 'When?' }, 'question']],
    ['/ask question: When? from: 2023', ['ask', { question: 'When?', from: '2023' }, 'from']],
    ['/ask from: 2023 question: When: now?', ['ask', { question: 'When: now?', from: '2023' }, 'question']],
    ['/ask When did it start?', ['ask', { question: 'When did it start?' }, 'question']],
    ['/ask When? from: 2023', ['ask', { question: 'When?', from: '2023' }, 'from']],
    ['/ask', ['ask', {}, undefined]],
    ['/articles sort by: new', ['articles sort', { by: 'new' }, 'by']],
    ['/articles', null],
    ['/asking', null],
  ])('%s names a command and its options', (line, expected) => {
    expect(parsed(line)).toEqual(expected);
  });

  it.each([
    ['/', ['/ask question: ', '/articles list ', '/articles sort ']],
    ['/art', ['/articles list ', '/articles sort ']],
    ['/ask ', ['/ask question: ', '/ask from: ']],
    ['/ask question: x', ['/ask question: x from: ']],
    ['/articles sort by: ', ['/articles sort by: new']],
    ['/none', []],
  ])('%j can go on', (line, expected) => {
    expect(suggest(line, COMMANDS).map((suggestion) => suggestion.line)).toEqual(expected);
  });

  it('says what an option is, and whether it is required', () => {
    expect(suggest('/ask ', COMMANDS)).toMatchObject([
      { label: 'question:', hint: 'The question (required)' },
      { label: 'from:', hint: 'The from' },
    ]);
  });

  it('takes a completion in the place of what was typed of a value', () => {
    const { last } = parseCommandLine('/ask question: a: b', COMMANDS)!;
    expect(choose('/ask question: a: b', last!.at, { name: 'C', value: 'c' }).line).toBe('/ask question: c');
  });
});
