/** Reports what changes in folders of articles. */

import { type Content, type Problem, problemInWords } from '../articles/folder.ts';

/** What has changed in a folder since it was last read: the seeds, or the own articles of a server. */
export interface Change {
  /** The path of the folder. */
  folder: string;
  /** The files that were read again, added, and taken away, by their paths in the folder. */
  again: string[];
  added: string[];
  gone: string[];
  /** The files that were left out before, and are served now. They are among those that were added. */
  mended: string[];
  /** The files that are now left out for a reason that they were not left out for before. */
  problems: Problem[];
}

/** The files of a folder, without their texts. */
export interface FolderState {
  /** The files that are served. */
  files: ReadonlySet<string>;
  problems: ReadonlyMap<string, Problem>;
}

/** @param fileOf the path of an article's file, by the article's id: the id itself by default */
export function stateOfFolder(
  { articles, problems }: Pick<Content, 'problems'> & { articles: readonly { id: string }[] },
  fileOf = (id: string) => id,
): FolderState {
  return {
    files: new Set(articles.map(({ id }) => fileOf(id))),
    problems: new Map(problems.map((problem) => [problem.file, problem])),
  };
}

/**
 * Compares two states of a folder.
 *
 * @param changed the paths of the files that have been read again
 * @returns null when nothing has changed
 */
export function changeBetween(
  folder: string,
  before: FolderState,
  now: FolderState,
  changed: readonly string[],
): Change | null {
  const added = [...now.files].filter((file) => !before.files.has(file));
  const change: Change = {
    folder,
    again: changed.filter((file) => before.files.has(file) && now.files.has(file)),
    added,
    gone: [...before.files].filter((file) => !now.files.has(file)),
    mended: added.filter((file) => before.problems.has(file)),
    problems: [...now.problems.values()].filter(
      ({ file, reason }) => before.problems.get(file)?.reason !== reason,
    ),
  };
  const { again, gone, problems } = change;
  return again.length + added.length + gone.length + problems.length > 0 ? change : null;
}

/**
 * Creates a function that reports what has changed in a folder since it was last called.
 *
 * @param content returns the present content of the folder
 * @param onChange called with the change, if there is any
 * @returns to be called after the folder has been read again, with the paths of the files that changed
 */
export function changeReporter(
  folder: string,
  content: () => Content,
  onChange: (change: Change) => void,
): (changed: readonly string[]) => void {
  let before = stateOfFolder(content());
  return (changed) => {
    const now = stateOfFolder(content());
    const change = changeBetween(folder, before, now, changed);
    before = now;
    if (change) onChange(change);
  };
}

/** How many files a line names; of more, it says how many there are. */
const MAX_NAMES = 3;

/** Describes a change in lines for the log: the files that are left out, and what else has changed. */
export function changeInWords({ folder, again, added, gone, mended, problems }: Change): {
  warnings: string[];
  lines: string[];
} {
  const counts = Object.entries({ 'read again': again, added, 'taken away': gone }).flatMap(
    ([what, files]) => (files.length > 0 ? `${files.length} article(s) ${what} (${named(files)})` : []),
  );
  return {
    warnings: problems.map((problem) => problemInWords(problem, problem.file === folder ? '' : folder)),
    lines: [
      ...(mended.length > 0 ? [`Served again: ${named(mended.map((file) => `${folder}/${file}`))}.`] : []),
      ...(counts.length > 0 ? [`${folder}/ has changed: ${counts.join(', ')}.`] : []),
    ],
  };
}

function named(files: readonly string[]): string {
  const rest = files.length - MAX_NAMES;
  return files.slice(0, MAX_NAMES).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
