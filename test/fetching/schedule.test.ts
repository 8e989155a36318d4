import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkSources } from '../../src/doctor/sources.ts';
import type { Fetching, RoundResult } from '../../src/fetching/fetching.ts';
import type { SourceResult } from '../../src/fetching/round.ts';
import { reportOf } from '../../src/fetching/round-report.ts';
import { startSchedule } from '../../src/fetching/schedule.ts';
import { BadSources } from '../../src/fetching/sources.ts';
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
  failed: false,
  ...changes,
});

describe('what is said of a round', () => {
  it('is what has changed, and what could not be read', () => {
    const problems = Array.from({ length: 7 }, (_, number) => `https://a.test/${number}: the answer is 500`);
    expect(reportOf({ sources: [result({ added: 2, problems })], removed: ['old'] })).toEqual([
      { isProblem: false, line: 'old is listed no more: its articles are taken away.' },
      { isProblem: false, line: 'news has 5 article(s): 2 added, 0 changed, 0 taken away.' },
      ...problems.slice(0, 5).map((one) => ({ isProblem: true, line: `news: left out ${one}.` })),
      { isProblem: true, line: 'news: left out 2 more.' },
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
  /** A room whose rounds end as given, one after another, and then never. */
  function fetchingOf(...rounds: (RoundResult | Error)[]): Fetching {
    return {
      round: async () => {
        const next = rounds.shift();
        if (!next) return new Promise(() => {});
        if (next instanceof Error) throw next;
        return next;
      },
    } as unknown as Fetching;
  }

  it('reads what is due again and again, logs what is new, and goes on after a failure', async () => {
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const calls: string[] = [];
    const round = {
      sources: [result({ added: 1, problems: ['https://a.test/: gone'] })],
      removed: [],
      nextAt: 0,
    };
    let mayFetch = false;
    const stop = startSchedule(
      fetchingOf(round, new BadSources(['sources.yaml, line 3: no.']), round),
      {
        async beginFetching() {
          calls.push(`begin ${mayFetch}`);
          const may = mayFetch;
          mayFetch = true;
          return may;
        },
        async endFetching() {
          calls.push('end');
        },
      },
      { info: log, warn: log, error: log },
      { first: 1, min: 1, max: 1 },
    );
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
    stop();
    // The first time another process fetches.
    expect(calls.slice(0, 7)).toEqual([
      'begin false',
      'begin true',
      'end',
      'begin true',
      'end',
      'begin true',
      'end',
    ]);
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
    await writeFile(file, 'sources: 1');
    await expect(fetching.round('all')).rejects.toThrow('inside.yaml, line 1: a source is no list of fields');
    await fetching.close();
    await expect(fetching.round('all')).rejects.toThrow('has ended');
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
