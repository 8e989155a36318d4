import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionSpan } from '../../src/language/chat-normalization.ts';
import { kindOf, type QuestionKind, questionFocusOf, questionTermsOf } from '../../src/language/question.ts';
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
    'In what years did they join?',
    'what was the wedding date',
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
    'What is the current number of members?',
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
    'what very old city',
    'Where was the ship when it sank?',
    'What is the largest city in Poland?',
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
    'Who said how many days?',
    'The man who sold it to whom?',
    'who was mayor when the bridge opened',
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
    'What company did Eisner become president of when he left?',
    'What did the Islamic State proclaim itself?',
    "Which country's cars became sought after?",
    'When she left, which post did she take?',
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

  it('is read from the start of a very long question', () => {
    expect(kindOf(`${' '.repeat(300)}when`)).toBe('when');
    expect(kindOf(`${' '.repeat(10_000)}when`)).toBe('what');
  });
});

describe('the kind of a question in chat language', () => {
  it.each<[string, QuestionKind]>([
    ['whens the event', 'when'],
    ['Wheres the logs', 'where'],
    ['whos the owner', 'who'],
    ['whys it down', 'why'],
    ['for how many hrs is it open', 'how long'],
    ['how many ppl fit in', 'how many'],
    ['whats up', 'what'],
  ])('is read from the written-out words: %j', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });
});

describe('the words of a question', () => {
  /** The words, with stop words in brackets. */
  const read = (question: string) =>
    questionTermsOf(question)
      .map(({ word, stop }) => (stop ? `(${word})` : word))
      .join(' ');

  it.each([
    ['whats the ip', '(what) (is) (the) ip'],
    ['can u get banned 4 that', '(can) (you) (get) banned 4 (that)'],
    ['wheres ur discord', '(where) (is) (your) discord'],
    ['dunno the pw', '(do) not (know) (the) password'],
    ['Pics of ppl', 'pictures (of) people'],
    ['WHATS THE IP', '(what) (is) (the) ip'],
    // A word in upper case among others is a name.
    ['is the COZ open', '(is) (the) coz open'],
  ])('are written out: %j', (question, words) => {
    expect(read(question)).toBe(words);
  });

  it('keep the offsets of short spellings, which several words may share', () => {
    const spans = questionTermsOf('so whats up').map(({ word, key, start, end, capital }) => [
      word,
      key,
      start,
      end,
      capital,
    ]);
    expect(spans).toEqual([
      ['so', 'so', 0, 2, false],
      ['what', 'what', 3, 8, false],
      ['is', 'is', 3, 8, false],
      ['up', 'up', 9, 11, false],
    ]);
  });

  it.each([
    [
      'hey guys, does anyone know the rules? thanks!',
      '(hey) (guys) (does) (anyone) (know) (the) rules (thanks)',
    ],
    ['hi, quick question: is parking free pls', '(hi) (quick) (question) (is) parking free (pls)'],
    [
      'Sorry if this was asked before, but is it free?',
      '(sorry) (if) (this) (was) (asked) (before) (but) (is) (it) free',
    ],
    ['is it open rn lol', '(is) (it) open (rn) (lol)'],
    // Within the question they are search terms.
    ['why thanks everybody Ada for help with rules', '(why) thanks (everybody) ada (for) help (with) rules'],
  ])('are stop words in greetings and thanks: %j', (question, words) => {
    expect(read(question)).toBe(words);
  });

  it.each([
    ['How old is the server?', '(how) (old) (is) (the) server'],
    ['how long does shipping take', '(how) (long) (does) shipping take'],
    ['How heavy is the board', '(how) (heavy) (is) (the) board'],
    ['how old do u have to be', '(how) old (do) (you) (have) (to) (be)'],
    ['rule 4', 'rule #4'],
    ['what is section 2.2', '(what) (is) section #2.2'],
    ['whats § 04', '(what) (is) #4'],
    ['the third rule', '(the) third rule'],
    ['rule three or rule one', 'rule #3 (or) rule #1'],
    ['one rule', '(one) rule'],
    ['list the rules', '(list) (the) rules'],
    ['can you show me a list', '(can) (you) (show) (me) (a) list'],
    ['list price of the show', 'list price (of) (the) show'],
    ['whats #5 about', '(what) (is) #5 (about)'],
    ['what happens at 5000 euros', '(what) (happens) (at) 5000 (euros)'],
    ['is the old server long gone', '(is) (the) old server long (gone)'],
    ['what is heavy armor', '(what) (is) heavy armor'],
    ['how armor is made', '(how) armor (is) made'],
  ])('after “how” are stop words: %j', (question, words) => {
    expect(read(question)).toBe(words);
  });

  it.each([
    ['how do i get gold', '(how) (do) (i) (get) gold'],
    ['I want to know if the things still work', '(i) (want) (to) (know) (if) (the) (things) (still) work'],
    // As a name, and when there is nothing else.
    ['who is Go Everyone', '(who) (is) go everyone'],
    ['what happens', '(what) happens'],
    ['get', 'get'],
  ])('that are frequent in chat are search terms only when there are no others: %j', (question, words) => {
    expect(read(question)).toBe(words);
  });

  it('give the same focus as the written-out words', () => {
    expect(questionFocusOf(questionTermsOf('whats the capital')).name).toBe('@what capit');
    expect(questionFocusOf(questionTermsOf('hows it made')).name).toBe('@how');
    expect(questionFocusOf(questionTermsOf('how old is it')).name).toBe('@how old');
  });
});

describe('the question within a message', () => {
  const part = (question: string) => {
    const { start, end } = questionSpan(question);
    return question.slice(start, end);
  };

  it.each([
    ['Is it open?', 'Is it open?'],
    ['hello, is it open?', 'is it open?'],
    ['Hey all!! Anybody here know if it is open??', 'it is open??'],
    ['ok so um, is it open tho', 'is it open'],
    ['is it open? thank you!! :)', 'is it open'],
    ['is it open pls help thx', 'is it open'],
    ['is it open, any ideas?', 'is it open'],
    ['can someone please tell me the rules, thx in May', 'the rules, thx in May'],
    ['hithere is it sold', 'hithere is it sold'],
    ['song of all', 'song of all'],
    ['a thing', 'a thing'],
  ])('excludes greetings and thanks: %j', (question, asked) => {
    expect(part(question)).toBe(asked);
  });

  it.each([
    'thanks',
    'hello',
    'hi!',
    'help',
    'does anyone know?',
    'pls pls pls',
    ' hey … ',
    '',
    '???',
    ' \n ',
  ])('is the whole message when nothing else is left: %j', (question) => {
    expect(part(question)).toBe(question);
  });

  it('always contains a word, whatever the greetings and thanks', () => {
    const phrase = fc.constantFrom(
      'hey',
      'pls',
      'help',
      'thanks',
      'thank you',
      'anyone know',
      'ip',
      '?',
      ',',
      '  ',
      'so',
    );
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 12 }), (words) => {
        const question = words.join(' ');
        if (/\p{L}/u.test(question)) expect(part(question)).toMatch(/\p{L}/u);
        else expect(part(question)).toBe(question);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  const LENGTH = 100_000;
  it.each([
    'pls help ',
    ' pls help',
    'please help please ',
    'hi hi ',
    'hiii',
    'ummm ',
    'does anyone know ',
    'sorry if this was already asked before ',
    'i was wondering if ',
    ' any one know',
    ' hahaha',
    'a thx ',
    ' ',
    '\t\n',
    '?!',
    ', ',
    'ha',
  ])('is found in linear time in 100 kB of %j', (unit) => {
    const long = unit.repeat(Math.ceil(LENGTH / unit.length));
    const start = performance.now();
    for (const question of [long, `${long}x`, `x${long}`, `x${long}x`, `${long}?x?${long}`]) {
      const { start, end } = questionSpan(question);
      expect(start <= end && end <= question.length).toBe(true);
    }
    // Backtracking would take seconds even for short input.
    for (const question of [200, 199, 150].map((length) => `x${long.slice(0, length)}x`))
      questionSpan(question);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('the focus of a question', () => {
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
    // With more than three words before the verb, the first one.
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
    const focus = questionFocusOf(termsOf(question));
    expect([focus.name, focus.head && question.slice(focus.head.start, focus.head.end)]).toEqual([
      name,
      head,
    ]);
  });
});
