/** The corpora of the benchmarks: sets of questions, and synthetic texts of any size. */
import type { Article } from '../../src/articles/article.ts';
import { readPlainText } from '../../src/articles/plain-text.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import type { Question, QuestionSet } from '../../src/training/question-set.ts';
import { randomFrom } from '../../src/training/random.ts';

/** The input of every engine: articles, their sentences, and questions about them. */
export interface Corpus {
  name: string;
  articles: Article[];
  sentences: Sentence[];
  questions: string[];
  /** Whether the sentence with a number answers the question with a number; null when the answers are unknown. */
  answers: ((question: number, sentence: number) => boolean) | null;
}

export interface Sentence {
  article: string;
  start: number;
  end: number;
  text: string;
}

/** The corpus of a set of questions. */
export function corpusOf({ name, articles, questions }: QuestionSet): Corpus {
  const sentences = sentencesOf(articles);
  const asked = questions.filter(({ answers }) => answers.length > 0);
  return {
    name,
    articles,
    sentences,
    questions: asked.map(({ question }) => question),
    answers: (question, sentence) => containsAnswer(sentences[sentence]!, asked[question]!),
  };
}

/** How many rare words there are, as in the language of a large library. */
const RARE_WORDS = 500_000;
/** One word in this many is rare, so that the vocabulary grows with the text as in Heaps's law (1978). */
const RARE_EVERY = 60;
const SENTENCES_IN_PARAGRAPH = 4;
const PARAGRAPHS_IN_ARTICLE = 5;
/** How many words of its sentence a question has. */
const WORDS_IN_QUESTION = 5;

/**
 * Makes a synthetic corpus of any size: words with the frequencies of a real text, in sentences of its lengths, and
 * invented rare words. The result is the same for the same seed.
 *
 * @param sample some thousands of sentences of a real text
 * @param count the number of sentences
 * @param paragraphsInArticle how many paragraphs of four sentences an article has
 */
export function makeCorpus(
  sample: readonly Sentence[],
  count: number,
  seed: number,
  paragraphsInArticle = PARAGRAPHS_IN_ARTICLE,
): Corpus {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const words = sample.map(({ text }) => text.replace(/[.!?]+$/, '').split(/\s+/));
  const all = words.flat();
  const sentence = (): string => {
    const length = pick(words).length;
    const chosen = Array.from({ length }, () => (random() < 1 / RARE_EVERY ? rareWord(random) : pick(all)));
    return `${chosen.join(' ').replace(/^./, (first) => first.toUpperCase())}.`;
  };
  const articles: Article[] = [];
  for (let made = 0; made < count; ) {
    const paragraphs: string[] = [];
    while (paragraphs.length < paragraphsInArticle && made < count) {
      const size = Math.min(SENTENCES_IN_PARAGRAPH, count - made);
      paragraphs.push(Array.from({ length: size }, sentence).join(' '));
      made += size;
    }
    const text = paragraphs.join('\n\n');
    articles.push({
      id: `made-${articles.length}.txt`,
      title: null,
      published: '2024-05-06',
      source: null,
      text,
      blocks: readPlainText(text).blocks,
    });
  }
  const sentences = sentencesOf(articles);
  const questions = Array.from({ length: 1_000 }, () => {
    const about = pick(sentences).text.split(/\s+/);
    return `what ${Array.from({ length: WORDS_IN_QUESTION }, () => pick(about)).join(' ')}?`;
  });
  return {
    name: `${count.toLocaleString('en')} made-up sentences`,
    articles,
    sentences,
    questions,
    answers: null,
  };
}

/** An invented word; as in real texts, some are far more frequent than others. */
function rareWord(random: () => number): string {
  let rest = Math.floor(RARE_WORDS ** random());
  let word = '';
  do {
    word += 'bdfgklmnprst'[rest % 12]! + 'aeiou'[Math.floor(rest / 12) % 5]!;
    rest = Math.floor(rest / 60);
  } while (rest > 0);
  return `${word}x`;
}

function sentencesOf(articles: readonly Article[]): Sentence[] {
  return articles.flatMap((article) => {
    const { starts, ends } = new AnalysedArticle(article);
    return Array.from(starts, (start, i) => ({
      article: article.id,
      start,
      end: ends[i]!,
      text: article.text.slice(start, ends[i]),
    }));
  });
}

function containsAnswer(sentence: Sentence, { answers }: Question): boolean {
  return answers.some(
    ({ article, start, end }) =>
      article === sentence.article && sentence.start <= start && sentence.end >= end,
  );
}
