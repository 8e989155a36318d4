/** The log. */
import { styleText } from 'node:util';
import { pino } from 'pino';
import { forTerminal } from './terminal.ts';

/** Writes the log, which never contains a token, an interaction token or a question. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** The output of a log: usually standard output. */
export interface Output {
  isTTY?: boolean | undefined;
  hasColors?(): boolean;
  write(text: string): unknown;
}

/**
 * Tokens of bots, which have three parts separated by dots, and of interactions, which are one long word. They are never
 * logged intentionally; this is a safeguard.
 */
const SECRET = /[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}|[\w-]{60,}/g;

/** Creates a log: with one JSON object per line, or plain lines on a terminal. */
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
  // Further lines are indented, so that no text of others looks like a line of the log.
  const line = `${message.replace(/\n(?=\S)/g, '\n  ')}\n`;
  if (level !== 'warn' && level !== 'error') return line;
  return output.hasColors?.() ? styleText(COLOURS[level], line) : line;
}
