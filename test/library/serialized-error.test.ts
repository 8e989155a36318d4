import { expect, it } from 'vitest';
import { BadText } from '../../src/articles/decode.ts';
import { translatorFor } from '../../src/i18n/translators.ts';
import { LibraryFailure, StorageFailure } from '../../src/library/library.ts';
import { deserializeError, serializeError } from '../../src/library/serialized-error.ts';

const german = translatorFor('de');

/** An error as another thread has it. */
const sent = (error: unknown) => deserializeError(structuredClone(serializeError(error)));

it('a failure that comes from another thread is said in any language', () => {
  const failure = sent(new LibraryFailure('failure.readingSoFar', { done: 1_234, total: 5_678 }));
  expect(failure).toBeInstanceOf(LibraryFailure);
  expect(failure.message).toContain('1,234 of 5,678');
  expect((failure as LibraryFailure).in(german)).toMatch(/1\.234.*5\.678/);
});

it.each([
  new BadText('badText.encoding', { encoding: 'UTF-16LE' }),
  new StorageFailure('The disk of the database is full.', { passing: true }),
  new StorageFailure('There is no folder seeds.'),
])('an error from another thread is the same: %s', (error) => {
  expect(sent(error)).toBeInstanceOf(error.constructor);
  expect(sent(error)).toMatchObject({ ...error, message: error.message });
});

it('a fault of another thread keeps its stack, for the log', () => {
  const fault = new TypeError('a fault of ours');
  expect(sent(fault)).toMatchObject({ message: fault.message, stack: fault.stack });
  expect(sent('a text')).toMatchObject({ message: 'a text' });
});
