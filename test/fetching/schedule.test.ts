import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeAtomically } from '../../src/atomic-write.ts';
import { checkSources } from '../../src/doctor/sources.ts';
import { BadSources } from '../../src/fetching/bad-sources.ts';
import type { Fetching, RoundResult } from '../../src/fetching/fetching.ts';
import { reportOf } from '../../src/fetching/round-report.ts';
import { type Scheduled, startSchedule } from '../../src/fetching/schedule.ts';
import type { SourceResult } from '../../src/fetching/source-pages.ts';
import { startFetching } from '../../src/fetching/threaded-fetching.ts';

const WAIT = { timeout: 20_000, interval: 20 };
const run = promisify(execFile);

let seeds: string;
beforeAll(async () => {
  seeds = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  await writeFile(path.join(seeds, 'storm.txt'), 'A storm closed the harbour.');
});
afterAll(() => rm(seeds, { recursive: true }));

const result = (changes: Partial<SourceResult> = {}): SourceResult => ({
  source: 'news',
  added: 0,
  changed: 0,
  removed: 0,
  articles: 5,
  read: 0,
  problems: [],
  gone: [],
  failed: false,
  ...changes,
});

describe('what is said of a round', () => {
  it('is what has changed, and what could not be read', () => {
    const problems = Array.from({ length: 7 }, (_, number) => `https://a.test/${number}: the answer is 500`);
    const gone = ['https://a.test/9: the answer is 404'];
    expect(reportOf({ sources: [result({ added: 2, problems, gone })], removed: ['old'] })).toEqual([
      { isProblem: false, line: 'old is listed no more: its articles are taken away.' },
      { isProblem: false, line: 'news has 5 article(s): 2 added, 0 changed, 0 taken away.' },
      ...problems.slice(0, 5).map((one) => ({ isProblem: true, line: `news: left out ${one}.` })),
      { isProblem: true, line: 'news: left out 2 more.' },
      { isProblem: true, line: 'news: gone: https://a.test/9: the answer is 404.' },
    ]);
  });

  it('is nothing where nothing is new, unless all is asked for', () => {
    const round = {
      sources: [result({ failed: true, problems: ['https://a.test/: it is no feed'] })],
      removed: [],
    };
    const known = new Map([['news', ['https://a.test/: it is no feed']]]);
    expect(reportOf(round, { known })).toEqual([]);
    expect(reportOf(round, { known, all: true })).toEqual([
      { isProblem: false, line: 'news could not be read; its 5 article(s) stay.' },
    ]);
  });
});

describe('the schedule', () => {
  const NO_PAGES = { duePages: async () => [], pageOf: async () => null, notePage: async () => {} };
  const TIMES = { first: 1, min: 1, max: 1, watch: 20 };
  const FOLDER = { beginFetching: async () => true, endFetching: async () => {} };

  /** A room whose rounds end as given, one after another, and then never. */
  function fetchingOf(...rounds: (RoundResult | Error)[]): Fetching {
    return {
      round: async () => {
        const next = rounds.shift();
        if (!next) return new Promise(() => {});
        if (next instanceof Error) throw next;
        return next;
      },
      pageChecks: async () => ({ hosts: ['a.test'], every: 1_000 }),
    } as unknown as Fetching;
  }

  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  /** Starts it, and returns what it logs. */
  function start(scheduled: Pick<Scheduled, 'fetching'> & Partial<Scheduled>, times = TIMES): string[] {
    const lines: string[] = [];
    const line = (one: string) => void lines.push(one);
    const log = { info: line, warn: line, error: line };
    const file = path.join(seeds, 'storm.txt');
    stops.push(startSchedule({ file, library: { ...FOLDER, ...NO_PAGES }, log, ...scheduled }, times));
    return lines;
  }

  it('reads what is due again and again, logs what is new, and goes on after a failure', async () => {
    const calls: string[] = [];
    const round = {
      sources: [result({ added: 1, problems: ['https://a.test/: gone'] })],
      removed: [],
      nextAt: 0,
    };
    let mayFetch = false;
    const library = {
      ...NO_PAGES,
      async beginFetching() {
        calls.push(`begin ${mayFetch}`);
        const may = mayFetch;
        mayFetch = true;
        return may;
      },
      async endFetching() {
        calls.push('end');
      },
    };
    const fetching = fetchingOf(round, new BadSources(['sources.yaml, line 3: no.']), round);
    const lines = start({ fetching, library });
    const counts = 'news has 5 article(s): 1 added, 0 changed, 0 taken away.';
    await vi.waitFor(
      () =>
        expect(lines).toEqual([
          counts,
          'news: left out https://a.test/: gone.',
          'Nothing is fetched: sources.yaml, line 3: no.',
          counts,
        ]),
      WAIT,
    );
    // The first time another process fetches.
    await vi.waitFor(
      () =>
        expect(calls.slice(0, 7)).toEqual([
          'begin false',
          'begin true',
          'end',
          'begin true',
          'end',
          'begin true',
          'end',
        ]),
      WAIT,
    );
  });

  describe('with a file that changes while it runs', () => {
    let rounds: number;
    const counting = (): Fetching => ({
      ...fetchingOf(),
      async round() {
        rounds++;
        return { sources: [], removed: [], nextAt: null };
      },
    });
    const never = { first: 1, min: 1_000_000, max: 1_000_000 };
    beforeEach(() => {
      rounds = 0;
    });

    it('takes it up when it is added, changed, or back', async () => {
      const file = path.join(seeds, 'later.yaml');
      const lines = start({ file, fetching: counting() }, { ...never, watch: 20 });
      const changed = `${file} has changed: what it lists is read from the internet.`;
      await writeAtomically(file, 'sources: []');
      await vi.waitFor(() => expect([rounds, lines]).toEqual([1, [changed]]), WAIT);
      await writeAtomically(file, 'sources: [] ');
      await vi.waitFor(() => expect([rounds, lines]).toEqual([2, [changed, changed]]), WAIT);
      await rm(file);
      const gone = `${file} is gone: nothing is fetched until it is back, and what has been fetched stays.`;
      await vi.waitFor(() => expect(lines).toEqual([changed, changed, gone]), WAIT);
      await writeAtomically(file, 'sources: []');
      await vi.waitFor(() => expect(lines).toEqual([changed, changed, gone, changed]), WAIT);
      // Where there was none, there was no round.
      await vi.waitFor(() => expect(rounds).toBe(3), WAIT);
    });

    it('does not read it while it is being written', async () => {
      const file = path.join(seeds, 'growing.yaml');
      const lines = start({ file, fetching: counting() }, { ...never, first: 1_000_000, watch: 1_000 });
      for (let line = 0; line < 30; line++) {
        await appendFile(file, '# more\n');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect([rounds, lines]).toEqual([0, []]);
      await vi.waitFor(() => expect([rounds, lines.length]).toEqual([1, 1]), WAIT);
    });
  });
});

describe('in the product', () => {
  const INSIDE = 'sources: [{ name: inside, page: "http://localhost/" }]';

  it('nothing of this machine is read, and the thread says why', async () => {
    const file = path.join(seeds, 'inside.yaml');
    await writeFile(file, INSIDE);
    const fetching = startFetching({ file, root: path.join(seeds, 'fetched'), version: '1' });
    expect((await fetching.round('all')).sources).toEqual([
      result({
        source: 'inside',
        articles: 0,
        problems: ['http://localhost/: localhost is not on the public internet'],
      }),
    ]);
    expect(await fetching.readLink('http://localhost/')).toEqual({ kind: 'notAllowed', hosts: [] });
    const may = await Promise.all(['http://localhost/', 'http://other.test/'].map(fetching.mayRead));
    expect(may).toEqual([true, false]);
    expect(await fetching.checkQuote('http://localhost/', 'A sentence.')).toEqual({ kind: 'unreachable' });
    expect(await fetching.checkQuote('http://other.test/', 'A sentence.')).toEqual({ kind: 'notAllowed' });
    expect(await fetching.pageChecks()).toEqual({ hosts: ['localhost'], every: 86_400_000 });
    for (const host of ['localhost', 'other.test'])
      expect(await fetching.checkPage(`http://${host}/`, ['A sentence.'], {})).toEqual({
        kind: 'unreachable',
      });
    await writeFile(file, 'sources: 1');
    await expect(fetching.round('all')).rejects.toThrow('inside.yaml, line 1: a source is no list of fields');
    await fetching.close();
    await expect(fetching.round('all')).rejects.toThrow('has ended');
  });

  it('nothing is read, and nothing taken away, where there is no file', async () => {
    const root = path.join(seeds, 'fetched');
    await mkdir(path.join(root, 'ferry'), { recursive: true });
    const fetching = startFetching({ file: path.join(seeds, 'none.yaml'), root, version: '1' });
    expect(await fetching.round('all')).toEqual({ sources: [], removed: [], nextAt: null });
    expect(await fetching.linkHosts()).toEqual([]);
    expect(await fetching.mayRead('http://localhost/')).toBe(false);
    expect(await fetching.pageChecks()).toEqual({ hosts: [], every: Infinity });
    expect(existsSync(path.join(root, 'ferry'))).toBe(true);
    await fetching.close();
  });

  /** Runs `npm run fetch`; returns its exit code, and what it writes. */
  async function fetchAll(sources: string | null): Promise<{ code: number; out: string }> {
    const file = path.join(seeds, 'sources.yaml');
    await rm(file, { force: true });
    if (sources !== null) await writeFile(file, sources);
    const env = {
      ...process.env,
      SEEDS_DIR: seeds,
      DATA_DIR: path.join(seeds, 'data'),
      DATABASE_URL: '',
      SOURCES: '',
    };
    return run(process.execPath, ['dist/fetch-cli.mjs'], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ code, out: stdout + stderr }),
    );
  }

  it('npm run fetch says what came of each source, and what is wrong with the file', async () => {
    expect(await fetchAll(INSIDE)).toEqual({
      code: 0,
      out: [
        'inside has 0 article(s): 0 added, 0 changed, 0 taken away.',
        'inside: left out http://localhost/: localhost is not on the public internet.\n',
      ].join('\n'),
    });
    expect(await fetchAll('sources:\n - name: a')).toEqual({
      code: 1,
      out: 'sources.yaml, line 2: a source has exactly one of page, sitemap, feed, repository, with its address.\n',
    });
    expect(await fetchAll(null)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^There is no .+sources\.yaml/),
    });
  });

  it('the doctor checks the file', async () => {
    const file = path.join(seeds, 'checked.yaml');
    const check = () => checkSources({ sources: file, seeds });
    expect(await check()).toEqual([
      { mark: 'wrong', line: `${file}, which SOURCES names, is not there: write it, or take SOURCES away.` },
    ]);
    expect(
      await checkSources({
        sources: path.join(seeds, 'none', 'sources.yaml'),
        seeds: path.join(seeds, 'none'),
      }),
    ).toEqual([]);
    await writeFile(file, INSIDE);
    expect(await check()).toEqual([
      { mark: 'well', line: `${file} lists 1 source(s), and 0 host(s) whose pages moderators may add` },
    ]);
    await writeFile(file, 'sources: []');
    expect(await check()).toEqual([{ mark: 'noted', line: `${file} lists nothing: nothing is fetched.` }]);
    await writeFile(file, 'links: [a]');
    expect(await check()).toEqual([
      { mark: 'wrong', line: 'checked.yaml, line 1: "a" is no name of a host, such as example.org.' },
    ]);
  });
});
