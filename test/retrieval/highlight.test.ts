import { describe, expect, it } from 'vitest';
import { resolveDates } from '../../src/language/dates.ts';
import { kindOf } from '../../src/language/question.ts';
import { termsOf } from '../../src/language/terms.ts';
import { highlight } from '../../src/retrieval/highlight.ts';

/** The highlighted parts when most of the attention is on some words of the sentence, and a little on all others. */
function highlighted(question: string, text: string, attended: string): string[] {
  const terms = termsOf(text);
  const words = new Set(termsOf(attended).map(({ word }) => word));
  const raw = terms.map(({ word }) => (words.has(word) ? 1 : 0.02));
  const total = raw.reduce((sum, value) => sum + value, 0);
  const attention = Float64Array.from(raw, (value) => value / total);
  const dates = resolveDates(text, '2023-06-19');
  const spans = highlight(kindOf(question), termsOf(question), { text, terms, dates }, attention);
  return spans.map(({ start, end }) => text.slice(start, end));
}

const ARRIVAL = 'US Secretary of State Anthony Blinken arrived in Beijing on June 18.';

describe('the highlighted part', () => {
  it.each([
    ['When did Blinken arrive in Beijing?', ARRIVAL, 'June', ['June 18']],
    ['Who arrived in Beijing?', ARRIVAL, 'Blinken', ['US Secretary of State Anthony Blinken']],
    ['Where did Blinken arrive?', ARRIVAL, 'Beijing', ['Beijing']],
    [
      'How long did they talk?',
      'They talked for about five and a half hours.',
      'five',
      ['about five and a half hours'],
    ],
    ['How many people came?', 'In 2018 some 1,200 people came.', '1,200', ['some 1,200']],
    ['What share agreed?', 'Of all members 55.5% agreed.', '55.5', ['55.5%']],
    [
      'Why was it closed?',
      'It was closed because the roof leaked.',
      'roof leaked',
      ['because the roof leaked'],
    ],
    ['What did they discuss?', 'They discussed trade in grain at length.', 'trade grain', ['trade in grain']],
  ])('answers %j in %j, with the attention on %j: %j', (question, sentence, attended, parts) => {
    expect(highlighted(question, sentence, attended)).toEqual(parts);
  });

  it('is chosen by the attention, and may be two parts', () => {
    const sentence = 'Qin Gang met Wang Yi when Joe Biden had left.';
    expect(highlighted('Who was there?', sentence, 'Wang Yi')).toEqual(['Wang Yi']);
    expect(highlighted('Who was there?', sentence, 'Wang Yi Joe Biden')).toEqual(['Wang Yi', 'Joe Biden']);
  });

  it('is never a word of the question', () => {
    expect(highlighted('Who met Qin Gang?', 'Qin Gang met Wang Yi.', 'Qin Gang')).toEqual([]);
    expect(highlighted('When in 2018 did they meet?', 'They met in 2018.', '2018')).toEqual([]);
  });

  it('is near the start of a very long text, and is found in a few seconds', () => {
    const text = 'error 5 of Ada at 10:20 took 7 ms\n'.repeat(5_000);
    const terms = termsOf(text);
    const attention = new Float64Array(terms.length).fill(1 / terms.length);
    const before = process.cpuUsage();
    for (const question of ['How many errors?', 'When was it?', 'Who was it?'])
      for (const { end } of highlight(
        kindOf(question),
        termsOf(question),
        { text, terms, dates: [] },
        attention,
      ))
        expect(end).toBeLessThan(5_000);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3_000);
    attention.fill(0).fill(1, 1, 2);
    const [first] = highlight('how many', termsOf('How many errors?'), { text, terms, dates: [] }, attention);
    expect(text.slice(first?.start, first?.end)).toBe('5');
  });

  it('is not a number of a date', () => {
    const sentence = 'On 18 June 2023 there were 40 flights.';
    expect(highlighted('How many flights were there?', sentence, '40')).toEqual(['40']);
  });

  it('is empty when the attention is on no word', () => {
    expect(
      highlighted(
        'What did they do in the long winter of that year?',
        'They talked a very long time about nothing at all with each other there.',
        '',
      ),
    ).toEqual([]);
  });
});

type Case = [question: string, sentence: string, attended: string, parts: string[]];

const LIMIT = 'How many people may join?';

describe('a superseded value', () => {
  it.each<Case>([
    [LIMIT, 'The limit is now 5 (was 10).', '10', ['5']],
    [LIMIT, 'The limit is now 5 (was 10).', '5 10', ['5']],
    [LIMIT, 'The limit is now 5 (down from 10).', '10', ['5']],
    [LIMIT, 'The limit was 540, now 575.', '540', ['575']],
    [LIMIT, 'The limit was 10 but is now 5.', '10', ['5']],
    [LIMIT, 'The limit was 1,540 and has been raised to 1,575.', '1540', ['1,575']],
    [LIMIT, '540 players, now 575 players.', '540', ['575']],
    [LIMIT, 'The limit is now 5, was 10.', '10', ['5']],
    [LIMIT, 'The limit is 5, previously 10.', '10', ['5']],
    [LIMIT, 'The limit is 5, not 10.', '10', ['5']],
    [LIMIT, 'The limit is not 10 but 5.', '10', ['5']],
    [LIMIT, 'The limit is 5 instead of 10.', '10', ['5']],
    [LIMIT, 'Instead of 10, the limit is 5.', '10', ['5']],
    [LIMIT, 'The limit is 5 rather than 10.', '10', ['5']],
    [LIMIT, 'The limit fell from 10 to 5 last week.', '10 5', ['5']],
    [LIMIT, 'The limit was changed to 5 from 10.', '10', ['5']],
    [LIMIT, 'Group limit: 10 → 5.', '10', ['5']],
    ['How much is a pass?', 'A pass rises from £310 to £385 a year.', '£310', ['£385']],
    ['What is the fee now?', 'The fee was raised from $3.50 to $4.25.', '3.50', ['$4.25']],
    ['How long does it take?', 'It takes 5 minutes instead of 2 hours.', '2 hours', ['5 minutes']],
    ['When is the meeting?', 'The meeting is moved from May 3 to May 10 in the town.', 'May 3', ['May 10']],
    ['Who leads it?', 'It is led by Ada Berg (previously Bo Lund).', 'Bo Lund', ['Ada Berg']],
    ['Who leads it?', 'Ada Berg rather than Bo Lund.', 'Bo Lund', ['Ada Berg']],
    ['What is the port?', 'The default port is now 8080 (was 9090) for all.', '9090 8080', ['8080']],
    [LIMIT, 'The limit was 10.', '10', ['10']],
    [LIMIT, 'Not only 10 people came.', '10', ['10']],
  ])(
    'is not highlighted for %j in %j, with the attention on %j: %j',
    (question, sentence, attended, parts) => {
      expect(highlighted(question, sentence, attended)).toEqual(parts);
    },
  );

  it.each<Case>([
    ['How many could join before?', 'The limit is now 5 (was 10).', '5', ['10']],
    ['What was the old limit, how many?', 'The limit fell from 10 to 5.', '10', ['10']],
    ['How many used to be allowed?', 'The limit is 5 instead of 10.', '5', ['10']],
    ['How much was a pass?', 'A pass was £310, now £385.', '£310', ['£310']],
    ['How old do I have to be?', 'You have to be at least 16 (was 13).', '13', ['at least 16']],
  ])(
    'is highlighted when it is asked for: %j in %j, with the attention on %j: %j',
    (question, sentence, attended, parts) => {
      expect(highlighted(question, sentence, attended)).toEqual(parts);
    },
  );
});

describe('a highlighted part is complete', () => {
  it.each<Case>([
    [LIMIT, 'A party has 88–96 people.', '88', ['88–96']],
    [LIMIT, 'A party has 10-18 people.', '18', ['10-18']],
    [LIMIT, 'A party has between 7 and 9 people.', '7', ['between 7 and 9']],
    [LIMIT, 'Three or four may join.', 'four', ['Three or four']],
    ['How wide is the gate?', 'The gate of room 3 is 7 to 9 metres wide.', '3', ['7 to 9 metres']],
    ['How many voted for it?', 'The council voted 5-2 for it.', '2', ['5-2']],
    ['How long does it take?', 'Refunds take 3–5 working days.', '5', ['3–5 working days']],
    ['How long is it?', 'It runs for 2 hours and 10 minutes.', '2', ['2 hours and 10 minutes']],
    [
      'What is the address?',
      'Write to desk@mail.varde.example for more help.',
      'varde',
      ['desk@mail.varde.example'],
    ],
    [
      'Where is the form?',
      'Use https://varde.example/Rules/new for all of these.',
      'Rules',
      ['https://varde.example/Rules/new'],
    ],
    [
      'Which file holds it?',
      'The setting is kept in config/quill.toml of the server.',
      'quill',
      ['config/quill.toml'],
    ],
    ['Which version fixes it?', 'The crash is fixed since v2.4.1 came out.', 'v2.4.1', ['v2.4.1']],
    [
      'What is the path?',
      'It is kept in C:\\Games\\varde\\save for all players.',
      'varde',
      ['C:\\Games\\varde\\save'],
    ],
  ])('for %j in %j, with the attention on %j: %j', (question, sentence, attended, parts) => {
    expect(highlighted(question, sentence, attended)).toEqual(parts);
  });

  it.each<Case>([
    [
      'Who are the moderators?',
      'Moderators here are Marlowe, Bramble and Oxeye.',
      'Bramble',
      ['Marlowe', 'Bramble', 'Oxeye'],
    ],
    [
      'Who can help?',
      'Help is given by Marlowe (EU), Bramble (US) or Oxeye.',
      'Oxeye',
      ['Marlowe', 'Bramble', 'Oxeye'],
    ],
    ['Who met?', 'In Varde, Ada Berg and Bo Lund met.', 'Ada', ['Ada Berg', 'Bo Lund']],
    ['Who won with Bramble?', 'The cup went to Marlowe, Bramble, and Oxeye.', 'Oxeye', ['Marlowe', 'Oxeye']],
    [
      'Which maps are played?',
      'All of this season is played on Frostbite, Harbor and Dunes.',
      'Harbor',
      ['Frostbite', 'Harbor', 'Dunes'],
    ],
    ['Who came?', 'Ada met Marlowe and then Bo left.', 'Marlowe', ['Marlowe']],
  ])(
    'with all names of a list: for %j in %j, with the attention on %j: %j',
    (question, sentence, attended, parts) => {
      expect(highlighted(question, sentence, attended)).toEqual(parts);
    },
  );

  it.each<Case>([
    ['How many seats are there?', 'Varde\t120\t14', '120', ['120']],
    ['Who is the judge?', 'Ada Berg\tBo Lund\tVarde', 'Bo', ['Bo Lund']],
    ['What is the plan for?', 'Large\tbig servers\tyes\tno', 'big servers yes', ['big servers']],
    ['Why is it shut?', 'shut because of rain\tVarde', 'rain', ['because of rain']],
  ])('within one cell: for %j in %j, with the attention on %j: %j', (question, sentence, attended, parts) => {
    expect(highlighted(question, sentence, attended)).toEqual(parts);
  });
});

describe('a measure', () => {
  it.each<Case>([
    ['How much does it cost?', 'Plan 3 costs £39 for 20 seats.', '20', ['£39']],
    ['What is the price?', 'In all the 12 lots went for $3.4 million.', '12', ['$3.4 million']],
    ['How much is due?', 'They still owe 17 firms €17,862.40 in all.', '17', ['€17,862.40']],
    ['What is the fee?', 'The fee for each of 2 boats is 5,000 crowns.', '2', ['5,000 crowns']],
    ['How old must I be?', 'Of 3 rules, one: be 13 years old.', '3', ['13 years old']],
    ['How old must I be?', 'You have to be at least 13.', '13', ['at least 13']],
    ['How far is it?', 'With 2 stops it is about 12 km away.', '2', ['about 12 km']],
    ['How long is the bridge?', 'The bridge of 1932 is 390 metres long.', '390', ['390 metres']],
    ['How heavy is it?', 'The 2 bells weigh 310 kg each.', '2', ['310 kg']],
    ['How often is it fed?', 'The cat of 4 people is fed twice a day.', '4', ['twice a day']],
    ['How often do they meet?', 'All 9 of them meet every two weeks.', '9', ['every two weeks']],
    ['How much memory is needed?', 'It needs at least 8 GB of memory.', '8', ['at least 8 GB']],
  ])('is highlighted for %j in %j, with the attention on %j: %j', (question, sentence, attended, parts) => {
    expect(highlighted(question, sentence, attended)).toEqual(parts);
  });

  it.each<Case>([
    ['What time does it start?', 'On Friday it starts at 18:00 CET.', '18 00', ['18:00 CET']],
    ['When do the doors open?', 'Doors open at 10 a.m. each day.', '10', ['10 a.m.']],
    ['When is the office open?', 'The office is open 9–11 a.m. for all.', '9 11', ['9–11 a.m.']],
    [
      'When does it start?',
      'It starts on July 5, 2023 at 18:00 CET.',
      'July 18',
      ['July 5, 2023 at 18:00 CET'],
    ],
    [LIMIT, 'At 18:00 CET some 40 may join.', '40', ['some 40']],
  ])(
    'may be a time of day: for %j in %j, with the attention on %j: %j',
    (question, sentence, attended, parts) => {
      expect(highlighted(question, sentence, attended)).toEqual(parts);
    },
  );
});
