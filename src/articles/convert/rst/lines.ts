/** Takes apart the lines of reStructuredText by their indentation. */

/** The number of spaces before a line. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Lines without what all of them are indented by, and without blank lines around them. */
export function dedent(lines: readonly string[]): string[] {
  const widths = lines.filter((line) => line !== '').map(indentOf);
  const width = widths.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  return trimBlank(lines.map((line) => line.slice(width)));
}

export function trimBlank(lines: readonly string[]): string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && lines[start] === '') start++;
  while (end > start && lines[end - 1] === '') end--;
  return lines.slice(start, end);
}

/** The offset after the lines from `at` that are blank or indented by at least `width`. */
export function endOfIndented(lines: readonly string[], at: number, width: number): number {
  let end = at;
  for (let next = at; next < lines.length; next++) {
    if (lines[next] === '') continue;
    if (indentOf(lines[next]!) < width) break;
    end = next + 1;
  }
  return end;
}
