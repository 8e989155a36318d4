/** When a clause happens, as its verbs say. */
export type Tense = 'past' | 'future' | 'unknown';

const AHEAD =
  /\b(?:will|won['’]t|shall|would|(?:is|are|was|were|be|been) (?:due|set|expected|scheduled|slated|going|planned|about|likely|supposed|poised|projected)|(?:is|are) to|to be held|(?:set|due|scheduled|slated|planned) (?:for|to)|upcoming)\b|['’]ll\b/i;
/** Verbs in the present that announce. */
const ANNOUNCED =
  /\b(?:plans?|intends?|aims?|hopes?|begins?|starts?|opens?|takes? (?:effect|place)|resumes?|meets?|faces?|votes?|heads?|travels?|arrives?|visits?|hosts?|closes?|ends?|expires?|launch(?:es)?|leaves?|returns?|holds?)\b/i;
const PAST =
  /\b(?:said|told|was|were|had|did|went|came|took|made|met|held|began|became|won|lost|left|rose|fell|grew|sent|gave|found|got|saw|spoke|wrote|broke|struck|hit|shot|led|put|set off|sank|fled|flew|drove|ran|sold|bought|paid|built|brought|caught|cut|fought|kept|knew|laid|let|read|sat|shut|stood|swore|taught|thought|threw|withdrew|wore|woke|sought|spent|spread|stole|beat|bent|bid|bore|chose|dealt|drew|ate|felt|forbade|forgot|froze|hung|hid|heard|hurt|lent|lit|meant|rode|rang|shook|sang|slept|slid|split|sprang|stuck|swept|swam|swung|tore|undertook|upheld|[a-z]{2,}(?:ed))\b/i;
/** Words that end like a past tense and are none. */
const NO_PAST = /\b(?:need|exceed|proceed|succeed|speed|indeed|hundred|united|limited|wed|red|bed|shed)\b/gi;

/** What parts one clause from the next. */
const BOUNDARY =
  /[,;:—–"“”()]|\s-\s|\b(?:that|and|but|while|when|after|before|because|although|which|who|as|if)\b/g;

/**
 * The tense of the clause around a place in a sentence. A clause without a verb of its own takes that of the one
 * before it, and then of the one after.
 */
export function tenseAt(sentence: string, at: number): Tense {
  const clauses: { start: number; end: number }[] = [];
  let start = 0;
  for (const boundary of sentence.matchAll(BOUNDARY)) {
    clauses.push({ start, end: boundary.index });
    start = boundary.index;
  }
  clauses.push({ start, end: sentence.length });
  const own = clauses.findIndex(({ end }) => at < end);
  const order = [own, own - 1, own - 2, own + 1, own + 2];
  for (const i of order) {
    const clause = clauses[i];
    if (!clause) continue;
    const tense = tenseOf(sentence.slice(clause.start, clause.end));
    if (tense !== 'unknown') return tense;
  }
  return 'unknown';
}

function tenseOf(clause: string): Tense {
  if (AHEAD.test(clause)) return 'future';
  if (PAST.test(clause.replace(NO_PAST, ''))) return 'past';
  return ANNOUNCED.test(clause) ? 'future' : 'unknown';
}
