/** Runs the bot as a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, vi } from 'vitest';
import type { LocalDiscord } from '../../../src/local/index.ts';
import { START } from '../../build.ts';
import { expectNoSecrets } from './secrets.ts';
import { FILES, QUESTION } from './stage.ts';

/** Options for waiting, long enough for a slow machine. */
export const WAIT = { timeout: 60_000, interval: 20 };
/** Timeout of a test that starts a process or two, in milliseconds. */
export const PROCESS_TIMEOUT_MS = 120_000;

const running = new Set<BotProcess>();

/** Ends the processes that a test has left running. */
export function endProcesses(): void {
  afterEach(async () => {
    await Promise.all([...running].map((one) => one.end()));
  });
}

/** The bot as operators run it: a process, with its output and exit code. */
export class BotProcess {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  readonly #local: LocalDiscord | null;
  readonly #folder: string;
  /** Its data folder. */
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
   * @param local the Discord that it connects to; null: none, so that it opens its own
   * @param preload source of a module that is run before it
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

  /** CPU time since the start in milliseconds (Linux only). */
  get work(): number {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    // utime and stime, in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** Waits until it has logged in, registered its commands, and read its articles. */
  async ready(): Promise<void> {
    await this.says(/commands [^\n]*(?:everywhere|unchanged|registered)/);
    await this.says(/Read \d+ article\(s\)|holds no articles yet/);
  }

  async says(pattern: RegExp): Promise<void> {
    await vi.waitUntil(() => {
      if (this.code !== undefined && !pattern.test(this.output))
        throw new Error(`it ended with ${this.code}:\n${this.output}`);
      return pattern.test(this.output);
    }, WAIT);
  }

  async end(): Promise<void> {
    running.delete(this);
    if (this.code === undefined) this.child.kill('SIGKILL');
    await this.exit;
    await rm(this.#folder, { recursive: true, force: true });
    if (this.#local) expectNoSecrets(this.output, this.#local, [QUESTION]);
  }
}
