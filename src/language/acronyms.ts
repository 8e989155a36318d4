/** Acronyms: the ones that English news uses, and the ones that a text defines itself. */
import { wordOf } from './word-normalization.ts';

/** A long form of several words and the short form with the same meaning, both as keys (see `Word.key`). */
export interface Acronym {
  words: readonly string[];
  short: string;
}

/** Names that English news writes both ways: on each line the short form, then its long forms. */
const KNOWN = `
us: United States of America, United States, USA
uk: United Kingdom, Great Britain, Britain
eu: European Union
un: United Nations
uae: United Arab Emirates
drc: Democratic Republic of the Congo, Democratic Republic of Congo
dprk: Democratic People's Republic of Korea, North Korea
china: People's Republic of China, PRC
nato: North Atlantic Treaty Organization
who: World Health Organization
wto: World Trade Organization
imf: International Monetary Fund
ecb: European Central Bank
icc: International Criminal Court
iaea: International Atomic Energy Agency
opec: Organization of the Petroleum Exporting Countries
gop: Republican Party
cpc: Communist Party of China, Chinese Communist Party, CCP
fbi: Federal Bureau of Investigation
cia: Central Intelligence Agency
fda: Food and Drug Administration
epa: Environmental Protection Agency
nasa: National Aeronautics and Space Administration
fed: Federal Reserve
mp: Member of Parliament
pm: Prime Minister
ceo: chief executive officer, chief executive
gdp: gross domestic product
ai: artificial intelligence
nyc: New York City
`;

/** The built-in acronyms, one entry for each long form. */
export const KNOWN_ACRONYMS: readonly Acronym[] = KNOWN.trim()
  .split('\n')
  .flatMap((line) => {
    const [short = '', forms = ''] = line.split(': ');
    return forms.split(', ').map((form) => ({ words: keysOf(form), short: wordOf(short).key }));
  });

/** Acronyms by the key of the first word of their long form, the longest first. */
export type AcronymIndex = ReadonlyMap<string, readonly Acronym[]>;

/** Indexes acronyms for `acronymAt`. */
export function byFirstWord(acronyms: readonly Acronym[]): AcronymIndex {
  const index = new Map<string, Acronym[]>();
  for (const acronym of [...acronyms].sort((a, b) => b.words.length - a.words.length)) {
    const same = index.get(acronym.words[0]!);
    if (same) same.push(acronym);
    else index.set(acronym.words[0]!, [acronym]);
  }
  return index;
}

/** The longest acronym whose long form starts at the word with index `at`; null when there is none. */
export function acronymAt(
  words: readonly { key: string }[],
  at: number,
  index: AcronymIndex,
): Acronym | null {
  const acronyms = index.get(words[at]!.key);
  return acronyms?.find((one) => one.words.every((key, i) => words[at + i]?.key === key)) ?? null;
}

/** The short form in brackets of "the Children's Health Institute (CHI)". */
const DEFINITION = /\(\s?(\p{Lu}[\p{Lu}&.-]{1,7})\s?\)/gu;
/** In words. */
const MAX_LONG_FORM = 9;

/**
 * The acronyms that a text defines: capitals in brackets after the words whose initials they are (after
 * Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions", with whole initials only).
 *
 * @returns one entry for each definition, in the order of the text
 */
export function acronymsDefinedIn(text: string): Acronym[] {
  return [...text.matchAll(DEFINITION)].flatMap(({ 1: short = '', index }) => {
    const letters = short.replace(/\P{Lu}/gu, '').toLowerCase();
    const before =
      text.slice(Math.max(0, index - 120), index).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu) ?? [];
    for (let count = letters.length; count <= Math.min(MAX_LONG_FORM, before.length); count++) {
      const words = before.slice(-count);
      const initials = words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0]!.toLowerCase());
      if (initials.join('') === letters && /^\p{Lu}/u.test(words[0]!))
        return [{ words: words.map((word) => wordOf(word).key), short: wordOf(short).key }];
    }
    return [];
  });
}

function keysOf(words: string): string[] {
  return words.split(' ').map((word) => wordOf(word).key);
}
