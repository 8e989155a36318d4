import { createHash } from 'node:crypto';
import pg from 'pg';
import { LibraryFailure } from '../library.ts';

/** Runs one statement; what varies in it are values, `$1` and on. */
export type Query = <Row = unknown>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** How the database is used; times in milliseconds. */
export interface DatabaseOptions {
  /** As many connections at most for what people wait for. */
  most: number;
  /** How long all statements of a reading together may be waited for: Discord waits three seconds. */
  readMs: number;
  /** The same for a change. */
  writeMs: number;
}

const USUAL: DatabaseOptions = { most: 4, readMs: 1_500, writeMs: 120_000 };
/** Changes are few, and each may need one beside that which holds its turn. */
const MOST_WRITING = 4;
const CONNECT_MS = 1_000;
/** From one try to reach a lost database to the next. */
const PROBE_MS = 500;

/** What people hear while the database is away. */
export const LOST = 'I cannot reach my articles just now. Please try again in a moment.';

/** SQLSTATEs of a server that is shutting down, starting, or has no room; and of a statement that took too long. */
const AWAY = /^(?:08...|57P0[1235]|53[23]00|57014|25P0[34])$/;
/** What a system says of a machine that does not answer. */
const UNREACHABLE =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|E(?:HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENOENT)$/;
/** What the client says, without a code. */
const ENDED = /timeout|terminated|Connection ended|not queryable|Cannot use a pool after/i;

/**
 * A PostgreSQL database. While it is away, whatever asks of it is told so at once, with a `LibraryFailure`; it is tried
 * again until it is back.
 */
export class Database {
  readonly #reading: pg.Pool;
  readonly #writing: pg.Pool;
  readonly #options: DatabaseOptions;
  #probe: NodeJS.Timeout | null = null;
  #closed = false;

  /** @param url `postgres://user:password@host:port/name?sslmode=…` */
  constructor(url: string, options: Partial<DatabaseOptions> = {}) {
    this.#options = { ...USUAL, ...options };
    const { most, readMs, writeMs } = this.#options;
    this.#reading = poolOf(url, most, readMs);
    this.#writing = poolOf(url, MOST_WRITING, writeMs);
  }

  /** Reads what belongs together as of one moment. */
  read<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const begin = 'begin isolation level repeatable read read only';
    return this.#use(this.#reading, begin, work, new Patience(this.#options.readMs));
  }

  /** Changes all or nothing. */
  write<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#use(this.#writing, 'begin', work, new Patience(this.#options.writeMs));
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#probe) clearTimeout(this.#probe);
    await Promise.all([this.#reading.end(), this.#writing.end()]);
  }

  async #use<T>(
    pool: pg.Pool,
    begin: string,
    work: (query: Query) => Promise<T>,
    patience: Patience,
  ): Promise<T> {
    if (this.#probe) throw new LibraryFailure(LOST);
    let client: pg.PoolClient | null = null;
    try {
      const held = await pool.connect();
      client = held;
      const query: Query = async <Row>(...asked: Parameters<Query>) => {
        const { rows } = await patience.with(held.query(statement(...asked)));
        return rows as Row[];
      };
      await query(begin);
      const value = await work(query);
      await query('commit');
      client.release();
      return value;
    } catch (error) {
      const lost = isLoss(error);
      if (client) await giveBack(client, lost);
      if (!lost) throw error;
      this.#lose();
      throw new LibraryFailure(LOST);
    }
  }

  #lose(): void {
    if (this.#probe || this.#closed) return;
    const probe = () => {
      this.#probe = setTimeout(
        () => void this.#isBack().then((back) => (back ? this.#find() : probe())),
        PROBE_MS,
      );
      this.#probe.unref();
    };
    probe();
  }

  #find(): void {
    this.#probe = null;
  }

  async #isBack(): Promise<boolean> {
    try {
      await this.#reading.query('select 1');
      return true;
    } catch {
      return false;
    }
  }
}

/** How long the database may still be waited for: only the waiting counts, and not what is done in between. */
class Patience {
  #left: number;

  /** @param left milliseconds */
  constructor(left: number) {
    this.#left = left;
  }

  async with<T>(answer: Promise<T>): Promise<T> {
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      // An answer may have come while this thread was busy: it is heard first.
      const end = () => setImmediate(() => reject(new Error('timeout')));
      timer = setTimeout(end, Math.max(0, this.#left));
    });
    // After it was too late nobody waits for what comes of it.
    answer.catch(() => {});
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
      this.#left -= performance.now() - began;
    }
  }
}

/** A statement with values is planned once for each connection, under a name that stands for its words. */
function statement(text: string, values?: readonly unknown[]): pg.QueryConfig {
  if (!values) return { text };
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  return { name, text, values: [...values] };
}

function poolOf(connectionString: string, max: number, limit: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: limit,
    idle_in_transaction_session_timeout: limit,
    keepAlive: true,
    application_name: 'verbatim',
    // Compiling a statement takes longer than any of these runs.
    options: '-c jit=off',
  });
  // One that is lost while nobody uses it is nobody's concern: the next that is asked for is another. And whoever uses
  // one hears of its loss from what they ask of it.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** To the pool, when it can be used again. */
async function giveBack(client: pg.PoolClient, lost: boolean): Promise<void> {
  if (!lost)
    try {
      await client.query('rollback');
      return client.release();
    } catch {
      // It is lost as well.
    }
  client.release(true);
}

/** Whether the database is away, or too slow; and not only this statement wrong. */
function isLoss(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof LibraryFailure) return false;
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof AggregateError) return error.errors.some(isLoss);
  if (code !== undefined) return AWAY.test(code) || UNREACHABLE.test(code);
  return ENDED.test(message);
}
