import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

function logged(line: string, isTTY: boolean): string {
  const written: string[] = [];
  createLog({ isTTY, write: (text) => written.push(text) }).info(line);
  return written.join('');
}

describe('the log', () => {
  it('escapes the control characters of terminals', () => {
    const line = 'seeds/\u001b]0;owned\u0007\u009b31m\u202eevil.txt\r is left out: it is empty.';
    const shown = 'seeds/\\u001b]0;owned\\u0007\\u009b31m\\u202eevil.txt\\u000d is left out: it is empty.';
    expect(logged(line, true)).toBe(`${shown}\n`);
    expect(JSON.parse(logged(line, false))).toMatchObject({ message: shown });
  });

  it('indents the further lines of a message, so that they do not look like its own', () => {
    expect(logged('a\nLogged in as root.txt\n    at x', true)).toBe('a\n  Logged in as root.txt\n    at x\n');
  });

  it('does not change other scripts and emoji', () => {
    expect(logged('Ærø/日本 👩‍👧.md\tis new', true)).toBe('Ærø/日本 👩‍👧.md\tis new\n');
  });
});
