/** What the doctor found, in a line: that it is well, that it is to be noted, or what is wrong and what to do. */
export interface Finding {
  mark: keyof typeof MARKS;
  line: string;
}

const MARKS = { well: '✓', noted: '!', wrong: '✗' } as const;

export const well = (line: string): Finding => ({ mark: 'well', line });
export const noted = (line: string): Finding => ({ mark: 'noted', line });
export const wrong = (line: string): Finding => ({ mark: 'wrong', line });

/** On one line, whatever names people gave to their servers and files. */
export function inText({ mark, line }: Finding): string {
  return `${MARKS[mark]} ${line.replace(/\p{Cc}+/gu, ' ')}`;
}
