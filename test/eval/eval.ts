/** `npm run -s eval`: measures how well the product answers a set of questions. */
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { readModelFrom, shippedModel } from '../../src/library/shipped-model.ts';
import { readAnySet } from '../../src/training/chat-set.ts';
import { type CaseFigures, checkDates, checkHeaders, checkSentences } from './cases.ts';
import { type Figures, MODES, measure } from './measure.ts';

const USAGE = `Usage: npm run -s eval -- DIR [--each | --without | --foreign OTHER] [--model DIR] [--json]
       npm run -s eval -- --sentences FILE | --dates FILE | --headers FILE [--json]

  DIR          a folder with articles.jsonl and questions.jsonl (see test/eval/README.md): all its
               articles are asked as one library
  --each       each article as a library of its own
  --without    each question once more, with its own article taken out
  --foreign    the questions of another such folder as well
  --model      what \`npm run train -- --out\` has put into a folder, instead of what ships
  --sentences  texts, and the sentences that they must be split into
  --dates      sentences, and the dates that they speak of
  --headers    files, and their dates and titles
  --json       the figures as JSON

With READER=off in the environment, the reader is left out.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sentences: { type: 'string' },
      dates: { type: 'string' },
      headers: { type: 'string' },
      each: { type: 'boolean', default: false },
      without: { type: 'boolean', default: false },
      foreign: { type: 'string' },
      model: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { sentences, dates, headers, json } = values;
  if (sentences) return printCases(await checkSentences(sentences), json);
  if (dates) return printCases(await checkDates(dates), json);
  if (headers) return printCases(await checkHeaders(headers), json);
  const [folder] = positionals;
  if (!folder) throw new Error(USAGE);

  const set = await readAnySet(folder);
  const other = values.foreign ? await readAnySet(values.foreign) : null;
  const mode = values.each ? 'each' : values.without ? 'without' : other ? 'foreign' : 'whole';
  const libraries = MODES[mode]!(set, other);
  const count = libraries.reduce((sum, { questions }) => sum + questions.length, 0);
  // Draws on standard error, and only on a terminal.
  const bar = new SingleBar({ format: '{bar} {value}/{total} questions, {eta_formatted} left' });
  bar.start(count, 0);
  const model = values.model ? readModelFrom(values.model) : shippedModel(process.env.READER !== 'off');
  const figures = await measure(set.name, libraries, (done) => bar.update(done), model);
  bar.stop();
  if (json) console.log(JSON.stringify(figures));
  else printFigures(figures);
}

function printFigures({ threshold, bold, cost, ...figures }: Figures): void {
  const percent = (value: number | null) => (value === null ? '-' : `${(100 * value).toFixed(1)} %`);
  console.log(`${figures.set}: ${figures.questions} questions (${figures.answerable} answerable) over \
${figures.sentences} sentences in ${figures.articles} articles\n`);
  const rows = {
    'P@1': percent(figures.p1),
    'MRR@10': percent(figures.mrr10),
    'R@5': percent(figures.r5),
    'R@20': percent(figures.r20),
    'AUROC of the confidence': percent(figures.auroc),
    'answerable answered': percent(threshold.answered),
    'of those, right': percent(threshold.precision),
    'unanswerable answered': percent(threshold.falseAnswers),
    'right first quotes with bold': percent(bold.some),
    'bold: exactly the answer': percent(bold.exact),
    'bold: F1': percent(bold.f1),
    'sentences indexed a second': Math.round(cost.sentencesPerSecond).toLocaleString('en'),
    'ms a question, median': cost.msP50.toFixed(2),
    'ms a question, p99': cost.msP99.toFixed(2),
    'bytes of memory a sentence': Math.round(cost.bytesPerSentence).toLocaleString('en'),
  };
  for (const [name, value] of Object.entries(rows)) console.log(`${name.padEnd(30)}${value.padStart(10)}`);
}

function printCases(figures: CaseFigures, json: boolean): void {
  const lines = [
    `${figures.right} of ${figures.of} right`,
    ...figures.wrong.map((one) => JSON.stringify(one)),
  ];
  console.log(json ? JSON.stringify(figures) : lines.join('\n'));
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
