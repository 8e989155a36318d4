/** A sentence as it is compared with others: what it says and what stands above it, each read when it is first asked for. */

import { conceptOf } from '../../language/paraphrases.ts';
import { type Proposition, readProposition } from '../../language/proposition.ts';
import { readStatement, type Statement } from '../../language/statement.ts';
import type { Span } from '../../span.ts';
import type { AnalysedArticle } from '../analysed-article.ts';
import { contextOf, type SentenceContext, sentenceText } from './checked-article.ts';

export class ComparedSentence {
  readonly analysed: AnalysedArticle;
  readonly text: string;
  readonly statement: Statement;
  readonly #sentence: number;
  #context: SentenceContext | null | undefined;
  #proposition: Proposition | undefined;
  #label: ReadonlySet<string> | undefined;
  #parts: readonly Span[] | undefined;
  #above: ReadonlySet<string> | undefined;

  constructor(analysed: AnalysedArticle, sentence: number) {
    this.analysed = analysed;
    this.#sentence = sentence;
    this.text = sentenceText(analysed, sentence);
    this.statement = readStatement(this.text);
  }

  /** Null when its subject is a pronoun, so that it says nothing alone. */
  get context(): SentenceContext | null {
    if (this.#context === undefined) this.#context = contextOf(this.analysed, this.#sentence);
    return this.#context;
  }

  get proposition(): Proposition {
    this.#proposition ??= readProposition(this.text, this.statement.values);
    return this.#proposition;
  }

  /** The concepts of all labels above and of the title. */
  get above(): ReadonlySet<string> {
    this.#above ??= new Set([...(this.context?.above ?? [])].map(conceptOf));
    return this.#above;
  }

  /** The concepts of the nearest label. */
  get label(): ReadonlySet<string> {
    this.#label ??= new Set([...(this.context?.label ?? [])].map(conceptOf));
    return this.#label;
  }

  /** Its parts, which commas, brackets and some conjunctions separate. */
  get parts(): readonly Span[] {
    this.#parts ??= partsOf(this.text);
    return this.#parts;
  }
}

/** Begins a part of a sentence that may add something, rather than say of what the rest holds. */
const PART =
  /[;:–—(),]|\band (?=(?:the|it|they|you|we|is|are|has|have|can|may|cannot)\b)|\b(?:for as long as|unless|but|so|because|whoever|though|although)\b/gi;

function partsOf(text: string): Span[] {
  const bounds = [0, ...[...text.matchAll(PART)].map(({ index }) => index), text.length];
  return bounds.slice(1).map((end, i) => ({ start: bounds[i]!, end }));
}
