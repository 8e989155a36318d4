/** Parses .docker/Dockerfile, for tests without Docker. */
import { cp, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const ignored = lines(await readFile('.docker/Dockerfile.dockerignore', 'utf8'));

/** A build stage: its instructions with their arguments, in order. */
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

  /** The environment variables that the stage sets. */
  get env(): Record<string, string> {
    const pairs = this.all('ENV').flatMap((line) => line.split(' '));
    return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
  }

  /**
   * Copies what the stage copies into its /app.
   *
   * @param folder the folder in place of /app
   * @param built the /app of the build stage
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

const [buildStage, lastStage] = splitStages(
  lines((await readFile('.docker/Dockerfile', 'utf8')).replaceAll('\\\n', '')),
);
/** The build stage, and the final one. */
export const build = new Stage(buildStage!);
export const image = new Stage(lastStage!);

/** The command of an instruction in exec form. */
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
  return !ignored.some((one) => file === one || file.startsWith(`${one}/`));
}
