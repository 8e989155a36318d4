import type { Term } from './terms.ts';

/** What a word is, beside itself: what an answer may consist of. */
export type Tag =
  | '#name'
  | '#year'
  | '#month'
  | '#number'
  | '#ordinal'
  | '#money'
  | '#percent'
  | '#unit'
  | '#reason'
  | '#place';

const MONTHS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tomorrow|century|centuries|decade)$/;
/** Month names that are words as well count only with a capital. */
const AMBIGUOUS_MONTH = /^(?:march|may|mar|dec|sept?|sun|mon)$/;
const NUMBER_WORDS =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|twice|once|several|hundreds|thousands|millions|billions)$/;
const ORDINALS = /^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/;
const UNITS =
  /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries|km|mi|miles?|kilometers?|kilometres?|meters?|metres?|feet|ft|acres?|hectares?|tons?|tonnes?|kg|pounds?|degrees)$/;
const REASONS =
  /^(?:because|since|due|owing|cause|causes|caused|result|results|resulted|reason|reasons|therefore|thus)$/;
const PLACE_WORDS =
  /^(?:in|at|near|from|to|into|across|north|south|east|west|northern|southern|eastern|western)$/;
const YEAR = /^(?:1\d{3}|20\d{2})s?$/;

/** The tags of each word of a text, in the order of its terms. A word may have several, or none. */
export function tagsOf(text: string, terms: readonly Term[]): Tag[][] {
  return terms.map((term, i) => {
    const { word, capital, stop, start, end } = term;
    const tags: Tag[] = [];
    const months = MONTHS.test(word) && (capital || !AMBIGUOUS_MONTH.test(word));
    if (months) tags.push('#month');
    if (YEAR.test(word)) tags.push('#year');
    else if (/^\d/.test(word) && !ORDINALS.test(word)) tags.push('#number');
    if (NUMBER_WORDS.test(word)) tags.push('#number');
    if (ORDINALS.test(word)) tags.push('#ordinal');
    if (
      /[$€£¥]\s?$/.test(text.slice(Math.max(0, start - 2), start)) ||
      /^(?:dollars?|euros?|pounds?|yuan|yen)$/.test(word)
    )
      tags.push('#money');
    if (text.startsWith('%', end) || text.startsWith(' %', end) || /^percent(?:age)?$/.test(word))
      tags.push('#percent');
    if (UNITS.test(word)) tags.push('#unit');
    if (REASONS.test(word)) tags.push('#reason');
    const before = terms[i - 1];
    const upper = capital || (!stop && i === 0 && /^\p{Lu}/u.test(text.slice(start, end)));
    if (upper && !months) {
      tags.push('#name');
      const place =
        before &&
        (PLACE_WORDS.test(before.word) ||
          (before.word === 'the' && terms[i - 2] && PLACE_WORDS.test(terms[i - 2]!.word)));
      if (place) tags.push('#place');
    }
    return tags;
  });
}
