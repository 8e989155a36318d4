/** Connections to a PostgreSQL database, with time limits and recovery. */

import { createHash } from 'node:crypto';
import pg from 'pg';
import type { MessageKey } from '../../i18n/translator.ts';
import { LibraryFailure } from '../library.ts';

/** Runs one statement with values for `$1` and so on. */
export type Query = <Row = unknown>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** How the database is used; times in milliseconds. */
export interface DatabaseOptions {
  /** The maximum number of connections in each pool: see `Database`. */
  maxConnections: number;
  /** The time limit for all statements of a question together: Discord waits three seconds. */
  readMs: number;
  /** The same for background work, and for a change. */
  backgroundMs: number;
  writeMs: number;
}

const DEFAULTS: DatabaseOptions = {
  maxConnections: 4,
  readMs: 1_500,
  backgroundMs: 5_000,
  writeMs: 120_000,
};
/** How long a question, and a change, wait for a connection. */
const READ_CONNECT_MS = 1_000;
const WRITE_CONNECT_MS = 10_000;
/** The interval between attempts to reach a lost database. */
const PROBE_MS = 500;

/** The message of calls while the database cannot be reached. */
export const LOST = 'failure.unreachable' satisfies MessageKey;
/** The message when the database can be reached, but takes too long. */
const SLOW = 'failure.slowDatabase' satisfies MessageKey;

/** The messages when the database can be read but not written to, by SQLSTATE. */
const WRITE_REFUSALS: Record<string, MessageKey> = {
  '53100': 'failure.databaseFull',
  '25006': 'failure.databaseReadOnly',
};

/** SQLSTATEs of a server that is shutting down, starting, or out of connections or memory. */
const UNAVAILABLE = /^(?:08...|57P0[1235]|53[23]00)$/;
/** SQLSTATEs of a statement that took too long: it may have waited for another transaction's lock. */
const TIMED_OUT = /^(?:57014|55P03|25P0[34])$/;
/** System error codes of a machine that does not answer. */
const UNREACHABLE =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|E(?:HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENOENT)$/;
/** Messages of `pg` that have no code. */
const ENDED = /terminated|Connection ended|not queryable|Cannot use a pool after/i;
const TIMEOUT = /timeout/i;

/**
 * A PostgreSQL database. While it cannot be reached, every call rejects at once with a `LibraryFailure`, and it is
 * probed until it is back. Questions, background work, changes and locks have pools of connections and time limits of
 * their own, so that none of them waits for another kind.
 */
export class Database {
  readonly #url: string;
  readonly #reading: WorkKind;
  readonly #background: WorkKind;
  readonly #writing: WorkKind;
  readonly #locking: WorkKind;
  /** A check, after a timeout, of whether the database can be reached. */
  #check: Promise<void> | null = null;
  /** The timer of the next probe, while the database cannot be reached. */
  #probe: NodeJS.Timeout | null = null;
  #closed = false;

  /** @param url `postgres://user:password@host:port/name?sslmode=…` */
  constructor(url: string, options: Partial<DatabaseOptions> = {}) {
    const { maxConnections, readMs, backgroundMs, writeMs } = { ...DEFAULTS, ...options };
    const kindOf = (begin: string, limit: number, connectMs: number): WorkKind => {
      return { pool: poolOf(url, maxConnections, limit, connectMs), begin, limit };
    };
    this.#url = url;
    this.#reading = kindOf('begin isolation level repeatable read read only', readMs, READ_CONNECT_MS);
    this.#background = kindOf('begin isolation level repeatable read', backgroundMs, READ_CONNECT_MS);
    this.#writing = kindOf('begin', writeMs, WRITE_CONNECT_MS);
    this.#locking = kindOf('begin', writeMs, WRITE_CONNECT_MS);
  }

  /** Runs a read-only transaction for a question, over one snapshot of the data. */
  read<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#transact(this.#reading, work);
  }

  /** Runs a transaction that may take longer, or that changes what no question reads, over one snapshot of the data. */
  background<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#transact(this.#background, work);
  }

  /** Runs a transaction that makes a change. */
  write<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#transact(this.#writing, work);
  }

  /** Runs a transaction that makes a change, and takes that back in the end: only its result remains. */
  rehearse<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#transact(this.#writing, work, 'rollback');
  }

  /** Runs work while no other work with the same name runs, in any process. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#transact(this.#locking, async (query) => {
      await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
      return work();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#probe) clearTimeout(this.#probe);
    const kinds = [this.#reading, this.#background, this.#writing, this.#locking];
    await Promise.all(kinds.map(({ pool }) => pool.end()));
  }

  async #transact<T>(
    { pool, begin, limit }: WorkKind,
    work: (query: Query) => Promise<T>,
    end: 'commit' | 'rollback' = 'commit',
  ): Promise<T> {
    const budget = new TimeBudget(limit);
    if (this.#probe) throw new LibraryFailure(LOST);
    let client: pg.PoolClient | null = null;
    try {
      const connected = await pool.connect();
      client = connected;
      const query: Query = async <Row>(...args: Parameters<Query>) => {
        const { rows } = await budget.spendOn(connected.query(statement(...args)));
        return rows as Row[];
      };
      await query(begin);
      const value = await work(query);
      await query(end);
      client.release();
      return value;
    } catch (error) {
      const lost = isLoss(error);
      const timedOut = isTimeout(error);
      if (client) await release(client, lost || timedOut);
      const refusal = WRITE_REFUSALS[String((error as NodeJS.ErrnoException).code)];
      if (refusal !== undefined) throw new LibraryFailure(refusal, {}, { cause: error });
      if (!lost && !timedOut) throw error;
      if (lost) this.#startProbing();
      else await this.#checkReachable();
      throw new LibraryFailure(this.#probe ? LOST : SLOW);
    }
  }

  /** After a timeout: the statement may have waited for a lock, or for a database that cannot be reached. */
  #checkReachable(): Promise<void> {
    this.#check ??= this.#isReachable().then((isReachable) => {
      this.#check = null;
      if (!isReachable) this.#startProbing();
    });
    return this.#check;
  }

  #startProbing(): void {
    if (this.#probe || this.#closed) return;
    const scheduleProbe = () => {
      this.#probe = setTimeout(async () => {
        if (await this.#isReachable()) this.#probe = null;
        else scheduleProbe();
      }, PROBE_MS);
      this.#probe.unref();
    };
    scheduleProbe();
  }

  /** Tries a new connection: all connections of the pools may be in use. */
  async #isReachable(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: READ_CONNECT_MS,
      query_timeout: READ_CONNECT_MS,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch {
      return false;
    } finally {
      // Not awaited: a server that cannot be reached does not answer.
      client.end().catch(() => {});
    }
  }
}

/** The connections and the limits of one kind of work. */
interface WorkKind {
  pool: pg.Pool;
  /** The statement that begins a transaction. */
  begin: string;
  /** The time limit for all statements of one transaction together, in milliseconds. */
  limit: number;
}

/** The time that a transaction may still wait for the database. The time between its statements does not count. */
class TimeBudget {
  #left: number;

  /** @param left milliseconds */
  constructor(left: number) {
    this.#left = left;
  }

  /** @throws Error "timeout" when the budget is spent before the answer has arrived */
  async spendOn<T>(answer: Promise<T>): Promise<T> {
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      // An answer that has arrived while this thread was busy is handled first.
      const end = () => setImmediate(() => reject(new Error('timeout')));
      timer = setTimeout(end, Math.max(0, this.#left));
    });
    // After a timeout, an error of the answer would be an unhandled rejection.
    answer.catch(() => {});
    try {
      return await Promise.race([answer, timeout]);
    } finally {
      clearTimeout(timer);
      this.#left -= performance.now() - began;
    }
  }
}

/** A statement with values is prepared once on each connection, under a name made of its hash. */
function statement(text: string, values?: readonly unknown[]): pg.QueryConfig {
  if (!values) return { text };
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  return { name, text, values: [...values] };
}

function poolOf(connectionString: string, max: number, limit: number, connectMs: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: connectMs,
    statement_timeout: limit,
    idle_in_transaction_session_timeout: limit,
    keepAlive: true,
    application_name: 'verbatim',
    // To compile a statement takes longer than any of these runs.
    options: '-c jit=off',
  });
  // The pool replaces idle connections that are lost. Connections in use report their loss through their statements.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Releases a connection to its pool after an error; one that cannot be used again is destroyed. */
async function release(client: pg.PoolClient, isBroken: boolean): Promise<void> {
  if (!isBroken)
    try {
      await client.query('rollback');
      return client.release();
    } catch {
      // The connection is broken as well.
    }
  client.release(true);
}

/** Whether a statement, or a connection, has timed out. */
function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof LibraryFailure) return false;
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? TIMEOUT.test(message) : TIMED_OUT.test(code);
}

/** Whether the database cannot be reached, rather than this statement being wrong or slow. */
function isLoss(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof LibraryFailure) return false;
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof AggregateError) return error.errors.some(isLoss);
  if (code !== undefined) return UNAVAILABLE.test(code) || UNREACHABLE.test(code);
  return ENDED.test(message);
}
