/** Finds which of many sentences a text has. */

/**
 * Finds which sentences a text has, by whole words: "a fee of 30" is not in "a fee of 300". Only words and their marks count:
 * not how they are wrapped, or which quotation marks and hyphens there are. It takes time in proportion to both together,
 * whatever they repeat: Aho and Corasick, Efficient string matching (1975), over words.
 *
 * @returns for each sentence whether the text has it; it has any without a word
 */
export function findSentences(text: string, sentences: readonly string[]): boolean[] {
  const root = newState(null);
  const ends = sentences.map((sentence) => {
    let state = root;
    for (const word of wordsOf(sentence)) state = state.next.get(word) ?? addNext(state, word, root);
    return state;
  });
  const states = [root];
  // The array grows while it is read: states come after those that they continue.
  for (const state of states)
    for (const [word, next] of state.next) {
      if (state !== root) next.suffix = step(state.suffix!, word, root);
      states.push(next);
    }
  let state = root;
  for (const word of wordsOf(text)) {
    state = step(state, word, root);
    state.isFound = true;
  }
  // What ends with a sentence has it.
  for (const one of states.reverse()) if (one.isFound && one.suffix) one.suffix.isFound = true;
  return ends.map((end) => end === root || end.isFound);
}

/** The words with which some sentences begin. */
interface State {
  next: Map<string, State>;
  /** The longest end of these words that is a state; null for no words. */
  suffix: State | null;
  isFound: boolean;
}

function newState(suffix: State | null): State {
  return { next: new Map(), suffix, isFound: false };
}

function addNext({ next }: State, word: string, root: State): State {
  const state = newState(root);
  next.set(word, state);
  return state;
}

/** The longest end of the words of a state and another one that is a state. */
function step(from: State, word: string, root: State): State {
  for (let state: State | null = from; state; state = state.suffix) {
    const next = state.next.get(word);
    if (next) return next;
  }
  return root;
}

/** The words of a text and the marks between them, in one form each. */
function wordsOf(text: string): string[] {
  const normal = text
    .normalize('NFKC')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-');
  return normal.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? [];
}
