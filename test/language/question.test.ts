import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/language/question.ts';

describe('the kind of a question', () => {
  it.each([
    ['When did Blinken arrive?', 'when'],
    ['blinken arrived when', 'when'],
    ['What year did Pelosi visit Taiwan?', 'when'],
    ['On what date was it signed?', 'when'],
    ['How long did the talks last?', 'how long'],
    ['For how many years has it been so?', 'how long'],
    ['how many ships were sent', 'how many'],
    ['What percentage agreed?', 'how many'],
    ['Where were the talks held?', 'where'],
    ['In which city did they meet?', 'where'],
    ['Who is the foreign minister?', 'who'],
    ['Whose visit was it?', 'who'],
    ['Which president spoke?', 'who'],
    ['Why does China object?', 'why'],
    ['What was the reason for the delay?', 'why'],
    ['What did Reuters note?', 'what'],
    ['Taiwan', 'what'],
    ['', 'what'],
  ])('%j asks %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });
});
