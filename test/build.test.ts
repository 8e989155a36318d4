import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

/** The folder of a checkout, with the packages that are installed here. */
let app: string;
const inApp = (...names: string[]) => path.join(app, ...names);

beforeAll(async () => {
  app = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  for (const name of ['src', 'commands', 'package.json', 'tsconfig.json'])
    await cp(name, inApp(name), { recursive: true, filter: (file) => !file.includes('learned') });
  await install();
});
afterAll(() => rm(app, { recursive: true, force: true }));

const install = () => symlink(path.resolve('node_modules'), inApp('node_modules'));
/** The state after `npm ci --omit=dev`: without the packages that build. */
const uninstall = () => rm(inApp('node_modules'));

/** Runs a script of package.json; returns its output and exit code. */
function run(script: string): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
    cwd: app,
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

const SUCCESS = { code: 0, output: '' };

/** Packages that are not bundled; the image has them in node_modules. */
const WINK = new Set(['wink-nlp', 'wink-eng-lite-web-model']);

describe('npm run build', { timeout: 120_000 }, () => {
  it('is asked for when nothing has been built', () => {
    const missing = {
      code: 1,
      output: 'The program has not been built yet: run npm ci, or npm run build.\n',
    };
    expect(run('start')).toEqual(missing);
    expect(run('doctor')).toEqual(missing);
  });

  it('builds all that npm or a thread starts, and the page', async () => {
    expect(run('build')).toEqual(SUCCESS);
    const scripts = Object.values(manifest.scripts).flatMap((script) => script.match(/dist\/\S+/) ?? []);
    expect(scripts).toContain('dist/main.mjs');
    for (const file of [...scripts, 'dist/worker.mjs', 'dist/indexing-worker.mjs', 'dist/chart-worker.mjs'])
      expect((await stat(inApp(file))).isFile()).toBe(true);
    expect((await readdir(inApp('dist/page'))).sort()).toEqual(['page.css', 'page.html', 'page.js']);
  });

  it('bundles every package with its licence, except wink, which is loaded lazily', async () => {
    const { metafile } = await build({
      entryPoints: (await readdir(inApp('dist'))).filter(isModule).map((name) => inApp('dist', name)),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      outdir: 'none',
      logLevel: 'error',
      write: false,
      metafile: true,
    });
    const imported = new Set(
      Object.values(metafile.outputs).flatMap(({ imports }) => imports.map((one) => one.path)),
    );
    expect(imported.size).toBeGreaterThan(10);
    // An optional package of discord.js, which is never installed.
    expect([...imported].filter((name) => !isBuiltin(name))).toEqual(['zlib-sync']);
    const licences = await readFile(inApp('dist/LICENSES.txt'), 'utf8');
    for (const name of Object.keys(manifest.dependencies).filter((one) => !WINK.has(one)))
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(licences).toContain('Apache License');
  });

  it('keeps the class names of discord.js, which are the keys of its cache limits', async () => {
    const text = (await bundled()).join('\n');
    const names = ['UserManager', 'GuildMemberManager', 'MessageManager', 'ReactionManager'];
    expect(names.filter((name) => new RegExp(`\\((?:this|\\w+),"${name}"\\)`).test(text))).toEqual(names);
  });

  it('removes the files of earlier builds', async () => {
    await writeFile(inApp('dist/chunk-OLD.mjs'), '');
    expect(run('build')).toEqual(SUCCESS);
    expect(await readdir(inApp('dist'))).not.toContain('chunk-OLD.mjs');
  });

  it('reports an error in the source with its location, fails, and keeps the last build', async () => {
    const before = await readdir(inApp('dist'));
    const source = await readFile(inApp('src/health-endpoint.ts'), 'utf8');
    await writeFile(inApp('src/health-endpoint.ts'), `${source}\nimport {`);
    for (const script of ['build', 'prepare']) {
      const { code, output } = run(script);
      expect(code).toBe(1);
      expect(output).toContain(`src/health-endpoint.ts:${source.split('\n').length + 1}`);
      expect(output).toContain('dist/ could not be built.');
    }
    expect(await readdir(inApp('dist'))).toEqual(before);
    await writeFile(inApp('src/health-endpoint.ts'), source);
  });

  it('is not needed for an installation without development packages, if it was done before', async () => {
    await uninstall();
    const before = await readdir(inApp('dist'));
    expect(run('prepare')).toEqual({
      code: 0,
      output: 'dist/ stays as it is: esbuild, which builds it, is a development package and not installed.\n',
    });
    expect(await readdir(inApp('dist'))).toEqual(before);
    const cannot = {
      code: 1,
      output:
        'dist/ cannot be built, as esbuild is not installed: run npm ci with development packages (without --omit=dev, and with no NODE_ENV=production), or bring a dist/ that was built elsewhere.\n',
    };
    expect(run('build')).toEqual(cannot);
    await rm(inApp('dist'), { recursive: true });
    expect(run('prepare')).toEqual(cannot);
    await install();
  });

  it('builds only the page for npm run dev, which runs the source', async () => {
    await rm(inApp('dist'), { recursive: true, force: true });
    expect(run('predev')).toEqual(SUCCESS);
    expect(await readdir(inApp('dist'))).toEqual(['page']);
    expect(run('start').code).toBe(1);
  });
});

/** The bundles that run in Node.js, as text. */
async function bundled(): Promise<string[]> {
  const files = (await readdir(inApp('dist'))).filter(isModule);
  return Promise.all(files.map((name) => readFile(inApp('dist', name), 'utf8')));
}

function isModule(name: string): boolean {
  return name.endsWith('.mjs');
}
