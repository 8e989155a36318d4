/** The classes of tokens that patterns may name. */
import { MONTHS } from '../../day.ts';
import {
  COUNTED,
  DECADES,
  NAMED_BY_YEAR,
  NUMBER_WORDS,
  ONES,
  ORDINALS,
  TEENS,
  TENS,
  WEEKDAYS,
} from './date-vocabulary.ts';
import { symbolsOf } from './token-symbols.ts';

const lowerMonths = MONTHS.filter((name) => name !== 'May' && name !== 'March' && name !== 'August')
  .join(' ')
  .toLowerCase();

/** Classes of tokens by the name that patterns use: `{month}`. Letters are the kinds of tokens.ts. */
export const CLASSES = {
  day: 'D',
  dayth: 'DO',
  th: 'O',
  year: 'Yy',
  short: 'SD',
  digits: 'DSYyN',
  number: `DSYyN${symbolsOf(NUMBER_WORDS)}`,
  tens: symbolsOf(TENS),
  teens: symbolsOf(`ten eleven twelve ${TEENS}`),
  /** The hundreds of a year in words. */
  hundreds: symbolsOf('fourteen fifteen sixteen seventeen eighteen nineteen twenty'),
  ones: symbolsOf(ONES),
  fulldate: 'F',
  fullmonth: 'M',
  mixed: 'A',
  decade: 'E',
  shortdecade: 'e',
  quarter: 'Q',
  half: 'H',
  partofyear: 'q',
  fiscal: 'G',
  gerund: 'g\uee00-\ueeff',
  noun: 'cs\ue000-\uebff',
  plural: 's\ue800-\uebff',
  capital: 'C\uf000-\uf7ff',
  /** Any word but function words. */
  anyword: 'Ccsvgl\ue000-\uf7ff',
  month: symbolsOf(`${MONTHS.join(' ')} ${lowerMonths} Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`),
  /** Months that are neither a person's name nor a verb. */
  surely: symbolsOf(
    `January February July September October November December january february july september october november december
    Feb Jul Sep Sept Oct Nov Dec`,
  ),
  /** Words that are months only in some contexts. */
  lowmonth: symbolsOf('may march august jan feb apr aug sept oct nov dec'),
  shortmonth: symbolsOf('Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec'),
  weekday: symbolsOf(WEEKDAYS),
  /** "Mondays" */
  weekdays: symbolsOf(`${WEEKDAYS} ${WEEKDAYS.toLowerCase()}`.replace(/day/g, 'days')),
  lowday: symbolsOf(WEEKDAYS.toLowerCase()),
  shortday: symbolsOf('Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun'),
  season: symbolsOf('spring summer autumn fall winter'),
  ordinal: `O${symbolsOf(ORDINALS)}`,
  decadename: symbolsOf(DECADES),
  unit: symbolsOf(
    `second seconds minute minutes hour hours day days night nights week weeks fortnight fortnights month months quarter
    quarters year years decade decades century centuries`,
  ),
  partofday: symbolsOf('morning afternoon evening night midnight noon lunchtime midday'),
  money: `$€£¥₹${symbolsOf('Rs rupees dollars euros pounds yen yuan won francs pesos rubles roubles USD EUR GBP cents pence')}`,
  counted: `%${symbolsOf(COUNTED)}`,
  yearnamed: symbolsOf(NAMED_BY_YEAR),
  /** Words of which every recurring time has at least one. */
  recurring: symbolsOf(
    `every each annually yearly biennially monthly weekly biweekly fortnightly once twice month months mornings afternoons
    evenings nights open closed opens closes hours daily weekdays weekends except excluding ${WEEKDAYS} ${WEEKDAYS.toLowerCase()}`.replace(
      /day\b/g,
      'days',
    ),
  ),
  /** Words after which a month name is a month and a number of four digits a year. */
  firmly: symbolsOf('in since until till during late early mid last next'),
  dash: '\\-–—‒−',
  upto: `\\-–—‒−${symbolsOf('to through thru until till')}`,
} as const;
