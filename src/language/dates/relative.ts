import { addDays, type Day, partsOf, weekday } from '../../day.ts';
import {
  addMonths,
  type Days,
  monthDays,
  monthsDays,
  WEEKDAY,
  weekDays,
  weekdayNumber,
  yearDays,
} from './calendar.ts';
import { dayReading, NONE, type Reading, type Rule, reading, VAGUE } from './rule.ts';
import { tenseAt } from './tense.ts';

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};
const NUMBER = `(?:\\d{1,3}|${Object.keys(NUMBERS).join('|')})`;
const UNIT = '(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?';
const ABOUT =
  '(?:about|around|almost|nearly|some|roughly|more than|over|less than|just over|just under|at least|up to|approximately|only|just)';
const COUNT = `(?:${NUMBER}(?:[\\s-](?:and a half|to ${NUMBER}|or ${NUMBER}))?|several|a few|few|many|a couple of|dozens of|hundreds of|half an?|\\d+[.,]\\d+)`;
const PART_OF_DAY = '(?:morning|afternoon|evening|night|midnight|noon)';
const rule = (pattern: string, read: Rule['read'], flags = 'gi'): Rule => ({
  pattern: new RegExp(pattern, flags),
  read,
});
const numberOf = (text: string) => NUMBERS[text.toLowerCase()] ?? Number(text);

/** Times that are no dates: lengths, times reckoned from another event, names. They keep later rules away. */
export const BLOCKING_RULES: Rule[] = [
  rule(
    `\\bin (?:the )?(?:coming|next few|near|weeks|months|years|days) (?:to come|future|(?:few )?(?:${UNIT}))\\b|\\bin the (?:${UNIT}) (?:ahead|to come)\\b|\\bover the (?:coming|next|following) (?:(?:few|several|${NUMBER}) )?${UNIT}\\b|\\bin (?:the )?(?:next|coming) (?:(?:few|several|couple of|${NUMBER}) )${UNIT}\\b|\\bin (?:the )?coming ${UNIT}\\b|\\b(?:very )?soon\\b|\\bin the near future\\b|\\bshortly\\b|\\bin due course\\b`,
    (match) => (/soon|shortly/i.test(match[0]) ? null : VAGUE),
  ),
  rule(
    `\\b(?:in|over|during|for) (?:the )?(?:recent|past|last|previous) (?:(?:few|several|couple of|${NUMBER}) )?(?:seconds|minutes|hours|days|nights|weeks|months|years|decades|centuries)\\b`,
    NONE,
  ),
  rule(
    `\\b(?:the )?(?:last|past|next|first|final|previous) (?:(?:few|several|couple of|${NUMBER}) )(?:seconds|minutes|hours|days|nights|weeks|months|quarters|years|decades)\\b`,
    NONE,
  ),
  // "the day before Blinken's visit", "two days later", "the following week": reckoned from another event.
  rule(
    `\\b(?:the )?(?:${COUNT} )?(?:(?:very )?(?:same|next|following|previous|preceding) (?:day|night|morning|evening|afternoon|week|month|year|decade|${PART_OF_DAY})|(?:day|night|morning|evening|week|month|year)s? (?:before|after|later|earlier|prior|following))\\b`,
    (match, { sentence, at, published }) => {
      // "next week" and "next year" without "the" are reckoned from the article's day.
      if (/^next (?:week|month|year|decade)$/i.test(match[0])) return null;
      if (
        /^(?:a |one )?(?:day|week|month|year) earlier$/i.test(match[0]) &&
        published &&
        /\b(?:than|from|compared)\b/.test(sentence.slice(Math.max(0, at - 30), at))
      )
        return 'none';
      return 'none';
    },
  ),
  rule(
    `\\b(?:that|those|these) (?:same )?(?:days?|weeks?|months?|years?|summer|winter|spring|fall|autumn|nights?|decade|century)\\b`,
    NONE,
  ),
  rule(
    `\\b(?:one|some|every|each|any|another|other|all) (?:day|week|month|year|morning|night|evening|summer|winter|${WEEKDAY})\\b`,
    NONE,
  ),
  rule(
    '\\b(?:Black|Good|Bloody|Ash|Palm|Easter|Super|Cyber|Giving|Fat|Shrove|Freaky|Casual) (?:Fri|Sun|Wednes|Tues|Mon|Thurs|Satur)day\\b',
    NONE,
  ),
  rule(
    '\\b(?:Man Friday|(?:The )?(?:Mail|Independent|Scotland|Telegraph|Herald|Post) on (?:Sunday|Saturday)|(?:Sunday|Saturday|Monday) (?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Business Post|Night Live|Night Football|Club))\\b',
    NONE,
    'g',
  ),
  rule(`\\b\\d+[\\s-](?:year|month|week|day|hour)s?[\\s-](?:old|long)\\b`, NONE),
  rule(
    `\\b${COUNT}[\\s-](?:second|minute|hour|day|night|week|month|year|decade)-?(?:old|long)?\\b(?=\\s+\\p{Ll})(?!s|\\s+(?:ago|from now|earlier|later|before|after|old))`,
    (match) => (/-/.test(match[0]) ? 'none' : null),
    'giu',
  ),
];

/** "three days ago", "in two weeks". */
export const COUNTED_RULES: Rule[] = [
  rule(
    `\\b(?:(${ABOUT})\\s+)?(${NUMBER})\\s+(${UNIT})\\s+ago\\b`,
    ([, about, count, unit], { published }) => {
      if (!published) return 'none';
      return back(published, numberOf(count!), unit!.toLowerCase(), about !== undefined) ?? 'none';
    },
  ),
  rule(`\\b(?:several|a few|many|some|a couple of|long|${COUNT})\\s+(?:${UNIT}\\s+)?ago\\b`, NONE),
  rule(
    `\\b(?:in|within)\\s+(${NUMBER})\\s+(days|weeks|months)(?:['’]\\s+time)?\\b`,
    ([words, count, unit], { published, sentence, at }) => {
      const ahead =
        published &&
        tenseAt(sentence, at) === 'future' &&
        /^in/i.test(words) &&
        !/\b(?:first|second|third|once|twice|time|most|longest|\w+est|more|total)\b/i.test(
          sentence.slice(Math.max(0, at - 40), at),
        );
      if (!ahead) return 'none';
      const n = numberOf(count!);
      if (unit === 'days') return dayReading(addDays(published, n), 'relative');
      if (unit === 'weeks') return reading(weekDays(published, n), 'week', 'relative', true);
      const { year, month } = addMonths(published, n);
      return reading(monthDays(year, month), 'month', 'relative', true);
    },
  ),
  rule(
    `\\b(?:for|in|within|after|over|lasting|lasted|took|takes|spent|during|every)\\s+(?:the\\s+(?:first|last|next|past)\\s+)?(?:${ABOUT}\\s+)?${COUNT}[\\s-](?:(?:and a half|full|consecutive|straight|long|whole)\\s+)?${UNIT}\\b(?!\\s+ago)`,
    NONE,
  ),
];

function back(published: Day, count: number, unit: string, about: boolean): Reading | null {
  if (/^(?:second|minute|hour)/.test(unit))
    return dayReading(count < 12 || !/^hour/.test(unit) ? published : null, 'relative', true);
  if (/^(?:day|night)/.test(unit)) return dayReading(addDays(published, -count), 'relative', about);
  if (/^(?:week|fortnight)/.test(unit)) {
    const days = unit.startsWith('week') ? 7 * count : 14 * count;
    return dayReading(addDays(published, -days), 'relative', true);
  }
  if (/^month/.test(unit)) {
    const { year, month } = addMonths(published, -count);
    return reading(monthDays(year, month), 'month', 'relative', true);
  }
  if (/^quarter/.test(unit)) return null;
  const years = count * (unit.startsWith('year') ? 1 : unit.startsWith('decade') ? 10 : 100);
  return reading(yearDays(partsOf(published).year - years), 'year', 'relative', true);
}

const WHICH = '(?:last|this|next|this past|this coming|the past|the coming)';

/** Yesterday, weekdays, this and last and next week, month and year. */
export const RELATIVE_RULES: Rule[] = [
  rule('\\bthe day (?:before yesterday|after tomorrow)\\b', ([words], { published }) =>
    published ? dayReading(addDays(published, /before/i.test(words) ? -2 : 2), 'relative') : 'none',
  ),
  rule(
    `\\b(?:(?:earlier|late|early|later)\\s+)?(?:yesterday(?:\\s+${PART_OF_DAY})?|last night)\\b`,
    (_, { published }) => (published ? dayReading(addDays(published, -1), 'relative') : 'none'),
  ),
  rule(`\\btomorrow(?:\\s+${PART_OF_DAY})?\\b`, (_, { published }) =>
    published ? dayReading(addDays(published, 1), 'relative') : 'none',
  ),
  rule(`\\b(?:earlier|later) (?:in the day|that day)\\b`, ([words], { published }) =>
    published && /in the day/i.test(words) ? dayReading(published, 'relative', true) : 'none',
  ),
  rule(
    `\\btoday['’]s (?!(?:vote|meeting|summit|talks|announcement|decision|hearing|election|verdict|ruling|attack|game|match|session|hearing)\\b)`,
    NONE,
  ),
  rule(
    `\\b(?:(?:earlier|later|late|early)\\s+)?(?:today|tonight|this (?:morning|afternoon|evening))\\b`,
    (_, { published }) => (published ? dayReading(published, 'relative') : 'none'),
  ),
  // "Friday next week", "Monday of last week"
  rule(`\\b(${WEEKDAY})\\s+(?:of\\s+)?(last|this|next)\\s+week\\b`, ([, name, which], { published }) =>
    inWeek(published, name!, which!),
  ),
  rule(
    `\\b(?:(?:earlier|late|early)\\s+)?(?:on\\s+)?(last|next|this|this past|this coming)\\s+(${WEEKDAY})(?:\\s+${PART_OF_DAY})?(?!\\w)`,
    ([, which, name], { published }) => {
      if (!published) return 'none';
      const behind = (weekday(published) - weekdayNumber(name!) + 7) % 7;
      if (/last|past/i.test(which!)) return dayReading(addDays(published, -(behind || 7)), 'weekday');
      if (/next|coming/i.test(which!)) return dayReading(addDays(published, 7 - behind), 'weekday');
      return inWeek(published, name!, 'this');
    },
  ),
  rule(
    `\\b(?:(?:earlier|late|early|later)\\s+(?:on\\s+)?)?(${WEEKDAY})s?(?:['’]s)?(?:\\s+${PART_OF_DAY})?(?![\\w-])`,
    ([words, name], { published, sentence, at, end }) => {
      if (!published) return 'none';
      if (new RegExp(`\\b${name}s\\b`, 'i').test(words) && !/['’]s/.test(words)) return 'none';
      const bare = words.replace(/^(?:earlier|late|early|later)\s+(?:on\s+)?/i, '');
      // Short forms, and small letters, need a preposition before them to be weekdays.
      if (
        /^\p{Ll}/u.test(bare) &&
        !/\b(?:on|by|until|since|last|next|from|before|after|earlier|late|early)\s+$/i.test(
          sentence.slice(0, at) + words.slice(0, words.length - bare.length),
        )
      )
        return null;
      if (
        /^\s+\p{Lu}\p{Ll}+/u.test(sentence.slice(end)) &&
        !/\b(?:on|of|by|since|until|before|after|late|early|and|from)\s+$/i.test(sentence.slice(0, at)) &&
        at > 0 &&
        /^(?:Tues?|Wed|Thurs?|Fri)\b/.test(bare) &&
        !/day/.test(bare)
      )
        return null;
      const behind = (weekday(published) - weekdayNumber(name!) + 7) % 7;
      if (behind === 0) return dayReading(published, 'weekday');
      const ahead = tenseAt(sentence, at) === 'future';
      return dayReading(addDays(published, ahead ? 7 - behind : -behind), 'weekday');
    },
  ),
  rule(
    `\\b(?:(earlier|later|late|early)\\s+)?(${WHICH})\\s+(week|weekend|month|quarter|year|decade|century)(?:['’]s)?(?![\\w-])`,
    ([, part, which, unit], { published, sentence, at }) => {
      if (!published) return 'none';
      // "the last week of the campaign", "the next month": reckoned from another time.
      if (/\bthe\s+$/i.test(sentence.slice(0, at)) && !/^the/i.test(which!)) return 'none';
      const step =
        /last|past/i.test(which!) && !/this past/i.test(which!)
          ? -1
          : /next|coming/i.test(which!)
            ? 1
            : /this past/i.test(which!)
              ? -1
              : 0;
      const found = period(published, unit!.toLowerCase(), step);
      return found
        ? { ...found, approximate: part !== undefined || /the past|the coming/i.test(which!) }
        : 'none';
    },
  ),
];

function inWeek(published: Day | null, name: string, which: string): Reading | 'none' {
  if (!published) return 'none';
  const step = /last/i.test(which) ? -1 : /next/i.test(which) ? 1 : 0;
  const week = weekDays(published, step);
  return (week && dayReading(addDays(week.from, weekdayNumber(name)), 'weekday')) ?? 'none';
}

function period(published: Day, unit: string, step: number): Reading | null {
  const { year, month } = partsOf(published);
  switch (unit) {
    case 'week':
      return reading(weekDays(published, step), 'week', 'relative');
    case 'weekend': {
      // On a weekday "this weekend" is the coming one, and "last weekend" the one before.
      const week = weekDays(published, step);
      const from = week && addDays(week.from, 5);
      return from && week ? reading({ from, to: week.to }, 'weekend', 'relative') : null;
    }
    case 'month': {
      const moved = addMonths(published, step);
      return reading(monthDays(moved.year, moved.month), 'month', 'relative');
    }
    case 'quarter': {
      const moved = addMonths(
        `${String(year).padStart(4, '0')}-${String(3 * Math.floor((month - 1) / 3) + 1).padStart(2, '0')}-01`,
        3 * step,
      );
      return reading(monthsDays(moved.year, moved.month, 3), 'quarter', 'relative');
    }
    case 'year':
      return reading(yearDays(year + step), 'year', 'relative');
    case 'decade':
      return reading(yearDays(10 * Math.floor(year / 10) + 10 * step, 10), 'decade', 'relative');
    default:
      return reading(centuryOf(year + 100 * step), 'century', 'relative');
  }
}

function centuryOf(year: number): Days | null {
  return yearDays(100 * Math.floor(year / 100), 100);
}
