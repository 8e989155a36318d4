/** Superlatives: finds by which quality, and in which direction, a question asks for the first of several things. */
import { DATE, isPrice } from './amounts.ts';
import { keysOf, type Term } from './terms.ts';

/** What a superlative or a comparative compares: "long" has values of time and length, below names such as "Duration". */
export interface Quality {
  /** The keys of words that name it, in questions and above columns. */
  names: ReadonlySet<string>;
  /** Whether it has values of a dimension by itself: see `amountIn`. */
  hasDimension: (dimension: string) => boolean;
  /** The keys of names below which its greatest value is the least: who was born last has the least age. */
  inverse?: ReadonlySet<string>;
}

/** "The most homes", "the cheapest plan". */
export interface Superlative {
  /** Whether the greatest value is asked for, or the least. */
  direction: 'greatest' | 'least';
  /** The superlative as a term of the question. */
  term: Term;
  /** What it compares; null for "most" and its like, where other words of the question name it. */
  quality: Quality | null;
  /** What it compares where no word of the question names that: "biggest" sizes. */
  byDefault: Quality | null;
}

function quality(names: string, hasDimension: Quality['hasDimension'] = () => false): Quality {
  return { names: keysOf(names), hasDimension };
}

const PRICE = quality('price cost fee charge rate expensive pricey dear pay buy cheap', isPrice);
const WORTH = quality('worth value point');

/** Whether amounts of a dimension (see `amountIn`) are times or lengths. */
export function isExtent(dimension: string): boolean {
  return /^(?:time|months|length)$/.test(dimension);
}

const LONG = quality('duration length time hours minutes days last long', isExtent);
const WEIGHT = quality('weight mass heavy', (dimension) => dimension === 'mass');
const HEIGHT = quality('height tall');
const DEPTH = quality('depth deep');
const WIDTH = quality('width wide');
const TEMPERATURE = quality('temperature temp heat hot', (dimension) => dimension.startsWith('°'));
const DISTANCE = quality('distance far', (dimension) => dimension === 'length');
const SPEED = quality('speed fast');
const SIZE = quality('size big large');
const AGES = keysOf('age');
const AGE = {
  ...quality('date day founded built opened born birth birthday age', (dimension) =>
    dimension.startsWith(DATE),
  ),
  inverse: AGES,
};
/** Of people: the day on which somebody joined does not say who is older. */
const BIRTH = { ...quality('born birth birthday age'), inverse: AGES };

/** The qualities that "how" asks for by their adjectives. */
const GRADABLE = [LONG, WEIGHT, HEIGHT, DEPTH, WIDTH, TEMPERATURE, DISTANCE, SPEED, SIZE];

/** For each quality its superlatives and comparatives: for the greatest value before the bar, for the least after it. */
const WORDS: [Quality | null, string][] = [
  [null, 'most highest biggest largest greatest maximum max | least lowest smallest fewest minimum min'],
  [null, 'more higher bigger larger greater | less lower smaller fewer'],
  [null, 'best | worst'],
  [PRICE, 'priciest dearest pricier dearer | cheapest cheaper'],
  [LONG, 'longest longer | shortest shorter'],
  [WEIGHT, 'heaviest heavier | lightest lighter'],
  [HEIGHT, 'tallest taller |'],
  [DEPTH, 'deepest deeper | shallowest shallower'],
  [WIDTH, 'widest wider | narrowest narrower'],
  [TEMPERATURE, 'hottest warmest hotter warmer | coldest coolest colder cooler'],
  [DISTANCE, 'farthest furthest farther | nearest closest nearer closer'],
  [SPEED, 'fastest faster | slowest slower'],
  // "Latest" and "newest" ask for what is valid now: see `recencyWordsIn`.
  [AGE, '| oldest earliest older earlier'],
  [BIRTH, 'youngest younger |'],
];
const DEGREES = new Map(
  WORDS.flatMap(([quality, words]) =>
    words
      .split('|')
      .flatMap((some, i) =>
        (some.match(/\w+/g) ?? []).map(
          (word) => [word, { quality, direction: i === 0 ? 'greatest' : 'least' }] as const,
        ),
      ),
  ),
);
/** Only the beginning of a question is read; in characters. */
const MAX_READ = 300;
const COMPARATIVE = /^(?:more|less|.*er)$/;
/** "Most of them" is a share, and "the most recent" the newest. */
const AFTER_SHARE = /^(?:of|people|recent|recently|likely)$/;

/**
 * The superlative of a question.
 *
 * @param terms the question's, stop words included
 * @returns null where there is none or more than one, and for "at most", "most of" and "most recent"
 */
export function superlativeIn(terms: readonly Term[]): Superlative | null {
  const found = terms.flatMap((term, i) => {
    const degree = COMPARATIVE.test(term.word) ? undefined : DEGREES.get(term.word);
    const isBound = terms[i - 1]?.word === 'at';
    const isShare = term.word === 'most' && AFTER_SHARE.test(terms[i + 1]?.word ?? '');
    return degree && !isBound && !isShare ? [{ term, ...degree }] : [];
  });
  const [superlative] = found;
  if (!superlative || found.length > 1) return null;
  const byDefault = /^(?:bigg|larg|small)est$/.test(superlative.term.word) ? SIZE : null;
  return { ...superlative, quality: qualityOf(superlative.term, terms), byDefault };
}

const STANDING =
  /\bwho(?:['’]?s| is| are| was| came| comes)? (?:in |at |on )?(?:the )?(?:(top|first|1st|leading|winning)|last|bottom)\b/i;

/** Which end of a ranking a question asks for: "who's top of the league?", "whos last". Null for other questions. */
export function standingAskedIn(question: string): 'first' | 'last' | null {
  const found = STANDING.exec(question.slice(0, MAX_READ));
  return found && (found[1] ? 'first' : 'last');
}

/** The quality by which a question compares: "cheaper" and "cheapest" compare prices. */
export function comparedQualityIn(terms: readonly Term[]): { term: Term; quality: Quality | null } | null {
  const term = terms.find(({ word }) => DEGREES.has(word));
  return term ? { term, quality: qualityOf(term, terms) } : null;
}

/** The adjective behind "how", with its quality: "how big is it" asks for a size. */
export function degreeAskedIn(terms: readonly Term[]): { term: Term; quality: Quality } | null {
  const term = terms[terms.findIndex(({ word }) => word === 'how') + 1];
  const quality = term && term !== terms[0] && GRADABLE.find(({ names }) => names.has(term.key));
  return quality ? { term, quality } : null;
}

/** What a superlative or a comparative compares, by itself or by words beside it: "costs the least", "worth more". */
function qualityOf({ word }: Term, terms: readonly Term[]): Quality | null {
  const { quality } = DEGREES.get(word)!;
  if (/^old/.test(word) && terms.some((term) => term.word === 'who' || term.key === 'age')) return BIRTH;
  if (quality) return quality;
  if (terms.some(({ key }) => PRICE.names.has(key))) return PRICE;
  return terms.some(({ key }) => key === 'worth') ? WORTH : null;
}
