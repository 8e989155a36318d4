import { createHash } from 'node:crypto';
import pg from 'pg';
import { LibraryFailure } from '../library.ts';

/** Runs one statement; what varies in it are values, `$1` and on. */
export type Query = <Row = unknown>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** How the database is used; times in milliseconds. */
export interface DatabaseOptions {
  /** As many connections at most of each kind: see `Database`. */
  most: number;
  /** How long all statements of a question together may be waited for: Discord waits three seconds. */
  readMs: number;
  /** The same for what is done aside, and for a change. */
  asideMs: number;
  writeMs: number;
}

const USUAL: DatabaseOptions = { most: 4, readMs: 1_500, asideMs: 5_000, writeMs: 120_000 };
/** How long a connection is waited for: by a question, and by whoever has been told to wait. */
const CONNECT_MS = 1_000;
const CONNECT_PATIENTLY_MS = 10_000;
/** From one try to reach a lost database to the next. */
const PROBE_MS = 500;

/** What people hear while the database is away. */
export const LOST = 'I cannot reach my articles just now. Please try again in a moment.';
/** And where the database is there, but something in it takes too long. */
const SLOW = 'That took too long in the database. Please try again in a moment.';

/** What people hear of a database that can be read, and takes no change: by SQLSTATE. */
const TAKES_NOTHING: Record<string, string> = {
  '53100': 'There is no room left on the disk of my database. Tell whoever runs me; nothing was changed.',
  '25006': 'My database may only be read just now. Tell whoever runs me; nothing was changed.',
};

/** SQLSTATEs of a server that is shutting down, starting, or has no room. */
const AWAY = /^(?:08...|57P0[1235]|53[23]00)$/;
/** SQLSTATEs of a statement that took too long: it may have waited for somebody else's lock. */
const LATE = /^(?:57014|55P03|25P0[34])$/;
/** What a system says of a machine that does not answer. */
const UNREACHABLE =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|E(?:HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENOENT)$/;
/** What the client says, without a code. */
const ENDED = /terminated|Connection ended|not queryable|Cannot use a pool after/i;
const TIMEOUT = /timeout/i;

/**
 * A PostgreSQL database. While it is away, whatever asks of it is told so at once, with a `LibraryFailure`; it is tried
 * again until it is back. What is too slow there is told so alone: questions, what is done aside of them, changes and the
 * turns of changes have connections and times of their own, so that none waits for another kind.
 */
export class Database {
  readonly #url: string;
  readonly #reading: Kind;
  readonly #aside: Kind;
  readonly #writing: Kind;
  readonly #turns: Kind;
  #suspected: Promise<void> | null = null;
  #probe: NodeJS.Timeout | null = null;
  #closed = false;

  /** @param url `postgres://user:password@host:port/name?sslmode=…` */
  constructor(url: string, options: Partial<DatabaseOptions> = {}) {
    const { most, readMs, asideMs, writeMs } = { ...USUAL, ...options };
    const kindOf = (begin: string, limit: number, connectMs: number): Kind => {
      return { pool: poolOf(url, most, limit, connectMs), begin, limit };
    };
    this.#url = url;
    this.#reading = kindOf('begin isolation level repeatable read read only', readMs, CONNECT_MS);
    this.#aside = kindOf('begin isolation level repeatable read', asideMs, CONNECT_MS);
    this.#writing = kindOf('begin', writeMs, CONNECT_PATIENTLY_MS);
    this.#turns = kindOf('begin', writeMs, CONNECT_PATIENTLY_MS);
  }

  /** Reads for a question what belongs together as of one moment. */
  read<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#use(this.#reading, work);
  }

  /** Reads what may take longer, or changes what no question reads: all or nothing, as of one moment. */
  aside<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#use(this.#aside, work);
  }

  /** Changes all or nothing. */
  write<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#use(this.#writing, work);
  }

  /** Does something when nothing else is done under that name, in whatever process. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#use(this.#turns, async (query) => {
      await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
      return work();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#probe) clearTimeout(this.#probe);
    await Promise.all([this.#reading, this.#aside, this.#writing, this.#turns].map(({ pool }) => pool.end()));
  }

  async #use<T>({ pool, begin, limit }: Kind, work: (query: Query) => Promise<T>): Promise<T> {
    const patience = new Patience(limit);
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
      const late = isLate(error);
      if (client) await giveBack(client, lost || late);
      const refused = TAKES_NOTHING[String((error as NodeJS.ErrnoException).code)];
      if (refused !== undefined) throw new LibraryFailure(refused, { cause: error });
      if (!lost && !late) throw error;
      if (lost) this.#lose();
      else await this.#suspect();
      throw new LibraryFailure(this.#probe ? LOST : SLOW);
    }
  }

  /** What took too long may have waited for something in the database, or for a database that is away. */
  #suspect(): Promise<void> {
    this.#suspected ??= this.#isBack().then((back) => {
      this.#suspected = null;
      if (!back) this.#lose();
    });
    return this.#suspected;
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

  /** By a connection of its own: all others may be waiting. */
  async #isBack(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: CONNECT_MS,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch {
      return false;
    } finally {
      // A server that is away does not say goodbye.
      client.end().catch(() => {});
    }
  }
}

/** What a kind of use has for itself. */
interface Kind {
  pool: pg.Pool;
  /** The statement that begins a transaction. */
  begin: string;
  /** How long all statements of one transaction together may be waited for, in milliseconds. */
  limit: number;
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

function poolOf(connectionString: string, max: number, limit: number, connectMs: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: connectMs,
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

/** Whether a statement, or a connection, was waited for in vain. */
function isLate(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof LibraryFailure) return false;
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? TIMEOUT.test(message) : LATE.test(code);
}

/** Whether the database is away; and not only this statement wrong, or slow. */
function isLoss(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof LibraryFailure) return false;
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof AggregateError) return error.errors.some(isLoss);
  if (code !== undefined) return AWAY.test(code) || UNREACHABLE.test(code);
  return ENDED.test(message);
}
