import { styleText } from 'node:util';
import { pino } from 'pino';
import { forTerminal } from './terminal.ts';

/** Where the product says what it does. Never a token, an interaction token or a question. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** What a log is written to: standard output, as a rule. */
export interface Output {
  isTTY?: boolean | undefined;
  hasColors?(): boolean;
  write(text: string): unknown;
}

/**
 * A bot's token has three parts with dots between them, and what Discord gives for one interaction is one long word.
 * No such thing is to be logged in the first place: this is for the day when one is.
 */
const SECRET = /[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}|[\w-]{60,}/g;

/** One JSON object a line for programs, and plain lines for people at a terminal. */
export function createLog(output: Output): Log {
  const stream = output.isTTY ? { write: (json: string) => output.write(forPeople(json, output)) } : output;
  const logger = pino(
    {
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (json: string) => void stream.write(json) },
  );
  const hide = (line: string) => forTerminal(line.replace(SECRET, '[hidden]'));
  return {
    info: (line) => logger.info(hide(line)),
    warn: (line) => logger.warn(hide(line)),
    error: (line) => logger.error(hide(line)),
  };
}

const COLOURS = { warn: 'yellow', error: 'red' } as const;

function forPeople(json: string, output: Output): string {
  const { level, message } = JSON.parse(json) as { level: string; message: string };
  // A line of ours is never begun by what others wrote.
  const line = `${message.replace(/\n(?=\S)/g, '\n  ')}\n`;
  if (level !== 'warn' && level !== 'error') return line;
  return output.hasColors?.() ? styleText(COLOURS[level], line) : line;
}
