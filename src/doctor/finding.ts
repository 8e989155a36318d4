/** The findings of the doctor. */

/** The result of a check, in one line: that all is well, something to note, or what is wrong and what to do. */
export interface Finding {
  mark: keyof typeof MARKS;
  line: string;
}

const MARKS = { well: '✓', noted: '!', wrong: '✗' } as const;

export const well = (line: string): Finding => ({ mark: 'well', line });
export const noted = (line: string): Finding => ({ mark: 'noted', line });
export const wrong = (line: string): Finding => ({ mark: 'wrong', line });

/** A finding as one line, without the control characters that names of servers and files may have. */
export function inText({ mark, line }: Finding): string {
  return `${MARKS[mark]} ${line.replace(/\p{Cc}+/gu, ' ')}`;
}
