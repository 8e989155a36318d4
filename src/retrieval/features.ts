import type { QuestionKind } from '../language/question.ts';
import type { Tag } from '../language/tags.ts';
import type { Term } from '../language/terms.ts';
import type { Candidate, Match } from './index.ts';

/** What the second stage knows of a question. */
export interface Asked {
  kind: QuestionKind;
  /** All its words, stop words included. */
  terms: readonly Term[];
  /** Its content, as the index understood it. */
  matches: readonly Match[];
  /** What it asks for, as the associations name it: `@when`, `@what city`. */
  wanted: string;
  /** The thing that is asked for: "city" in "Which city…?"; null when it is not said. */
  head: Term | null;
}

/** What it knows of a candidate. */
export interface Passage {
  candidate: Candidate;
  text: string;
  terms: readonly Term[];
  tags: readonly (readonly Tag[])[];
}

/** What was learned of words. */
export interface Lexicon {
  /** How near two words are in meaning: the cosine of their vectors, 0 when either has none. */
  closeness(a: string, b: string): number;
  /** The unit vector of a word, or null. */
  vector(word: string): Float32Array | null;
  /** P(question's word | sentence's word). */
  association(asked: string, word: string): number;
  /** P(question's word). */
  background(asked: string): number;
}

const KINDS: readonly QuestionKind[] = ['when', 'how long', 'how many', 'where', 'who', 'why', 'what'];
const CUES: readonly Tag[] = [
  '#name',
  '#year',
  '#month',
  '#number',
  '#money',
  '#percent',
  '#unit',
  '#reason',
  '#place',
];
/** What an answer of each kind consists of. */
const WANTED: Record<QuestionKind, readonly Tag[]> = {
  when: ['#year', '#month'],
  'how long': ['#unit', '#number'],
  'how many': ['#number', '#money', '#percent'],
  where: ['#place', '#name'],
  who: ['#name'],
  why: ['#reason'],
  what: [],
};

/** Cosines below this are chance. */
const LEAST_CLOSENESS = 0.3;

/**
 * The features of each candidate of one question. Every one is a plain number near 0 to 1; the network is given
 * them beside their distance to the best of the list.
 *
 * After Metzler & Kanungo (2008), "Machine Learned Sentence Selection Strategies", and Surdeanu, Ciaramita &
 * Zaragoza (2008), "Learning to Rank Answers on Large Online QA Collections": coverage, order and nearness,
 * the wanted kind of answer, translation by IBM model 1, and closeness in meaning.
 */
export function featuresOf(asked: Asked, passages: readonly Passage[], lexicon: Lexicon): Float32Array[] {
  const shared = sharedOf(asked, passages, lexicon);
  return passages.map((passage, rank) => {
    const row: number[] = [];
    for (const group of Object.values(GROUPS)) row.push(...group(shared, passage, rank));
    return Float32Array.from(row);
  });
}

interface Shared {
  asked: Asked;
  lexicon: Lexicon;
  total: number;
  names: number;
  askedKeys: Map<string, number>;
  askedWords: readonly string[];
  /** The highest value of each part of the first stage's score. */
  best: Candidate['parts'] & { score: number };
  centroid: Float32Array | null;
}

function sharedOf(asked: Asked, passages: readonly Passage[], lexicon: Lexicon): Shared {
  const { matches, terms } = asked;
  const most = (value: (candidate: Candidate) => number) =>
    Math.max(1e-9, ...passages.map(({ candidate }) => value(candidate)));
  return {
    asked,
    lexicon,
    total: sum(matches, ({ idf }) => idf) || 1,
    names: sum(matches, ({ idf, name }) => (name ? idf : 0)),
    askedKeys: new Map(matches.map(({ key, asked: term }, i) => [key ?? term.key, i])),
    askedWords: terms.map(({ word }) => word),
    best: {
      score: most(({ score }) => score),
      sentence: most(({ parts }) => parts.sentence),
      paragraph: most(({ parts }) => parts.paragraph),
      article: most(({ parts }) => parts.article),
      pairs: most(({ parts }) => parts.pairs),
      paragraphCover: most(({ parts }) => parts.paragraphCover),
      titleCover: most(({ parts }) => parts.titleCover),
    },
    centroid: centroidOf(
      matches.map(({ asked: term, idf }) => ({ word: term.word, weight: idf })),
      lexicon,
    ),
  };
}

type Group = (shared: Shared, passage: Passage, rank: number) => number[];

/** The features by what they look at; the ablation leaves out one group at a time. */
export const GROUPS: Record<string, Group> = {
  'first stage': ({ best, total }, { candidate: { score, parts } }, rank) => [
    score / best.score,
    parts.sentence / best.sentence,
    parts.paragraph / best.paragraph,
    parts.article / best.article,
    parts.pairs / best.pairs,
    parts.paragraphCover / best.paragraphCover,
    parts.titleCover / best.titleCover,
    1 / (rank + 1),
    score / total / 3,
    parts.sentence / total,
    parts.pairs / total,
  ],

  coverage({ asked: { matches, head, terms }, total, names }, { candidate: { held }, terms: inSentence }) {
    const share = (bits: number, of = (_: Match) => true) =>
      sum(matches, (match, i) => ((bits >>> i) & 1 && of(match) ? match.idf : 0)) / total;
    const context = held.paragraph | held.title;
    const isName = ({ name }: Match) => name;
    const isNumber = ({ asked }: Match) => /\d/.test(asked.word);
    const rarest = matches.reduce((best, { idf }, i) => (idf > matches[best]!.idf ? i : best), 0);
    const holdsNumbers = sum(matches, (match) => (isNumber(match) ? match.idf : 0)) / total;
    const contentCount = inSentence.filter(({ stop }) => !stop).length || 1;
    return [
      share(held.sentence),
      share(context),
      share(context & ~held.sentence),
      share(held.title),
      share(held.article),
      share(held.before),
      share(held.after),
      share(held.before & ~held.sentence),
      share(held.after & ~held.sentence),
      1 - share(context | held.sentence),
      1 - share(held.sentence | held.before),
      1 - share(held.article),
      share(held.sentence, isName),
      names / total - share(context, isName),
      share(held.sentence, isNumber),
      holdsNumbers - share(held.sentence, isNumber),
      holdsNumbers - share(context, isNumber),
      bitCount(held.sentence) / Math.max(1, matches.length),
      bitCount(held.sentence) / contentCount,
      (held.sentence >>> rarest) & 1,
      (context >>> rarest) & 1,
      head && inSentence.some(({ key }) => key === head.key) ? 1 : 0,
      Math.min(1, matches.length / 12),
      Math.min(1, terms.length / 25),
    ];
  },

  order({ askedWords, askedKeys, asked: { matches }, total }, { terms }) {
    const words = terms.map(({ word }) => word);
    const pairs = new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
    const triples = new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
    const askedPairs = askedWords.slice(1).map((word, i) => `${askedWords[i]} ${word}`);
    const askedTriples = askedWords
      .slice(2)
      .map((word, i) => `${askedWords[i]} ${askedWords[i + 1]} ${word}`);
    const hits = terms.flatMap(({ key }, at) => {
      const i = askedKeys.get(key);
      return i === undefined ? [] : [{ i, at }];
    });
    let inOrder = 0;
    let near = 0;
    let adjacent = 0;
    for (let h = 1; h < hits.length; h++) {
      const [a, b] = [hits[h - 1]!, hits[h]!];
      if (a.i === b.i) continue;
      if (a.i < b.i) inOrder++;
      if (b.at - a.at === 1) adjacent++;
      near += Math.exp(-(b.at - a.at) / 4) * Math.min(matches[a.i]!.idf, matches[b.i]!.idf);
    }
    const span = hits.length > 1 ? hits.at(-1)!.at - hits[0]!.at + 1 : 0;
    const different = new Set(hits.map(({ i }) => i)).size;
    const steps = Math.max(1, hits.length - 1);
    return [
      shareOf(askedPairs, pairs),
      shareOf(askedTriples, triples),
      inOrder / steps,
      adjacent / Math.max(1, matches.length - 1),
      near / total,
      span > 0 ? different / span : 0,
      longestRun(askedWords, words) / Math.max(1, askedWords.length),
      Math.min(1, hits.length / 10),
      hits.length > 0 ? hits[0]!.at / terms.length : 1,
    ];
  },

  shape(_, { text, terms, candidate: { place } }) {
    const first = terms[0]?.word ?? '';
    return [
      Math.log2(1 + terms.length) / 6,
      Math.min(1, terms.length / 60),
      place.sentence === 0 ? 1 : 0,
      place.sentence / Math.max(1, place.sentences - 1),
      place.paragraph === 0 ? 1 : 0,
      1 / (1 + place.paragraph),
      /^(?:he|she|it|they|his|her|its|their|this|these)$/.test(first) ? 1 : 0,
      /[.!?]["'”’)\]]*$/.test(text) ? 1 : 0,
      text.endsWith('?') ? 1 : 0,
      /["“”]/.test(text) ? 1 : 0,
      /[()]/.test(text) ? 1 : 0,
      (text.match(/[,;:]/g)?.length ?? 0) / 10,
    ];
  },

  kind({ asked: { kind, head }, askedKeys }, { terms, tags }) {
    const fresh = new Map<Tag, number>();
    terms.forEach(({ key }, i) => {
      if (!askedKeys.has(key)) for (const tag of tags[i]!) fresh.set(tag, (fresh.get(tag) ?? 0) + 1);
    });
    const has = CUES.map((cue) => (fresh.has(cue) ? 1 : 0));
    const wanted = WANTED[kind].some((cue) => fresh.has(cue)) ? 1 : 0;
    const main = WANTED[kind][0];
    return [
      wanted,
      WANTED[kind].length > 0 && !wanted ? 1 : 0,
      main && fresh.has(main) ? 1 : 0,
      ...has,
      Math.min(1, (fresh.get('#name') ?? 0) / 8),
      Math.min(1, (fresh.get('#number') ?? 0) / 4),
      head ? 1 : 0,
      ...KINDS.map((one) => (one === kind ? 1 : 0)),
      ...KINDS.flatMap((one) => has.map((value) => (one === kind ? value : 0))),
    ];
  },

  vectors({ asked: { matches, head }, askedKeys, centroid, total, lexicon }, { candidate: { held }, terms }) {
    const content = terms.filter(({ stop }) => !stop);
    const fresh = content.filter(({ key }) => !askedKeys.has(key));
    let missing = 0;
    let missingEverywhere = 0;
    let all = 0;
    let highest = 0;
    matches.forEach(({ asked, idf }, i) => {
      const held1 = (held.sentence >>> i) & 1;
      const nearest = held1
        ? 1
        : Math.max(0, ...fresh.map(({ word }) => lexicon.closeness(asked.word, word)));
      all += idf * nearest;
      if (held1) return;
      const gain = idf * Math.max(0, nearest - LEAST_CLOSENESS);
      missing += gain;
      if (!((held.paragraph >>> i) & 1)) missingEverywhere += gain;
      highest = Math.max(highest, nearest);
    });
    const own = centroidOf(
      content.map(({ word }) => ({ word, weight: 1 })),
      lexicon,
    );
    const headNear = head ? Math.max(0, ...fresh.map(({ word }) => lexicon.closeness(head.word, word))) : 0;
    return [
      missing / total,
      missingEverywhere / total,
      all / total,
      highest,
      cosine(centroid, own),
      headNear,
    ];
  },

  associations(
    { asked: { matches, wanted, head }, askedKeys, total, lexicon },
    { candidate: { held }, terms, tags },
  ) {
    const sources = terms.flatMap((term, i) => [...(term.stop ? [] : [term.key]), ...tags[i]!]);
    const fresh = terms.flatMap((term, i) =>
      askedKeys.has(term.key) ? [] : [...(term.stop ? [] : [term.key]), ...tags[i]!],
    );
    const odds = (word: string, given: readonly string[]) => {
      const background = lexicon.background(word);
      if (background === 0 || given.length === 0) return 0;
      const mean = sum(given, (source) => lexicon.association(word, source)) / given.length;
      return Math.log((mean + 0.1 * background) / (1.1 * background));
    };
    const strongest = (word: string, given: readonly string[]) =>
      Math.max(0, ...given.map((source) => lexicon.association(word, source)));
    let missing = 0;
    let missingEverywhere = 0;
    let all = 0;
    let best = 0;
    matches.forEach(({ asked, idf }, i) => {
      const gain = idf * odds(asked.key, sources);
      all += gain;
      if ((held.sentence >>> i) & 1) return;
      missing += gain;
      best += idf * strongest(asked.key, sources);
      if (!((held.paragraph >>> i) & 1)) missingEverywhere += gain;
    });
    const general = wanted.split(' ')[0]!;
    return [
      missing / total / 3,
      missingEverywhere / total / 3,
      all / total / 3,
      best / total,
      odds(wanted, fresh) / 3,
      odds(general, fresh) / 3,
      strongest(wanted, fresh),
      head ? odds(head.key, fresh) / 3 : 0,
    ];
  },

  'word starts'({ asked: { matches }, askedKeys, total }, { candidate: { held }, terms }) {
    const fresh = terms.filter(({ stop, key }) => !stop && !askedKeys.has(key));
    let started = 0;
    let contained = 0;
    matches.forEach(({ asked, idf }, i) => {
      if ((held.sentence >>> i) & 1 || asked.key.length < 4) return;
      const start = asked.key.slice(0, Math.max(4, Math.floor(asked.key.length * 0.7)));
      if (fresh.some(({ key }) => key.startsWith(start))) started += idf;
      if (fresh.some(({ key }) => key.length > 4 && (key.includes(asked.key) || asked.key.includes(key))))
        contained += idf;
    });
    return [started / total, contained / total];
  },
};

function centroidOf(
  words: readonly { word: string; weight: number }[],
  lexicon: Lexicon,
): Float32Array | null {
  let mean: Float32Array | null = null;
  for (const { word, weight } of words) {
    const vector = lexicon.vector(word);
    if (!vector) continue;
    mean ??= new Float32Array(vector.length);
    for (let d = 0; d < mean.length; d++) mean[d]! += weight * vector[d]!;
  }
  return mean;
}

function cosine(a: Float32Array | null, b: Float32Array | null): number {
  if (!a || !b) return 0;
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let d = 0; d < a.length; d++) {
    dot += a[d]! * b[d]!;
    aa += a[d]! * a[d]!;
    bb += b[d]! * b[d]!;
  }
  return dot / Math.sqrt(aa * bb || 1);
}

/** The length of the longest run of words that both have. */
function longestRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  let last = new Uint8Array(b.length + 1);
  for (const word of a) {
    const row = new Uint8Array(b.length + 1);
    for (let j = 0; j < b.length; j++)
      if (b[j] === word) longest = Math.max(longest, (row[j + 1] = Math.min(255, last[j]! + 1)));
    last = row;
  }
  return longest;
}

function shareOf(asked: readonly string[], held: ReadonlySet<string>): number {
  return asked.length > 0 ? asked.filter((one) => held.has(one)).length / asked.length : 0;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function sum<T>(items: readonly T[], value: (item: T, i: number) => number): number {
  let total = 0;
  items.forEach((item, i) => {
    total += value(item, i);
  });
  return total;
}
