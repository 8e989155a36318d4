/** Builds a small set of questions for tests. */
import type { Article } from '../../src/articles/article.ts';
import { paragraphsOf } from '../../src/articles/paragraphs.ts';
import type { Question, QuestionSet } from '../../src/training/question-set.ts';

const THINGS = [
  'bridge',
  'harbour',
  'school',
  'ferry',
  'tower',
  'market',
  'station',
  'theatre',
  'library',
  'mill',
];
const PLACES = ['Varde', 'Lindholm', 'Aske', 'Salem', 'Oslo', 'Holm', 'Berga', 'Tune', 'Mols', 'Skive'];

/** A set of articles about places, each with sentences and questions about when things opened, and by whom. */
export function tinySet(name: string, places: number, things: number): QuestionSet {
  const articles: Article[] = [];
  const questions: Question[] = [];
  for (const [p, place] of PLACES.slice(0, places).entries()) {
    const id = `${name}-${place}`;
    let text = `${place} lies on the coast.`;
    for (const [t, thing] of THINGS.slice(0, things).entries()) {
      const year = String(1900 + 10 * p + t);
      text += `\n\nThe ${thing} of ${place} was opened in ${year} by Mayor Ada Berg. It cost ${t + 2} million crowns.`;
      const at = text.lastIndexOf(year);
      const answers = [{ article: id, start: at, end: at + 4 }];
      questions.push({
        id: `${id}-${t}-when`,
        question: `When was the ${thing} of ${place} opened?`,
        answers,
      });
      const berg = text.lastIndexOf('Ada Berg');
      questions.push({
        id: `${id}-${t}-who`,
        question: `Who opened the ${thing} of ${place}?`,
        answers: [{ article: id, start: berg, end: berg + 8 }],
      });
    }
    articles.push({
      id,
      title: place,
      published: null,
      source: null,
      text,
      blocks: paragraphsOf(text, 0).map((span) => ({ ...span, kind: 'paragraph', parent: -1, level: 0 })),
    });
  }
  return { name, articles, questions };
}
