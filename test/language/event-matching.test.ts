import { describe, expect, it } from 'vitest';
import { eventAnchoredDatesIn } from '../../src/language/event-anchored-dates.ts';
import { eventClassOf, reportsEvent } from '../../src/language/event-matching.ts';
import { termsOf } from '../../src/language/terms.ts';

const classOf = (word: string) => eventClassOf(termsOf(word)[0]!);

describe('a word that names an event', () => {
  it.each([
    ['visit trip tours journey stayed', 'visit'],
    ['arrival arrived landing', 'arrival'],
    ['left departure', 'departure'],
    ['talks summit met negotiations conversation', 'meeting'],
    ['vote polls referendum ballot elected', 'election'],
    ['died', 'death'],
    ['killing assassination', 'murder'],
    ['raid bombing explosions blast shooting assault airstrikes', 'attack'],
    ['hurricane typhoon cyclone', 'storm'],
    ['quake', 'earthquake'],
    ['opened inaugurated', 'opening'],
    ['truce armistice', 'ceasefire'],
    ['march rally demonstrations', 'protest'],
    ['battles', 'battle'],
  ])('has synonyms: %s', (words, name) => {
    for (const word of words.split(' '))
      expect([word, classOf(word)?.same]).toEqual([word, classOf(name)!.same]);
  });

  it('is distinguished from other words', () => {
    for (const word of ['dinner', 'price', 'Monday', 'table']) expect(classOf(word)).toBeNull();
    expect(classOf('visit')).not.toBe(classOf('meeting'));
  });

  it('has verbs for its beginning and its end', () => {
    const { begins, ends } = classOf('visit')!;
    expect([...begins]).toEqual(['arriv', 'land']);
    expect([...ends]).toEqual(['leav', 'left', 'depart', 'departur']);
    expect([classOf('storm')!.begins.size, classOf('storm')!.ends.size]).toEqual([0, 0]);
  });
});

describe('whether a sentence reports the event that a date is anchored to', () => {
  const reports = (anchored: string, sentence: string) =>
    reportsEvent(eventAnchoredDatesIn(anchored)[0]!, termsOf(sentence));
  const BEFORE = 'The day before Berg’s visit to China they spoke.';
  const AFTER = 'The day after Berg’s visit to China they spoke.';
  const OF = 'The day before the visit of Berg to China they spoke.';

  it.each([
    [BEFORE, 'Berg visited China.', true],
    [BEFORE, 'The trip of Berg was short.', true],
    [BEFORE, 'Berg arrived.', true],
    [BEFORE, 'Berg left.', false],
    [AFTER, 'Berg left.', true],
    [AFTER, 'Berg arrived.', false],
    // The visit is Berg's.
    [BEFORE, 'Faro visited China.', false],
    [BEFORE, 'Berg spoke.', false],
    [OF, 'Berg made a trip.', true],
    [OF, 'China had a visit.', true],
    [OF, 'Faro made a trip.', false],
    // Without a name, the visit may be somebody else's.
    ['The day before the visit they spoke.', 'The visit began.', true],
    ['The day before the visit they spoke.', 'Berg arrived.', false],
  ])('%s — %s: %s', (anchored, sentence, expected) => {
    expect(reports(anchored, sentence)).toBe(expected);
  });

  it('is false when the anchor is not an event', () => {
    const [anchored] = eventAnchoredDatesIn(BEFORE);
    const [dinner] = termsOf('dinner');
    expect(reportsEvent({ ...anchored!, event: dinner! }, termsOf('Berg had dinner.'))).toBe(false);
  });
});
