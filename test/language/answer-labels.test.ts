import { describe, expect, it } from 'vitest';
import { askedLabelsOf, isLabelledAs } from '../../src/language/answer-labels.ts';
import { kindOf } from '../../src/language/question.ts';

describe('labels of lines that answer', () => {
  it.each([
    ['when is the hall open', ['when']],
    ['opening hours of the hall', ['when']],
    ['what day is the market', ['when']],
    ['where is the hall', ['where']],
    ['when and where is the fair', ['when', 'where']],
    ['address of the hall', ['where']],
    ['who leads the choir', ['who']],
    ['how much is the soup', ['price']],
    ['when did the hall open', []],
    ['how do i get in', []],
  ])('are asked for: %s', (question, labels) => {
    expect(askedLabelsOf(question, kindOf(question))).toEqual(labels);
  });

  it.each([
    ['when', 'When: Mondays'],
    ['when', '**When** – Mondays'],
    ['when', '🕐 Opening hours = 9 to 5'],
    ['when', 'When?'],
    ['when', 'Time\t18:00'],
    ['where', '**Where:** the hall'],
    ['where', 'address - Mill Lane 8'],
    ['who', 'Hosts: Oda'],
    ['price', 'Admission: free'],
  ] as const)('are at the start: %s, %j', (label, line) => {
    expect(isLabelledAs(label, line)).toBe(true);
  });

  it.each([
    ['when', 'When the bell rings: run'],
    ['when', 'Where: the hall'],
    ['when', 'Whenever: 9'],
    ['where', 'Where there is a will – there is a way'],
    ['price', 'Costly: the roof'],
    ['when', 'When'.padEnd(60, ' x')],
  ] as const)('are not at the start: %s, %j', (label, line) => {
    expect(isLabelledAs(label, line)).toBe(false);
  });
});
