import { wordOf } from './word-normalization.ts';

/** A name of several words, and the short one that means the same, as keys. */
export interface Acronym {
  words: readonly string[];
  short: string;
}

/** What English news writes both ways. The first of a line is the short form; the others mean the same. */
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

export const KNOWN_ACRONYMS: readonly Acronym[] = KNOWN.trim()
  .split('\n')
  .flatMap((line) => {
    const [short = '', forms = ''] = line.split(': ');
    return forms.split(', ').map((form) => ({ words: keysOf(form), short: wordOf(short).key }));
  });

/** Long forms by their first word, the longest first. */
export type AcronymIndex = ReadonlyMap<string, readonly Acronym[]>;

export function byFirstWord(forms: readonly Acronym[]): AcronymIndex {
  const found = new Map<string, Acronym[]>();
  for (const form of [...forms].sort((a, b) => b.words.length - a.words.length)) {
    const same = found.get(form.words[0]!);
    if (same) same.push(form);
    else found.set(form.words[0]!, [form]);
  }
  return found;
}

/** The long form that starts at a place of a text, given the keys of its words; null when none does. */
export function acronymAt(keys: readonly { key: string }[], at: number, forms: AcronymIndex): Acronym | null {
  return (
    forms.get(keys[at]!.key)?.find(({ words }) => words.every((word, i) => keys[at + i]?.key === word)) ??
    null
  );
}

/** "the Children's Health Institute (CHI)". */
const DEFINITION = /\(\s?(\p{Lu}[\p{Lu}&.-]{1,7})\s?\)/gu;
/** More words than any name that has a short form. */
const LONGEST = 9;

/**
 * The short forms that a text itself explains: capitals in brackets after the words whose initials they are (after
 * Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions", with whole initials only).
 */
export function acronymsDefinedIn(text: string): Acronym[] {
  return [...text.matchAll(DEFINITION)].flatMap(({ 1: short = '', index }) => {
    const letters = short.replace(/\P{Lu}/gu, '').toLowerCase();
    const before =
      text.slice(Math.max(0, index - 120), index).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu) ?? [];
    for (let count = letters.length; count <= Math.min(LONGEST, before.length); count++) {
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
