import type { Content, Problem } from '../articles/folder.ts';

/** What has become of the articles that ship, from one reading to the next. */
export interface Change {
  /** How many have been read again, have come, and have gone. */
  again: number;
  added: number;
  gone: number;
  /** The files that are left out now and were not before, or for another reason. */
  problems: Problem[];
}

/**
 * What tells of changes, each once. It keeps the names of the articles, and none of their texts.
 *
 * @param content gives what there is to serve
 * @param onChange hears of a change, when there is any
 * @returns to be called when what there is has been read again, with the paths that are not as they were
 */
export function watchChanges(
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
