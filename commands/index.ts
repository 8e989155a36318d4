import type { Command } from '../src/discord/command.ts';
import ask from './ask.ts';

/** Every command there is: dispatch, registration and tests read this list. */
export const commands: readonly Command[] = [ask];
