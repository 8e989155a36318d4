/** `node --import tsx test/bench/profile.ts DIR`: measures the processor time of each step, from a file to a reply. */
import { readHeader } from '../../src/articles/header.ts';
import { readPlainText } from '../../src/articles/plain-text.ts';
import { answerCard } from '../../src/discord/card/answer.ts';
import { english } from '../../src/i18n/translator.ts';
import { askedDateTermsOf, dateTermsOf } from '../../src/language/date-terms.ts';
import { questionTermsOf } from '../../src/language/question.ts';
import { stem } from '../../src/language/stem.ts';
import { termsOf } from '../../src/language/terms.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import { indexArticles } from '../../src/library/article-segment.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { Index } from '../../src/retrieval/index.ts';
import { readSet } from '../../src/training/question-set.ts';

const SHOWING = { asked: { asker: '1', scope: {} }, place: 0, isPrivate: false, canReport: true };
/** The minimum of this many rounds is reported, since other processes only add to the time. */
const ROUNDS = 5;

const [folder = ''] = process.argv.slice(2);
const { articles, questions } = await readSet(folder);
const dated = articles.map((article) => ({
  ...article,
  published: article.published ?? ('2023-06-19' as const),
}));
const sentences = dated.flatMap((article) => {
  const { text, published } = article;
  const { starts, ends } = new AnalysedArticle(article);
  return Array.from(starts, (start, i) => ({ text: text.slice(start, ends[i]), published }));
});
const words = [...new Set(sentences.flatMap(({ text }) => termsOf(text).map(({ word }) => word)))];
const asked = questions.slice(0, 500).map(({ question }) => question);
const index = new Index(
  [indexArticles(dated.map((one) => new AnalysedArticle(one))).segment],
  shippedModel().lexicon,
);
const library = createLibrary(dated);
const answers = await Promise.all(asked.map((question) => library.ask(question, { server: null })));

/** The processor time of some work for each of `count` items, in microseconds. */
async function cost(count: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / count);
  }
  return least;
}

const each = (work: (sentence: (typeof sentences)[number]) => unknown) =>
  cost(sentences.length, () => sentences.forEach(work));

const indexing: [string, number][] = [
  [
    'reading: header and blocks',
    await cost(sentences.length, () => {
      for (const { text } of dated) readPlainText(text, readHeader(text).bodyStart);
    }),
  ],
  [
    'sentences',
    await cost(sentences.length, () => {
      for (const one of dated) new AnalysedArticle(one);
    }),
  ],
  ['words', await each(({ text }) => termsOf(text))],
  ['dates', await each(({ text, published }) => dateTermsOf(text, published))],
];
const total = await cost(sentences.length, () => indexArticles(dated.map((one) => new AnalysedArticle(one))));
const known = indexing.slice(1).reduce((sum, [, time]) => sum + time, 0);
indexing.push(['index', Math.max(0, total - known)]);
const stemming = await cost(words.length, () => words.map(stem));

const perQuestion: [string, number][] = [
  [
    'ranking',
    await cost(asked.length, () => {
      for (const one of asked) index.rank([...questionTermsOf(one), ...askedDateTermsOf(one, null)], 30);
    }),
  ],
];
const answering = await cost(asked.length, async () => {
  for (const one of asked) await library.ask(one, { server: null });
});
perQuestion.push(['second stage and quotes', Math.max(0, answering - perQuestion[0]![1])]);
perQuestion.push([
  'reply',
  await cost(asked.length, () => answers.map((one) => answerCard(english, one, SHOWING))),
]);

const table = (title: string, rows: readonly [string, number][]) => {
  const total = rows.reduce((sum, [, time]) => sum + time, 0);
  const lines = rows.map(
    ([name, time]) => `| ${name} | ${time.toFixed(1)} | ${((100 * time) / total).toFixed(0)} % |`,
  );
  return `| ${title} | µs | share |\n|---|--:|--:|\n${lines.join('\n')}\n| all | ${total.toFixed(1)} | |`;
};
console.log(`${table('for each sentence', indexing)}

${Math.round(1e6 / (total + indexing[0]![1])).toLocaleString('en')} sentences a second on one core, dates included. Of wink only the stemmer is used, once for each
different word: ${stemming.toFixed(2)} µs when it is known.

${table('for each question', perQuestion)}`);
