/** Deletes what is stored with a person's name. */

import type { Library } from './library.ts';

/**
 * Deletes what one store has of a person, by their id in Discord.
 *
 * @returns how many things that were
 */
export type PersonDeleter = (person: string) => Promise<number>;

/**
 * Implements `Library.forgetPerson`.
 *
 * @param deleters one for each store that keeps anything with a person's name or id
 */
export function forgetPersonIn(deleters: readonly PersonDeleter[]): Pick<Library, 'forgetPerson'> {
  return {
    async forgetPerson(person) {
      let deleted = 0;
      for (const deleteOf of deleters) deleted += await deleteOf(person);
      return deleted;
    },
  };
}
