/** Checks articles against each other: what is doubled, and what contradicts. */

import { readStatement } from '../../language/statement.ts';
import { termsOf } from '../../language/terms.ts';
import type { AnalysedArticle } from '../analysed-article.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { labelConcepts, sentenceText, statementsOf } from './checked-article.ts';
import { type Contradiction, ContradictionFinder } from './contradictions.ts';
import { type DuplicatePair, type Fingerprint, findDuplicates, shinglesOf } from './near-duplicates.ts';
import { Vocabulary } from './vocabulary.ts';

/** What is found in articles, by their numbers among those that are checked. */
export interface ArticleFindings {
  duplicates: DuplicatePair[];
  contradictions: Contradiction[];
}

/**
 * Finds the articles that are doubled, and the sentences that contradict others. It takes some 60 µs for a sentence, and
 * yields after each article.
 *
 * @param articles each compared with all others
 */
export function* checkArticles(articles: readonly AnalysedArticle[]): CooperativeTask<ArticleFindings> {
  const vocabulary = new Vocabulary();
  const fingerprints: Fingerprint[] = [];
  const finder = new ContradictionFinder(articles.length, vocabulary);
  for (const [article, analysed] of articles.entries()) {
    const words: number[][] = [];
    const statements = new Set(statementsOf(analysed));
    for (let sentence = 0; sentence < analysed.starts.length; sentence++) {
      const text = sentenceText(analysed, sentence);
      const terms = termsOf(text);
      words.push(terms.map(({ key }) => vocabulary.count(key, article).hash));
      if (statements.has(sentence))
        finder.add({ article, sentence }, readStatement(text, terms), () =>
          labelConcepts(analysed, sentence),
        );
    }
    const { title, published } = analysed.article;
    fingerprints.push({ shingles: shinglesOf(words), title: title ?? '', published });
    yield;
  }
  return {
    duplicates: yield* findDuplicates(fingerprints, (article) => articles[article]!.article.text),
    contradictions: yield* finder.find((article) => articles[article]!),
  };
}
