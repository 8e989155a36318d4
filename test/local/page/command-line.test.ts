/** Parsing of slash commands that are typed as text. */

import { describe, expect, it } from 'vitest';
import { parseCommandLine, runnable } from '../../../src/local/page/command-line.ts';

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
  return found && [found.command.name, Object.fromEntries(found.options)];
};

describe('a line that is typed', () => {
  it.each([
    ['/ask question: When?', ['ask', { question: 'When?' }]],
    ['/ask question: When? from: 2023', ['ask', { question: 'When?', from: '2023' }]],
    ['/ask from: 2023 question: When: now?', ['ask', { question: 'When: now?', from: '2023' }]],
    ['/ask When did it start?', ['ask', { question: 'When did it start?' }]],
    ['/ask When? from: 2023', ['ask', { question: 'When?', from: '2023' }]],
    ['/ask', ['ask', {}]],
    ['/articles sort by: new', ['articles sort', { by: 'new' }]],
    ['/articles', null],
    ['/asking', null],
  ])('%s names a command and its options', (line, expected) => {
    expect(parsed(line)).toEqual(expected);
  });
});
