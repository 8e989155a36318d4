import { describe, expect, it } from 'vitest';
import {
  asksSomething,
  contextOf,
  followUpCuesOf,
  inContext,
  type Turn,
} from '../../src/language/follow-up.ts';

const DESIGNER: Turn = { question: 'who designed the kestrel65', context: null, answer: 'Ada Berg' };

describe('the context of a follow-up', () => {
  it('is the question before, on one line', () => {
    const before = { ...DESIGNER, question: ' how much is\n the kestrel65 ' };
    expect(contextOf('and in brass?', before)).toBe('how much is the kestrel65');
  });

  it('includes the person who was asked for if a pronoun may stand for them', () => {
    expect(contextOf('when did she join', DESIGNER)).toBe('Ada Berg, who designed the kestrel65');
    expect(contextOf('when was it released', DESIGNER)).toBe('who designed the kestrel65');
    const price = { ...DESIGNER, question: 'how much is it', answer: '£72' };
    expect(contextOf('when did she join', price)).toBe('how much is it');
    const clause = {
      ...DESIGNER,
      answer: 'a team of eleven people who had met at the fair in Oslo the year before',
    };
    expect(contextOf('when did they meet', clause)).toBe('who designed the kestrel65');
  });

  it('includes what the question before took from the one before that', () => {
    const second = { question: 'and the second time?', context: 'can i post ai art here', answer: null };
    expect(contextOf('and the third?', second)).toBe('and the second time?, can i post ai art here');
  });

  it('is at most 160 characters long', () => {
    expect(contextOf('why', { ...DESIGNER, question: 'word '.repeat(60) })).toHaveLength(160);
  });

  it('follows the question', () => {
    expect(inContext(' when did she join ', 'Ada Berg')).toBe('when did she join Ada Berg');
  });
});

it.each([
  ['and when did he leave?', true, true],
  ['what about the second one', true, true],
  ['why tho', true, false],
  ['why?', true, false],
  ['why was the harbour closed', false, false],
  ['How about brass', true, false],
  ['what is it called', false, true],
  ['what time does Andover open', false, false],
  ['orders of the day', false, false],
])('the cues of “%s”: continues %j, refers %j', (question, continues, refers) => {
  expect(followUpCuesOf(question)).toEqual({ continues, refers });
});

it.each([
  ['and when did he leave', true],
  ['really?', true],
  ['whats the fee', true],
  ['is it open on sundays', true],
  ["doesn't it close", true],
  ['and brass', true],
  ['thanks!', false],
  ['that is great', false],
  ['lol nice', false],
  ['Perfect, cheers', false],
])('“%s” asks something: %j', (message, asks) => {
  expect(asksSomething(message)).toBe(asks);
});
