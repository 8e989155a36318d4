import { expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { hasOtherVerbFor } from '../../src/language/verb-homographs.ts';

it.each([
  ['Who founded the club?', 'Omar Reyes found the bug.', true],
  ['Who is the founder of the club?', 'Omar Reyes found the bug.', true],
  ['Where was the wreck found?', 'The town was founded in 1247.', true],
  ['Who felled the oak?', 'The price of oak fell.', true],
  ['Who founded the club?', 'Ida Holm founded the club.', false],
  ['Who is the founder of the club?', 'Ida Holm started the club, and found a room for it.', false],
  ['Where was the wreck found?', 'The wreck was found off Vardo.', false],
  ['Who owns the club?', 'Omar Reyes found the bug.', false],
])('“%s”: “%s” has only a homograph of its verb: %s', (question, text, other) => {
  expect(hasOtherVerbFor(termsOf(question), termsOf(text))).toBe(other);
});
