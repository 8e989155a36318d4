import { cp, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/* The image as .docker/Dockerfile has it, for tests that have no Docker. */

const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const leftOut = lines(await readFile('.docker/Dockerfile.dockerignore', 'utf8'));

/** What one FROM begins: its instructions, each with its arguments, in order. */
export class Stage {
  readonly instructions: readonly string[];

  constructor(instructions: readonly string[]) {
    this.instructions = instructions;
  }

  /** The arguments of all instructions of a name. */
  all(name: string): string[] {
    return this.instructions
      .filter((line) => line.startsWith(`${name} `))
      .map((line) => line.slice(name.length + 1));
  }

  /**
   * Puts into a folder what this stage's /app has of other folders.
   *
   * @param built what the stage before has left in its /app
   */
  async copyInto(folder: string, built = '.'): Promise<void> {
    for (const line of this.all('COPY')) {
      const words = line.split(' ');
      const isFromBuild = words[0] === '--from=build';
      if (isFromBuild) words.shift();
      const to = words.pop()!;
      for (const word of words) {
        const from = isFromBuild ? path.join(built, path.relative('/app', word)) : word;
        const target = path.join(folder, to, to.endsWith('/') ? path.basename(from) : '');
        await mkdir(path.dirname(target), { recursive: true });
        await cp(from, target, { recursive: true, filter: (file) => isFromBuild || isCopied(file) });
      }
    }
  }
}

const [before, last] = splitStages(
  lines((await readFile('.docker/Dockerfile', 'utf8')).replaceAll('\\\n', '')),
);
/** The stage that builds, and the one that is left. */
export const build = new Stage(before!);
export const image = new Stage(last!);

/** The command that an instruction gives as a list. */
export function commandIn(instruction: string): string[] {
  return JSON.parse(instruction.slice(instruction.indexOf('['))) as string[];
}

function splitStages(instructions: readonly string[]): string[][] {
  const stages: string[][] = [];
  for (const line of instructions) {
    if (line.startsWith('FROM ')) stages.push([]);
    stages.at(-1)?.push(line);
  }
  return stages;
}

function isCopied(file: string): boolean {
  return !leftOut.some((one) => file === one || file.startsWith(`${one}/`));
}
