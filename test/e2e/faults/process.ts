import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, vi } from 'vitest';
import type { LocalDiscord } from '../../../src/local/index.ts';
import { START } from '../../build.ts';
import { holdSecrets } from './secrets.ts';
import { FILES, QUESTION } from './stage.ts';

/** What a machine needs at its slowest. */
export const PATIENCE = { timeout: 60_000, interval: 20 };
/** A test that starts a process or two. */
export const SLOW = 120_000;

const running = new Set<BotProcess>();

/** Ends the processes that a test has left. */
export function endProcesses(): void {
  afterEach(async () => {
    await Promise.all([...running].map((one) => one.end()));
  });
}

/** The product as it is run: a process of its own, with what it says and how it ends. */
export class BotProcess {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  readonly #local: LocalDiscord | null;
  readonly #folder: string;
  /** The folder that it writes to. */
  readonly data: string;
  output = '';
  code: number | null | undefined;

  private constructor(child: ChildProcess, folder: string, local: LocalDiscord | null) {
    this.child = child;
    this.#folder = folder;
    this.data = path.join(folder, 'data');
    this.#local = local;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        this.output += chunk;
      });
    this.exit = once(child, 'exit').then(([code]) => {
      this.code = code as number | null;
      return this.code;
    });
    running.add(this);
  }

  /**
   * @param local the Discord that it is for; null for none
   * @param preload a module that is run before it
   */
  static async start(
    local: LocalDiscord | null,
    { env = {}, preload }: { env?: Record<string, string>; preload?: string } = {},
  ): Promise<BotProcess> {
    const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    const seeds = path.join(folder, 'seeds');
    await mkdir(seeds);
    for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(seeds, name), text);
    const args: string[] = [];
    if (preload) args.push('--import', `data:text/javascript,${encodeURIComponent(preload)}`);
    const child = spawn(process.execPath, [...args, ...START], {
      env: {
        ...process.env,
        SEEDS_DIR: seeds,
        DATA_DIR: path.join(folder, 'data'),
        DISCORD_GUILD_ID: '',
        HEALTH_PORT: '',
        DISCORD_TOKEN: local?.token ?? '',
        DISCORD_API_BASE: local?.api ?? '',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new BotProcess(child, folder, local);
  }

  /** Milliseconds of work that it has done since it began, where the system tells. */
  get work(): number {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    // In hundredths of a second: of its own, and of the system for it.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** Until it has logged in and registered its commands; with its first answer, it is warm. */
  async ready(): Promise<void> {
    await this.says(/commands [^\n]*(?:everywhere|unchanged|registered)/);
  }

  async says(pattern: RegExp): Promise<void> {
    await vi.waitUntil(() => {
      if (this.code !== undefined && !pattern.test(this.output))
        throw new Error(`it ended with ${this.code}:\n${this.output}`);
      return pattern.test(this.output);
    }, PATIENCE);
  }

  async end(): Promise<void> {
    running.delete(this);
    if (this.code === undefined) this.child.kill('SIGKILL');
    await this.exit;
    await rm(this.#folder, { recursive: true, force: true });
    if (this.#local) holdSecrets(this.output, this.#local, [QUESTION]);
  }
}
