/** The error of a file of sources. It stands apart from the reader, since not every thread needs a parser of YAML. */

/** The file cannot be used. Each problem is a line: where, what is wrong, and what to do. */
export class BadSources extends Error {
  override readonly name = 'BadSources';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
