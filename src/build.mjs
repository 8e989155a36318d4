/**
 * `npm run build`, which npm also runs after an installation: bundles the program with its packages into dist/, from where
 * `npm start` runs it. A bundle starts faster, and running it needs neither a compiler nor node_modules.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const USAGE = `Usage: node src/build.mjs [--page | --prepare | --check]

  --page     builds the page of the local Discord alone
  --prepare  leaves a dist/ that is there as it is where the packages that build it are not installed
  --check    builds nothing, and says what to do where nothing has been built`;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = path.join(ROOT, 'dist');

/** The programs that npm starts, and those of threads, which are started by their file names in the same folder. */
const PROGRAM = {
  entryPoints: {
    main: 'src/main.ts',
    worker: 'src/library/worker.ts',
    'indexing-worker': 'src/library/indexing/indexing-worker.ts',
    'fetching-worker': 'src/fetching/fetching-worker.ts',
    'chart-worker': 'src/discord/chart/chart-worker.ts',
    doctor: 'src/doctor.ts',
    'migrate-library': 'src/migrate-library.ts',
    import: 'src/import.ts',
    'fetch-cli': 'src/fetch-cli.ts',
    'ask-cli': 'src/ask-cli.ts',
    'lint-articles': 'src/lint-articles.ts',
  },
  outdir: DIST,
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node20.19',
  splitting: true,
  // Each thread keeps the text of its program in memory.
  minifyWhitespace: true,
  // The cache limits of discord.js are set by the names of its classes.
  keepNames: true,
  // Without that of esbuild for modules: a CommonJS package would ask for each function of underscore through a getter, which
  // takes a sixth of the time of a Word document.
  conditions: [],
  sourcemap: 'linked',
  // Stacks need only positions.
  sourcesContent: false,
  plugins: [{ name: 'package-positions', setup: dropPackagePositions }],
  // CommonJS packages call require for the modules of Node.js.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
};

const PAGE = {
  entryPoints: ['browser/main.ts', 'styles/page.css', 'page.html'].map((file) => ({
    in: `src/local/page/${file}`,
    out: 'page',
  })),
  outdir: path.join(DIST, 'page'),
  loader: { '.html': 'copy' },
  target: 'es2022',
  minify: true,
};

async function main() {
  const [flag] = process.argv.slice(2);
  if (flag === '--check') {
    if (!isBuilt()) fail('The program has not been built yet: run npm ci, or npm run build.');
    return;
  }
  const esbuild = await loadEsbuild();
  if (flag === '--prepare' && !esbuild && isBuilt())
    console.log(
      'dist/ stays as it is: esbuild, which builds it, is a development package and not installed.',
    );
  else if (!esbuild)
    fail(
      'dist/ cannot be built, as esbuild is not installed: run npm ci with development packages (without --omit=dev, and with no NODE_ENV=production), or bring a dist/ that was built elsewhere.',
    );
  else if (flag === '--page') await write((await bundle(esbuild, PAGE)).outputFiles);
  else if (flag === undefined || flag === '--prepare') await buildAll(esbuild);
  else fail(USAGE);
}

/** Builds everything, and only then writes it. */
async function buildAll(esbuild) {
  const begun = new Date();
  const built = await Promise.all([PROGRAM, PAGE].map((options) => bundle(esbuild, options)));
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const licences = { path: path.join(DIST, 'LICENSES.txt'), contents: Buffer.from(licencesOf(inputs)) };
  const files = [...built.flatMap(({ outputFiles }) => outputFiles), licences];
  await write(files);
  const written = new Set(files.map((file) => file.path));
  for (const entry of await readdir(DIST, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isDirectory() && !written.has(file)) await rm(file);
  }
  // Its time shows whether a source has changed since, even if the bundle is the same as before.
  await utimes(path.join(DIST, 'main.mjs'), begun, begun);
}

function bundle(esbuild, options) {
  return esbuild.build({
    absWorkingDir: ROOT,
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    ...options,
  });
}

/**
 * Maps all code of a package's file to its first line: Node.js keeps all positions in memory, and packages have five times as
 * many as our own code.
 */
function dropPackagePositions({ onLoad }) {
  onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path: file }) => {
    const map = JSON.stringify({ version: 3, sources: [path.basename(file)], mappings: 'AAAA' });
    const comment = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
    const contents = readFileSync(file, 'utf8').replaceAll(/^\/\/# sourceMappingURL=.*$/gm, '');
    return { loader: 'js', contents: `${contents}\n${comment}` };
  });
}

/** Writes the files that have changed; unchanged ones may be in use. */
async function write(files) {
  for (const { path: file, contents } of files) {
    const before = existsSync(file) ? readFileSync(file) : null;
    if (before?.equals(contents)) continue;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
}

/** The folder of the package that a file is of: some packages have copies of others in them, without the files of these. */
function packageOf(file) {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
  if (folder === undefined || existsSync(path.join(ROOT, folder, 'package.json'))) return folder;
  return packageOf(path.dirname(folder).replace(/\/node_modules$/, ''));
}

/** The licences of the bundled packages, which most of them require to be distributed. */
function licencesOf(inputs) {
  const packages = [...new Set(inputs.map(packageOf))].filter((folder) => folder !== undefined).sort();
  const texts = packages.map((name) => {
    const folder = path.join(ROOT, name);
    const {
      name: packageName,
      version,
      license,
    } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice)/i.test(file));
    const contents = files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
    return [`${packageName} ${version}, ${license}`, ...contents].join('\n\n');
  });
  return `${[...new Set(texts)].join(`\n\n${'='.repeat(80)}\n\n`)}\n`;
}

function isBuilt() {
  return existsSync(path.join(DIST, 'main.mjs'));
}

async function loadEsbuild() {
  try {
    return await import('esbuild');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return null;
  }
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

main().catch((error) => {
  // esbuild has already printed the errors of the source.
  fail('errors' in error ? 'dist/ could not be built.' : error);
});
