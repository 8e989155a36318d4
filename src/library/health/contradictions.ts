/** Finds pairs of sentences in different articles that contradict each other. */

import { readStatement, type Statement, valuesOfLabel } from '../../language/statement.ts';
import type { AnalysedArticle } from '../analysed-article.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import {
  contentKeys,
  contextOf,
  type SentenceContext,
  type SentenceRef,
  sentenceText,
} from './checked-article.ts';
import { HashGroups, hashOfText, mix } from './hash-groups.ts';
import { type Difference, differenceBetween, type ReadSentence } from './statement-comparison.ts';

/** Two sentences that cannot both hold. */
export interface Contradiction {
  /**
   * `superseded`: the articles are editions of one text, such as the prices of two years, and the newer one is right.
   */
  kind: 'contradiction' | 'superseded';
  difference: Difference;
  /** The older first, where both have a day. */
  sentences: [SentenceRef, SentenceRef];
}

/** Sentences with so many words of content are compared; from 1 (of tables) to what people write in a sentence. */
const MAX_TOPIC = 16;
/** What more sentences have in common is a turn of phrase. From 8 to 100. */
const MAX_SHARING = 24;
/**
 * How specific two sentences have to be to be about the same thing: the sum of the rarities of their common words, in
 * words that only one article has. The words above them count half. From 1 to 3 for sentences below different headings,
 * and less for those below the same.
 */
const MIN_SPECIFICITY = { sameLabel: 0.55, otherLabel: 1.3 } as const;
const WEIGHT_ABOVE = 0.5;
/** An event within so many days of each of two articles is one of each: as in `contradiction.ts`, but for announcements. */
const NEWS_DAYS = 60;
const DAY_MS = 86_400_000;
const DAY_AND_MONTH = /^(\d+ [a-z]{3})(?: (\d{4}))?$/;

/** Collects the statements of articles, and compares those that may be about the same. */
export class ContradictionFinder {
  readonly #groups = new HashGroups();
  readonly #articles: number[] = [];
  readonly #sentences: number[] = [];
  /** Hashes of what each statement is about, and of its values. */
  readonly #topics: number[] = [];
  readonly #values: number[] = [];
  /** How many articles have a word, by its key. */
  readonly #frequencies = new Map<string, number>();
  #articleCount = 0;

  /** Adds the words of an article. */
  countWords(keys: ReadonlySet<string>): void {
    this.#articleCount++;
    for (const key of keys) this.#frequencies.set(key, (this.#frequencies.get(key) ?? 0) + 1);
  }

  /**
   * Adds a statement. It is found by its topic, and by its topic without each of its words: two topics that differ in
   * one word have one of these in common (deletion neighbourhoods, as Mor and Fraenkel 1982 have them for spelling).
   */
  add({ article, sentence }: SentenceRef, { topic, values, isNegated }: Statement): void {
    if (topic.length === 0 || topic.length > MAX_TOPIC) return;
    const owner = this.#articles.length;
    this.#articles.push(article);
    this.#sentences.push(sentence);
    const hashes = topic.map(hashOfText);
    const sum = hashes.reduce((all, hash) => (all + hash) | 0, 0);
    this.#topics.push(sum);
    this.#values.push(hashOfText(`${isNegated} ${values.map(({ value }) => value).join()}`));
    this.#groups.add(mix(0, sum), owner);
    if (topic.length > 2) for (const hash of hashes) this.#groups.add(mix(0, (sum - hash) | 0), owner);
  }

  /** @param analysedAt an article with its sentences, by its number */
  *find(analysedAt: (article: number) => AnalysedArticle): CooperativeTask<Contradiction[]> {
    const candidates = new Set<number>();
    const count = this.#articles.length;
    yield* this.#groups.visiting((owners) => {
      if (owners.length > MAX_SHARING) return;
      for (const [i, one] of owners.entries())
        for (const other of owners.slice(i + 1))
          if (this.#mayContradict(one, other)) candidates.add(one * count + other);
    });
    const found: Contradiction[] = [];
    for (const pair of candidates) {
      const refs = [Math.floor(pair / count), pair % count].map((owner): SentenceRef => {
        return { article: this.#articles[owner]!, sentence: this.#sentences[owner]! };
      }) as [SentenceRef, SentenceRef];
      const contradiction = this.#compare(refs, analysedAt);
      if (contradiction) found.push(contradiction);
      yield;
    }
    return found;
  }

  #mayContradict(one: number, other: number): boolean {
    if (this.#articles[one] === this.#articles[other]) return false;
    return this.#topics[one] !== this.#topics[other] || this.#values[one] !== this.#values[other];
  }

  #compare(
    refs: [SentenceRef, SentenceRef],
    analysedAt: (article: number) => AnalysedArticle,
  ): Contradiction | null {
    const [a, b] = refs.map(({ article, sentence }) => {
      const analysed = analysedAt(article);
      const text = sentenceText(analysed, sentence);
      return { analysed, sentence, text, statement: readStatement(text) };
    }) as [Compared, Compared];
    // Without a context, which takes longer to find, most pairs are settled.
    if (differenceBetween(a, b, () => true) === null) return null;
    const [above, aboveOther] = [contextOf(a.analysed, a.sentence), contextOf(b.analysed, b.sentence)];
    if (!above || !aboveOther) return null;
    const difference = differenceBetween(a, b, (key, missingIn) =>
      (missingIn === 'a' ? above : aboveOther).above.has(key),
    );
    if (difference === null || !this.#areAboutTheSame(a, above, b, aboveOther)) return null;
    const edition = editionOf(a, b);
    if (edition === 'other') return null;
    const isDated = isOfOtherDay(a, b);
    if ((isDated || edition === 'later') && (a.statement.isPast || b.statement.isPast)) return null;
    if (edition === 'same' && difference === 'date' && areBothNews(a, b)) return null;
    const isInOrder = (publishedOf(a) ?? titleValues(a)) <= (publishedOf(b) ?? titleValues(b));
    const sentences: [SentenceRef, SentenceRef] = isInOrder ? refs : [refs[1], refs[0]];
    return { kind: edition === 'later' ? 'superseded' : 'contradiction', difference, sentences };
  }

  #areAboutTheSame(a: Compared, above: SentenceContext, b: Compared, aboveOther: SentenceContext): boolean {
    const { labelValues } = above;
    if (labelValues !== aboveOther.labelValues) return false;
    const isShared = (key: string) => b.statement.topic.includes(key);
    const sharedAbove = [...above.above].filter((key) => aboveOther.above.has(key));
    const specificity =
      this.#rarity(a.statement.topic.filter(isShared)) +
      WEIGHT_ABOVE * this.#rarity(sharedAbove.filter((key) => !a.statement.topic.includes(key)));
    const hasSameLabel = above.label.size > 0 && [...above.label].some((key) => aboveOther.label.has(key));
    return specificity >= MIN_SPECIFICITY[hasSameLabel ? 'sameLabel' : 'otherLabel'];
  }

  /** The sum of the rarities (idf) of some words, in those of a word that only one article has. */
  #rarity(keys: readonly string[]): number {
    const rarest = Math.log(this.#articleCount + 1);
    return keys.reduce(
      (sum, key) => sum + Math.log((this.#articleCount + 1) / (this.#frequencies.get(key) ?? 1)) / rarest,
      0,
    );
  }
}

interface Compared extends ReadSentence {
  analysed: AnalysedArticle;
  sentence: number;
}

function publishedOf({ analysed }: Compared): string | null {
  return analysed.article.published;
}

function titleValues({ analysed }: Compared): string {
  return valuesOfLabel(analysed.article.title ?? '').time;
}

/** The share of the words of two titles from which they name the same. From .4 to .7. */
const MIN_ALIKE = 0.5;

/**
 * How the articles of two sentences relate. `later`: editions of the same text, such as the prices of two years, so that the
 * later one is right. `other`: about two versions of something, so that each holds for its own. `same`: neither.
 */
function editionOf(a: Compared, b: Compared): 'later' | 'other' | 'same' {
  const [title, other] = [a.analysed.article.title ?? '', b.analysed.article.title ?? ''];
  if (!areAlike(contentKeys(title), contentKeys(other))) return 'same';
  const [values, others] = [valuesOfLabel(title), valuesOfLabel(other)];
  if (values.others !== others.others) return 'other';
  return values.time !== others.time || isOfOtherDay(a, b) ? 'later' : 'same';
}

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((key) => b.has(key)).length;
  return shared > 0 && shared / (a.size + b.size - shared) >= MIN_ALIKE;
}

/** Whether both articles have a day, and not the same. */
function isOfOtherDay(a: Compared, b: Compared): boolean {
  return publishedOf(a) !== null && publishedOf(b) !== null && publishedOf(a) !== publishedOf(b);
}

/**
 * Whether each sentence names a day of its own article's time: two announcements of what happens again, or the terms of two
 * years.
 */
function areBothNews(a: Compared, b: Compared): boolean {
  return [a, b].every((one) => {
    const value = one.statement.values.find(({ kind }) => kind === 'date')?.value ?? '';
    const [, day = '', year = ''] = DAY_AND_MONTH.exec(value) ?? [];
    const published = publishedOf(one) ?? '';
    if (year !== '' && (titleValues(one).includes(year) || published.startsWith(year))) return true;
    const time = Date.parse(`${day} ${year || published.slice(0, 4)} UTC`);
    return Math.abs(time - Date.parse(published)) <= NEWS_DAYS * DAY_MS;
  });
}
