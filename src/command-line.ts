/** Reads the command lines and the settings of the tools that are run from a shell. */

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { readDateOrder, readReader } from './config.ts';
import { setDateOrder } from './date-order.ts';

/** A wrong command line, or nothing to work on; the message is shown without a stack. */
export class UsageError extends Error {}

/** The options and the other arguments of a command line. @throws UsageError with the usage for a wrong one */
export function parseCommandLine<Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

/** Sets the order of days and months, and returns whether the reader is used. @throws UsageError for a wrong setting */
export function applySettings(env: NodeJS.ProcessEnv): boolean {
  const problems: string[] = [];
  const order = readDateOrder(env.DATE_ORDER?.trim() || null, problems);
  const usesReader = readReader(env.READER?.trim() || null, problems);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  setDateOrder(order);
  return usesReader;
}
