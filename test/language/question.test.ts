import { describe, expect, it } from 'vitest';
import { kindOf, type QuestionKind, wantedOf } from '../../src/language/question.ts';
import { termsOf } from '../../src/language/terms.ts';

const QUESTIONS: Record<QuestionKind, string[]> = {
  when: [
    'When did Blinken arrive?',
    'blinken arrived when',
    'What year did Pelosi visit Taiwan?',
    'On what date was it signed?',
    'Which leap year was it?',
    'which day, month, week, decade, century or time',
    'What time?',
    'What decade?',
  ],
  'how long': [
    'How long did the talks last?',
    'For how many years has it been so?',
    'for how many seconds',
    'for how many minutes',
    'for how many hours',
    'for how many days',
    'for how many weeks',
    'for how many months',
    'when and how long',
  ],
  'how many': [
    'how many ships were sent',
    'how much, and when',
    'How old is he?',
    'how far',
    'how big',
    'how large',
    'how tall',
    'how high',
    'how often',
    'What percentage agreed?',
    'What number?',
    'What share?',
    'Who said how many days?',
  ],
  where: [
    'Where were the talks held?',
    'In which city did they meet?',
    'what country',
    'what small country',
    'which place',
    'which island',
    'which state',
    'which town',
    'which region',
    'which continent',
  ],
  who: [
    'Who is the foreign minister?',
    'Whose visit was it?',
    'To whom?',
    'Which president spoke?',
    'which people',
    'what person',
    'what old man',
    'which woman',
    'what minister',
    'what leader',
  ],
  why: [
    'Why does China object?',
    'What was the reason for the delay?',
    'what caused it',
    'which cause',
    'what reason',
    'how come',
    'why who where',
  ],
  what: [
    'What did Reuters note?',
    'Taiwan',
    '',
    'whenever whyever somewhere',
    'whole whoever',
    'what very old city',
    'what yearly',
    'howmany',
    'show comet',
  ],
};

describe('the kind of a question', () => {
  it.each(Object.entries(QUESTIONS).flatMap(([kind, list]) => list.map((one) => [kind, one] as const)))(
    'is %s: %j',
    (kind, question) => {
      expect(kindOf(question)).toBe(kind);
      expect(kindOf(question.toUpperCase())).toBe(kind);
    },
  );

  it('is read from the first six hundred characters', () => {
    expect(kindOf(`${' '.repeat(596)}when`)).toBe('when');
    expect(kindOf(`${' '.repeat(597)}when`)).toBe('what');
  });
});

describe('what a question asks for', () => {
  it.each([
    ['When did it open?', '@when', null],
    ['Who opened it?', '@who', null],
    ['By whom was it opened?', '@whom', null],
    ['Whose is it?', '@whose', null],
    ['Where is it?', '@where', null],
    ['Why is it so?', '@why', null],
    ['How many came?', '@how many', null],
    ['How much was it?', '@how much', null],
    ['How long is it?', '@how long', null],
    ['How old is it?', '@how old', null],
    ['How far is it?', '@how far', null],
    ['How often is it?', '@how often', null],
    ['How is it made?', '@how', null],
    ['How', '@how', null],
    ['Taiwan', '@what', null],
    ['', '@what', null],
    ['What', '@what', null],
    ['What did they say?', '@what', null],
    ['What can be done?', '@what', null],
    ['What to do?', '@what', null],
    ['Which city has a port?', '@what citi', 'city'],
    ['What city is it?', '@what citi', 'city'],
    ['In which city?', '@what citi', 'city'],
    ['What football team did he join?', '@what team', 'team'],
    ['What big football team did he join?', '@what team', 'team'],
    ['What big football team should win?', '@what team', 'team'],
    // Of more than three words before the verb, the first.
    ['What big old football team did he join?', '@what big', 'big'],
    ['Which teams would win?', '@what team', 'teams'],
    ['What team of theirs won?', '@what team', 'team'],
    ['What team won cups?', '@what team', 'team'],
    ['What team can win?', '@what team', 'team'],
    ['What team candidly won?', '@what team', 'team'],
    ['What isotope is it?', '@what isotop', 'isotope'],
    ['What canal is it?', '@what canal', 'canal'],
    ['Whichever it is, howling or somewhat, who is it?', '@who', null],
    ['How manyfold is it?', '@how', null],
    ['What was the name of it?', '@what name', 'name'],
    ['What is Taiwan?', '@what taiwan', 'Taiwan'],
    ['What are his and her names?', '@what name', 'names'],
    ['What were they?', '@what', null],
    ['He won which cup, and when?', '@what cup', 'cup'],
  ])('is read from its words: %j', (question, name, head) => {
    const wanted = wantedOf(termsOf(question));
    expect([wanted.name, wanted.head && question.slice(wanted.head.start, wanted.head.end)]).toEqual([
      name,
      head,
    ]);
  });
});
