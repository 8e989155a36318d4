/** Reports what changes in a folder of articles. */

import type { Content, Problem } from '../articles/folder.ts';

/** What has changed in the seeds since they were last read. */
export interface Change {
  /** How many articles were read again, added, and removed. */
  again: number;
  added: number;
  gone: number;
  /** The files that are now left out for a reason that they were not left out for before. */
  problems: Problem[];
  /** Whether it is in what is fetched, rather than in the folder of seeds. */
  isFetched?: true;
}

/**
 * Creates a function that reports what has changed since it was last called. It keeps the ids of the articles, and not
 * their texts.
 *
 * @param content returns the present content of the folder
 * @param onChange called with the change, if there is any
 * @returns to be called after the folder has been read again, with the paths of the files that changed
 */
export function changeReporter(
  content: () => Content,
  onChange: (change: Change) => void,
): (changed: readonly string[]) => void {
  let before = namesOf(content());
  return (changed) => {
    const now = namesOf(content());
    const change: Change = {
      again: changed.filter((id) => before.ids.has(id) && now.ids.has(id)).length,
      added: [...now.ids].filter((id) => !before.ids.has(id)).length,
      gone: [...before.ids].filter((id) => !now.ids.has(id)).length,
      problems: [...now.problems.values()].filter(
        ({ file, reason }) => before.problems.get(file)?.reason !== reason,
      ),
    };
    before = now;
    if (change.again + change.added + change.gone + change.problems.length > 0) onChange(change);
  };
}

function namesOf({ articles, problems }: Content): { ids: Set<string>; problems: Map<string, Problem> } {
  return {
    ids: new Set(articles.map(({ id }) => id)),
    problems: new Map(problems.map((problem) => [problem.file, problem])),
  };
}
