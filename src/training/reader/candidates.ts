/** Writes what the reader is trained on: the candidates of each question, in the order of the second stage. */

import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Article } from '../../articles/article.ts';
import { questionTermsOf } from '../../language/question.ts';
import { AnalysedArticle } from '../../library/analysed-article.ts';
import { indexArticles } from '../../library/article-segment.ts';
import { CANDIDATES, NEIGHBOURS } from '../../library/ask.ts';
import { readerInputOf } from '../../library/reader-input.ts';
import { shippedModel } from '../../library/shipped-model.ts';
import { analysePassage } from '../../retrieval/features/analysed-passage.ts';
import { type Candidate, Index } from '../../retrieval/index.ts';
import { rerank } from '../../retrieval/reranker.ts';
import { readAnySet } from '../chat-set.ts';
import { rankAsked } from '../examples.ts';
import { foldOf, isHeldOut } from '../hold-out.ts';
import { answersQuestion, type Question } from '../question-set.ts';
import { hashOf } from '../random.ts';

const USAGE = `Usage: node --import tsx src/training/reader/candidates.ts --out DIR [--held] [--foreign N] DIR…

  DIR…        sets of questions (see test/eval/README.md)
  --out DIR   where NAME.jsonl of each set goes
  --held      only questions that are held out of the training, for calibrate.py
  --foreign N so many questions of each other set are asked as well (default: 0)`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      held: { type: 'boolean', default: false },
      foreign: { type: 'string', default: '0' },
    },
  });
  if (!values.out || positionals.length === 0) throw new Error(USAGE);
  await mkdir(values.out, { recursive: true });
  const isAsked = (question: Question) => !values.held || isHeldOut(question);
  const sets = await Promise.all(
    positionals.map(async (folder) => {
      const set = await readAnySet(folder);
      return { ...set, questions: set.questions.filter(isAsked) };
    }),
  );
  for (const set of sets) {
    const file = createWriteStream(path.join(values.out, `${set.name}.jsonl`));
    const ask = candidateFinder(set.articles);
    for (const question of set.questions)
      file.write(
        `${JSON.stringify({ ...ask(question), held: isHeldOut(question), fold: foldOf(question) })}\n`,
      );
    for (const other of sets.filter((one) => one !== set))
      for (const question of [...other.questions]
        .sort((a, b) => hashOf(a.id + set.name) - hashOf(b.id + set.name))
        .slice(0, Number(values.foreign)))
        file.write(
          `${JSON.stringify({
            ...ask({ ...question, id: `${question.id}-in-${set.name}`, answers: [] }),
            foreign: true,
            held: isHeldOut(question),
          })}\n`,
        );
    await new Promise<void>((resolve) => file.end(resolve));
    console.log(`${set.name}: ${set.questions.length} questions`);
  }
}

function candidateFinder(articles: readonly Article[]) {
  const model = shippedModel();
  const articleSegment = indexArticles(articles.map((article) => new AnalysedArticle(article)));
  const index = new Index([articleSegment.segment], model.lexicon);
  const { segment } = articleSegment;
  const dayOf = new Map(articles.map(({ id, published }) => [id, published ?? '']));
  const isOlder = ({ id }: Article, { answers }: Question) =>
    answers.every(({ article }) => dayOf.get(id)! < dayOf.get(article)!);
  return (question: Question) => {
    const terms = questionTermsOf(question.question);
    const ranking = rankAsked(question, terms, index, articles, CANDIDATES, NEIGHBOURS);
    const passageOf = ({ sentence }: Candidate) => {
      const { article, start, end } = articleSegment.sentenceAt(sentence);
      return analysePassage(article.text.slice(start, end), model.lexicon);
    };
    const { ranked, none, certainty } = rerank(question.question, terms, ranking, passageOf, model);
    return {
      id: question.id,
      question: question.question,
      answerable: question.answers.length > 0,
      none,
      certainty,
      candidates: ranked.flatMap(({ candidate, probability }) => {
        const number = segment.articleOf[segment.paragraphOf[candidate.sentence]!]!;
        const { article, start, end } = articleSegment.sentenceAt(candidate.sentence);
        // What an older article says of a running story was right on its day, which the reader does not read.
        if (question.asked && question.answers.length > 0 && isOlder(article, question)) return [];
        const { text, slices, context } = readerInputOf(
          articleSegment.analysedAt(number),
          candidate.sentence - segment.articleStarts[number]!,
        );
        const unit = { article: article.id, start, end };
        // The spans of the answers in the text that the reader reads; none for an answer that is the whole sentence.
        const spans = question.answers.flatMap((answer) => {
          if (!answersQuestion(unit, { ...question, answers: [answer] })) return [];
          const slice = slices.find(
            ({ from, length }) => start + from <= answer.start && start + from + length >= answer.end,
          );
          if (!slice || answer.end - answer.start === end - start) return [];
          const from = answer.start - start - slice.from + slice.at;
          return [[from, from + answer.end - answer.start]];
        });
        return [{ text, context, probability, right: answersQuestion(unit, question), spans }];
      }),
    };
  };
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
