/** Notices changes that moderators make to a library. */

import type { Library } from '../../library/library.ts';

const CHANGES: readonly PropertyKey[] = [
  'add',
  'remove',
  'undo',
  'edit',
  'revert',
] satisfies (keyof Library)[];

/** A library that calls `onChange` when the articles of a server have been changed through it. */
export function noticingChanges(library: Library, onChange: () => void): Library {
  return new Proxy(library, {
    get(target, name: keyof Library) {
      const method = target[name] as (...args: unknown[]) => Promise<unknown>;
      if (!CHANGES.includes(name)) return method;
      return async (...args: unknown[]) => {
        const value = await method.apply(target, args);
        onChange();
        return value;
      };
    },
  });
}
