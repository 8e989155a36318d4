/** Tracks the question, heading or `<details>` that the blocks of a Markdown text belong to. */

/** The parent that a block is written with. */
type Inside = { inside?: number };
type Write = (inside: Inside) => number;

interface Section {
  /** The parent of the blocks; undefined when it is the nearest heading. */
  inside: number | undefined;
  /** Whether the paragraphs are answers. */
  isAnswer: boolean;
}

interface Details {
  before: Section;
  question: number | undefined;
  /** The level of the highest heading within; undefined without any. */
  highest: number | undefined;
}

/**
 * Headings within `<details>` do not apply to what follows it, so the parents of later blocks are given explicitly.
 */
export class Sections {
  #section: Section = { inside: undefined, isAnswer: false };
  readonly #details: Details[] = [];
  /** The last heading outside of `<details>`, and its level. */
  #heading = -1;
  #level = 0;
  /** The level of the highest heading in the `<details>` since then; undefined without any. */
  #highest: number | undefined;

  get inside(): number | undefined {
    return this.#section.inside;
  }

  get isAnswer(): boolean {
    return this.#section.isAnswer;
  }

  /**
   * Starts the section of a heading. A heading as high as the one before `<details>` implies that its end tag is
   * missing.
   */
  startHeading(level: number, isQuestion: boolean, write: Write): void {
    if (this.#details.length > 0 && level <= this.#level) this.#details.length = 0;
    const details = this.#details.at(-1);
    if (details) {
      details.highest = Math.min(level, details.highest ?? level);
      this.#section = { inside: write(inside(details.question)), isAnswer: isQuestion };
      return;
    }
    if (this.#highest !== undefined && level > this.#highest) {
      this.#section = { inside: write({ inside: this.#heading }), isAnswer: isQuestion };
      return;
    }
    this.#heading = write({});
    this.#level = level;
    this.#highest = undefined;
    this.#section = { inside: undefined, isAnswer: isQuestion };
  }

  /** Starts the answer to a question. */
  ask(write: Write): void {
    const details = this.#details.at(-1);
    const isSummary = details !== undefined && details.question === undefined;
    const question = write(inside(isSummary ? details.before.inside : this.#outside));
    if (isSummary) details.question = question;
    this.#section = { inside: question, isAnswer: true };
  }

  /** Ends the answer to a question, at a thematic break. */
  endQuestion(): void {
    this.#section = { inside: this.#outside, isAnswer: this.#details.at(-1)?.question !== undefined };
  }

  /** Starts `<details>`. */
  open(): void {
    this.#details.push({ before: this.#section, question: undefined, highest: undefined });
  }

  /** Ends `<details>`. */
  close(): void {
    const details = this.#details.pop();
    if (!details) return;
    this.#section = details.before;
    if (details.highest === undefined) return;
    const outer = this.#details.at(-1);
    if (outer) outer.highest = Math.min(details.highest, outer.highest ?? details.highest);
    else this.#highest = Math.min(details.highest, this.#highest ?? details.highest);
    this.#section = { ...details.before, inside: details.before.inside ?? this.#outside };
  }

  /** The parent of blocks that do not answer a question. */
  get #outside(): number | undefined {
    const details = this.#details.at(-1);
    if (details) return details.question ?? details.before.inside;
    return this.#highest === undefined ? undefined : this.#heading;
  }
}

function inside(block: number | undefined): Inside {
  return block === undefined ? {} : { inside: block };
}
