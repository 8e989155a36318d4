import type { Article } from '../../src/articles/article.ts';
import { readPlainText } from '../../src/articles/plain-text.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import type { Question, QuestionSet } from '../../src/training/question-set.ts';
import { randomFrom } from '../../src/training/random.ts';

/** What every engine is given: articles, their sentences one by one, and questions about them. */
export interface Corpus {
  name: string;
  articles: Article[];
  sentences: Sentence[];
  questions: string[];
  /** Whether a sentence, by its number, answers a question, by its own; null when nobody knows. */
  answers: ((question: number, sentence: number) => boolean) | null;
}

export interface Sentence {
  article: string;
  start: number;
  end: number;
  text: string;
}

/** A set of questions, as it is. */
export function corpusOf({ name, articles, questions }: QuestionSet): Corpus {
  const sentences = sentencesOf(articles);
  const asked = questions.filter(({ answers }) => answers.length > 0);
  return {
    name,
    articles,
    sentences,
    questions: asked.map(({ question }) => question),
    answers: (question, sentence) => holds(sentences[sentence]!, asked[question]!),
  };
}

/** As many words of the made-up sort as the language of a large library has rare ones. */
const RARE_WORDS = 500_000;
/** One word in so many is a rare one: so the number of different words grows with the text, as Heaps (1978) has it. */
const RARE_EVERY = 60;
const SENTENCES_IN_PARAGRAPH = 4;
const PARAGRAPHS_IN_ARTICLE = 5;
/** A question has so many words of the sentence that it is about. */
const WORDS_IN_QUESTION = 5;

/**
 * A text as large as is wished, of the words of a real one as often as they are in it, in sentences as long as its own,
 * with rare words of its own making. The same for the same seed.
 *
 * @param sample a real text, and enough of it: some thousands of sentences
 */
export function makeCorpus(sample: readonly Sentence[], count: number, seed: number): Corpus {
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
    while (paragraphs.length < PARAGRAPHS_IN_ARTICLE && made < count) {
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

/** Some words are far more frequent than others among the rare ones as well. */
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

function holds(sentence: Sentence, { answers }: Question): boolean {
  return answers.some(
    ({ article, start, end }) =>
      article === sentence.article && sentence.start <= start && sentence.end >= end,
  );
}
