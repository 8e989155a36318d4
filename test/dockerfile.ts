import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';

/* The image as .docker/Dockerfile has it, for tests that have no Docker. */

const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const leftOut = lines(await readFile('.docker/Dockerfile.dockerignore', 'utf8'));

/** Each with its arguments, in order. */
export const instructions = lines((await readFile('.docker/Dockerfile', 'utf8')).replaceAll('\\\n', ''));

/** The arguments of all instructions of a name. */
export function all(name: string): string[] {
  return instructions
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));
}

/** The command that an instruction gives as a list. */
export function commandIn(instruction: string): string[] {
  return JSON.parse(instruction.slice(instruction.indexOf('['))) as string[];
}

export function isCopied(file: string): boolean {
  return !leftOut.some((one) => file === one || file.startsWith(`${one}/`));
}

/** Puts into a folder what the image has of this one. */
export async function copyInto(folder: string): Promise<void> {
  for (const file of all('COPY').flatMap((line) => line.split(' ').slice(0, -1)))
    await cp(file, path.join(folder, file), { recursive: true, filter: isCopied });
}
