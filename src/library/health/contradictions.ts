/** Finds pairs of sentences in different articles that contradict each other. */

import { isLimited } from '../../language/mood.ts';
import { conceptOf, isLight } from '../../language/paraphrases.ts';
import type { Statement } from '../../language/statement.ts';
import type { Span } from '../../span.ts';
import type { AnalysedArticle } from '../analysed-article.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import type { SentenceRef } from './checked-article.ts';
import { ComparedSentence } from './compared-sentence.ts';
import { partsThatDiffer } from './differing-parts.ts';
import {
  areBothNews,
  areSiblings,
  editionOf,
  haveOtherSubjects,
  isInOrder,
  isOfOtherDay,
} from './editions.ts';
import { HashGroups, hashOfText, MAX_SENTENCES_SHARING, mix, visitPairs } from './hash-groups.ts';
import { areSeveralEvents, haveOtherDirections } from './other-scope.ts';
import { ParaphraseCandidates } from './paraphrase-candidates.ts';
import { paraphraseDifference } from './paraphrase-comparison.ts';
import { type Difference, differenceBetween } from './statement-comparison.ts';
import { valueDifference } from './value-comparison.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Two sentences that cannot both hold. */
export interface Contradiction {
  /**
   * `superseded`: the articles are editions of one text, such as the prices of two years, and the newer one is right.
   */
  kind: 'contradiction' | 'superseded';
  difference: Difference;
  /** The parts of each sentence that differ, as offsets in it. */
  differing: [Span[], Span[]];
  /** The older first, where both have a day. */
  sentences: [SentenceRef, SentenceRef];
}

/** Sentences with so many words of content are compared; from 1 (of tables) to what people write in a sentence. */
const MAX_TOPIC = 16;
/**
 * How specific two sentences have to be to be about the same thing: the sum of the rarities of their common words, in
 * words that only one article has. The words above them count half. From 1 to 3 for sentences below different headings,
 * and less for those below the same.
 */
const MIN_SPECIFICITY = { sameLabel: 0.55, otherLabel: 1.3 } as const;
const WEIGHT_ABOVE = 0.5;
/** Shorter ones are answers and items, which say what they are about in their labels. From 2 to 4. */
const MIN_CONCEPTS = 3;
/** A word that so many articles have names a thing. From 2 to 5. */
const MAX_RARE = 3;
/** Fewer articles do not tell which words are rare. From 5 to 20. */
const MIN_ARTICLES = 10;

/** Collects the statements of articles, and compares those that may be about the same. */
export class ContradictionFinder {
  readonly #groups = new HashGroups();
  readonly #paraphrases = new ParaphraseCandidates();
  readonly #articles: number[] = [];
  readonly #sentences: number[] = [];
  /** Hashes of what each statement is about, and of its values. */
  readonly #topics: number[] = [];
  readonly #values: number[] = [];
  /** The values that an article gives for a topic, by a hash of both; null where it gives several: it lists them. */
  readonly #valuesOfTopics = new Map<number, number | null>();
  readonly #articleCount: number;
  readonly #vocabulary: Vocabulary;

  /**
   * @param articleCount how many articles are compared
   * @param vocabulary their words, which are counted when all articles have been read
   */
  constructor(articleCount: number, vocabulary: Vocabulary) {
    this.#articleCount = articleCount;
    this.#vocabulary = vocabulary;
  }

  /**
   * Adds a statement. It is found by its topic, and by its topic without each of its words: two topics that differ in
   * one word have one of these in common (deletion neighbourhoods, as Mor and Fraenkel 1982 have them for spelling).
   */
  add(
    { article, sentence }: SentenceRef,
    { topic, values, relations, isNegated, isPast }: Statement,
    labelOf: () => Iterable<string>,
  ): void {
    if (topic.length === 0 || topic.length > MAX_TOPIC) return;
    const owner = this.#articles.length;
    this.#articles.push(article);
    this.#sentences.push(sentence);
    const concepts = new Set(topic.map(conceptOf).filter((key) => !isLight(key)));
    // A short one of the past tells of what its own article is about: "15 members attended."
    this.#paraphrases.add(article, concepts, concepts.size < MIN_CONCEPTS && !isPast ? labelOf() : []);
    const hashes = topic.map((key) => this.#vocabulary.of(key).hash);
    const sum = hashes.reduce((all, hash) => (all + hash) | 0, 0);
    this.#topics.push(sum);
    const given = hashOfText(`${isNegated} ${relations} ${values.map(({ value }) => value).join()}`);
    this.#values.push(given);
    const name = mix(sum, article);
    const before = this.#valuesOfTopics.get(name);
    this.#valuesOfTopics.set(name, before === undefined || before === given ? given : null);
    this.#groups.add(mix(0, sum), owner);
    if (topic.length > 2) for (const hash of hashes) this.#groups.add(mix(0, (sum - hash) | 0), owner);
  }

  /** @param analysedAt an article with its sentences, by its number */
  *find(analysedAt: (article: number) => AnalysedArticle): CooperativeTask<Contradiction[]> {
    const candidates = new Set<number>();
    const count = this.#articles.length;
    const addCandidate = (one: number, other: number) => {
      if (this.#mayContradict(one, other)) candidates.add(one * count + other);
    };
    yield* this.#groups.visiting((owners) => {
      if (owners.length <= MAX_SENTENCES_SHARING) visitPairs(owners, addCandidate);
    });
    yield* this.#paraphrases.visiting(addCandidate);
    const compared = new Map<number, ComparedSentence>();
    const comparedAt = (owner: number) => {
      const known = compared.get(owner);
      if (known) return known;
      const one = new ComparedSentence(analysedAt(this.#articles[owner]!), this.#sentences[owner]!);
      compared.set(owner, one);
      return one;
    };
    const found: Contradiction[] = [];
    for (const pair of candidates) {
      const owners = [Math.floor(pair / count), pair % count];
      const [a, b] = owners.map(comparedAt) as [ComparedSentence, ComparedSentence];
      const contradiction = this.#compare(a, b);
      if (contradiction) {
        const [one, other] = owners.map((owner): SentenceRef => {
          return { article: this.#articles[owner]!, sentence: this.#sentences[owner]! };
        }) as [SentenceRef, SentenceRef];
        const { kind, difference, differing } = contradiction;
        found.push(
          isInOrder(a, b)
            ? { kind, difference, differing, sentences: [one, other] }
            : { kind, difference, differing: [differing[1], differing[0]], sentences: [other, one] },
        );
      }
      yield;
    }
    return found;
  }

  #mayContradict(one: number, other: number): boolean {
    if (this.#articles[one] === this.#articles[other]) return false;
    if (this.#isListed(one) || this.#isListed(other)) return false;
    return this.#topics[one] !== this.#topics[other] || this.#values[one] !== this.#values[other];
  }

  /** Whether its article gives several values for its topic, as a changelog does for each version. */
  #isListed(statement: number): boolean {
    return this.#valuesOfTopics.get(mix(this.#topics[statement]!, this.#articles[statement]!)) === null;
  }

  #compare(a: ComparedSentence, b: ComparedSentence): Omit<Contradiction, 'sentences'> | null {
    if (a.statement.isOfItsTime || b.statement.isOfItsTime) return null;
    if (!a.context || a.context.labelValues !== b.context?.labelValues) return null;
    const edition = editionOf(a, b);
    if (edition === 'other') return null;
    const isDated = isOfOtherDay(a, b);
    if ((isDated || edition === 'later') && (a.statement.isPast || b.statement.isPast)) return null;
    const difference = statementDifference(a, b) ?? paraphraseDifference(a, b);
    if (difference === null || !this.#areAboutTheSame(a, b)) return null;
    if (haveOtherDirections(a, b) || areSeveralEvents(a, b, difference)) return null;
    if (edition === 'same' && difference === 'date' && areBothNews(a, b)) return null;
    if (edition === 'same' && areSiblings(a, b) && !shareName(a, b)) return null;
    const kind = edition === 'later' ? 'superseded' : 'contradiction';
    return {
      kind,
      difference,
      differing: [partsThatDiffer(a, b, difference), partsThatDiffer(b, a, difference)],
    };
  }

  #areAboutTheSame(a: ComparedSentence, b: ComparedSentence): boolean {
    const [above, aboveOther] = [a.context, b.context];
    if (!above || !aboveOther) return false;
    const [topic, otherTopic] = [a, b].map(({ statement }) => statement.topic) as [string[], string[]];
    const own = new Set(topic.map(conceptOf));
    const its = new Set([...otherTopic.map(conceptOf), ...b.above]);
    const isOnlyAbove = (key: string) => a.above.has(conceptOf(key)) && !own.has(conceptOf(key));
    const sharedAbove = [...above.above].filter((key) => aboveOther.above.has(key) && !topic.includes(key));
    const specificity =
      this.#rarity(topic.filter((key) => its.has(conceptOf(key)))) +
      this.#rarity(otherTopic.filter(isOnlyAbove)) +
      WEIGHT_ABOVE * this.#rarity(sharedAbove.filter((key) => !otherTopic.includes(key)));
    const hasSameLabel = above.label.size > 0 && [...above.label].some((key) => aboveOther.label.has(key));
    return (
      specificity >= MIN_SPECIFICITY[hasSameLabel ? 'sameLabel' : 'otherLabel'] &&
      (this.#nameTheSame(a.statement, b.statement) || !haveOtherSubjects(a, b))
    );
  }

  /** Whether two statements have a name in common, or a word that hardly any other article has. */
  #nameTheSame(a: Statement, b: Statement): boolean {
    const shared = a.topic.filter((key) => b.topic.includes(key));
    return shared.some((key) => a.names.has(key) || this.#vocabulary.of(key).articles <= MAX_RARE);
  }

  /** The sum of the rarities (idf) of some words, in those of a word that only one article has. */
  #rarity(keys: readonly string[]): number {
    const count = Math.max(MIN_ARTICLES, this.#articleCount);
    const rarest = Math.log(count + 1);
    return keys.reduce(
      (sum, key) => sum + Math.log((count + 1) / Math.max(1, this.#vocabulary.of(key).articles)) / rarest,
      0,
    );
  }
}

/** Whether two sentences have a name in common. */
function shareName(a: ComparedSentence, b: ComparedSentence): boolean {
  return [...a.statement.names].some((key) => b.statement.topic.includes(key));
}

/** In what two sentences of nearly the same words differ. */
function statementDifference(a: ComparedSentence, b: ComparedSentence): Difference | null {
  const isInContext = (key: string, missingIn: 'a' | 'b') =>
    (missingIn === 'a' ? a : b).context?.above.has(key) ?? false;
  const difference = differenceBetween(a, b, isInContext);
  if (difference === 'negation') return isLimited(a.text) || isLimited(b.text) ? null : difference;
  // "About 8 km" may be 7.8 km.
  return difference === 'number' && valueDifference(a, b) === null ? null : difference;
}
