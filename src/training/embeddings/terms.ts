/** Writes what the embeddings are trained on: questions and sentences as lists of terms. */

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { questionTermsOf } from '../../language/question.ts';
import { type Term, termsOf } from '../../language/terms.ts';

const USAGE = `Usage: node --import tsx src/training/embeddings/terms.ts DATA OUT

  DATA  the candidates of questions, as src/training/reader/candidates.ts writes them
  OUT   where questions.jsonl and vocabulary.json go`;

/** How many candidates that do not answer are kept of each question, the best first. */
const WRONG = 6;
const RIGHT = 2;
/** How many spellings of a term are written. */
const SPELLINGS = 4;

interface Candidate {
  text: string;
  context: string;
  right: boolean;
}

/** Numbers terms, and counts how they are written. */
class Vocabulary {
  readonly #spellings = new Map<string, Map<string, number>>();
  readonly #numbers = new Map<string, number>();

  /** The numbers of the content terms. */
  numbersOf(terms: readonly Term[]): number[] {
    return terms.flatMap(({ key, word, stop }) => (stop ? [] : [this.#numberOf(key, word)]));
  }

  /** Each term with its most frequent spellings, in the order of the numbers. */
  get rows(): [key: string, spellings: [word: string, count: number][]][] {
    return [...this.#spellings].map(([key, counts]) => [
      key,
      [...counts].sort((a, b) => b[1] - a[1]).slice(0, SPELLINGS),
    ]);
  }

  #numberOf(key: string, word: string): number {
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    const counts = this.#spellings.get(key) ?? new Map<string, number>();
    this.#spellings.set(key, counts.set(word, (counts.get(word) ?? 0) + 1));
    return number;
  }
}

async function main(): Promise<void> {
  const [data, out] = process.argv.slice(2);
  if (!data || !out) throw new Error(USAGE);
  await mkdir(out, { recursive: true });
  const vocabulary = new Vocabulary();
  const known = new Map<string, number[]>();
  const numbersOf = (text: string) => {
    const numbers = known.get(text) ?? vocabulary.numbersOf(termsOf(text));
    known.set(text, numbers);
    return numbers;
  };
  const file = createWriteStream(path.join(out, 'questions.jsonl'));
  for (const name of (await readdir(data)).filter((one) => one.endsWith('.jsonl')).sort()) {
    for await (const line of createInterface({ input: createReadStream(path.join(data, name)) })) {
      const { question, answerable, foreign, held, fold, candidates } = JSON.parse(line);
      const ofKind = (right: boolean, most: number) =>
        candidates
          .filter((one: Candidate) => one.right === right)
          .slice(0, most)
          .map(({ text, context }: Candidate) => [numbersOf(text), numbersOf(context)]);
      const right = ofKind(true, RIGHT);
      if (!answerable || foreign || held || right.length === 0) continue;
      const asked = vocabulary.numbersOf(questionTermsOf(question));
      file.write(
        `${JSON.stringify({ set: path.parse(name).name, fold, asked, right, wrong: ofKind(false, WRONG) })}\n`,
      );
    }
  }
  await new Promise<void>((resolve) => file.end(resolve));
  await writeFile(path.join(out, 'vocabulary.json'), JSON.stringify(vocabulary.rows));
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
