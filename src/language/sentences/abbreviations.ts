/** Tells whether a full stop belongs to an abbreviation or ends a sentence. */
const wordSet = (text: string) => new Set(text.trim().split(/\s+/));

/** Abbreviations that are followed by a name or another word: their full stop does not end a sentence. */
const NEVER_LAST = wordSet(
  `mr mrs ms mx dr drs prof profs rev revs fr mt mts ft pt gen gens lt lts lieut col cols sgt sgts maj capt capts cmdr cdr adm
  brig cpl pvt pfc spc sen sens rep reps gov govs hon amb supt insp det ofc atty asst assoc dep pres messrs mme mmes mlle msgr rt br
  smt mohd shri addl govt dept vs v cf viz eg ie e.g i.e approx ca eds trans tel ext avg nat natl intl`,
);
/** Abbreviations before a number, else words: "No. 5", "Mar. 3", "Rs. 500". */
const BEFORE_NUMBER = wordSet(
  'no nos chap chaps sect tab app bk fig figs p pp vol vols ch sec secs art arts op mar sun sat may dec ed max min in am pm rs ex para paras cl rm apt est bldg rms eq eqs ver ep eps lvl pg pgs ref refs b c d nr',
);
/** Months and days of the week: the next word decides. */
const CALENDAR = wordSet('jan feb apr jun jul aug sep sept oct nov mon tue tues wed thu thur thurs fri');
/** Books of the Bible, abbreviations before chapter and verse: "1 Cor. 13:4". */
const BOOKS = wordSet(
  `gen exod lev num deut josh judg sam kgs chr neh esth ps prov eccl isa jer lam ezek dan hos mic hab zech mal matt mk lk jn
  rom cor gal eph phil col thess tim heb jas pet`,
);
/** Abbreviations that may end a sentence: the next word decides. */
const MAYBE_LAST = wordSet(
  `jr sr st inc ltd corp co cos bros llc plc pvt univ assn etc al a.m p.m u.s u.k u.n e.u d.c u.s.a u.s.s.r ph.d m.d b.a m.a b.c
  a.d c.e b.c.e ave blvd rd hwy hrs hr lb lbs oz km cm mm kg sq esq ret`,
);
/** US states and Canadian provinces, abbreviations after a comma: some of them are words. */
const STATES = wordSet(
  `ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex vt
  va wash wis wyo ont que`,
);
/** Words that, with a capital, start a sentence far more often than they follow an abbreviation. */
const STARTERS = wordSet(
  `the a an he she it they we i you this that these those his her its their our my in on at by for from with but and so yet
  however meanwhile then there when while after before although though if as since because what who where why how some many
  most others another one two both each all no not nobody new later earlier last next under over during between among prices
  shares officials analysts critics police doctors researchers scientists residents neither nor still now once until only such again thus hence therefore moreover furthermore nevertheless finally instead likewise similarly indeed today according despite following neither unlike given`,
);
/** Nouns followed by a letter that is not an initial: "plan B", "vitamin D", "World War I". */
const BEFORE_LETTER = wordSet(
  `exit terminal door row zone hall wing lane pier tier size route line version annex annexe building unit lot note key model plan vitamin vitamins group grade class type category section phase hepatitis influenza block exhibit option war part
  chapter act title figure table appendix schedule gen generation series league division gate platform room team level`,
);
/** Names of rulers with the numeral "I". */
const REGNAL_NAMES = wordSet(
  'charles elizabeth james george william henry edward louis napoleon francis paul mary',
);

/** Words after which "I" is the pronoun. */
const BEFORE_I = wordSet('than and as nor or so am do did can will that');

/** The context of a full stop. */
export interface Stop {
  /** The text before it, from the start of its sentence or at least the last 60 characters. */
  before: string;
  /** The opening quotation marks and brackets after it. */
  opening: string;
  /** The text after those. */
  next: string;
}

/** Whether a full stop belongs to an abbreviation and does not end a sentence. */
export function isAbbreviation({ before, opening, next }: Stop): boolean {
  const written = WORD_BEFORE.exec(before)?.[0] ?? '';
  // Tokenized text has a space before every full stop that is not part of an abbreviation.
  if (written === '') return /\bN[°º]$/.test(before) && /^\d/.test(next);
  const lower = written.toLowerCase();
  const leading = before.slice(0, before.length - written.length);
  const starter = isStarter(next);
  if (INITIAL.test(written)) return isInitial(written, leading, next, starter);
  if (BEFORE_NUMBER.has(lower)) return NUMBER.test(next);
  // "5 ft. She": after a number it is a unit, not a title.
  if (NEVER_LAST.has(lower)) return (opening === '' && !/\d\s$/.test(leading)) || !starter;
  if (CALENDAR.has(lower)) return !starter;
  if (BOOKS.has(lower) && /^\d+:\d/.test(next)) return true;
  const isState = STATES.has(lower) && /,\s$/.test(leading) && /^\p{Lu}/u.test(written);
  if (MAYBE_LAST.has(lower) || isState) {
    if (isDateline(leading, opening + next)) return true;
    if (/[([]$/.test(opening)) return /^\d{1,4}[)\]]/.test(next);
    if (isTimeOfDay(lower) && ONLY_TIME.test(leading)) return true;
    return !starter && opening.trim() === '' && !endsSentence(lower, leading, next);
  }
  return /^(?:\p{L}\.)+\p{L}$/u.test(written) && !starter;
}

/** In digits or Roman numerals, with "I" only where it is not the pronoun. */
const NUMBER = /^(?:[\d(]|[ivx]+\b|[VX][IVX]*\b|I(?:[IVX]+\b|(?=[.,;:)]|\sof\b|$)))/;

const WORD_BEFORE = /(?<![\p{L}\p{N}.'’&-])[\p{L}\p{N}][\p{L}\p{N}.'’&-]*$/u;

/** A letter, or the abbreviation of a first name: "Th. Weber". */
const INITIAL = /^(?:\p{Lu}|Ch|Th|Chr|Chas|Jas|Thos|Wm|Geo)$/u;

/** "HARBOR CITY, Ore. — After", "Varde, Wash. (AP) - After": a dateline belongs to the sentence after it. */
function isDateline(leading: string, following: string): boolean {
  return DASH.test(following) && PLACE.test(leading);
}

const DASH = /^(?:\([^()\n]{1,30}\)\s)?[—–-]{1,2}\s/;
const PLACE = /^\s*\p{Lu}[\p{L}.'’]*(?:[ -]\p{Lu}[\p{L}.'’]*){0,4},\s$/u;

/** "J. D. Vance", "George W. Bush"; not "plan B. Ministers", not "41.6°C. Roads". */
function isInitial(letter: string, leading: string, next: string, starter: boolean): boolean {
  if (!/(?:^|[\s("“‘.-])$/.test(leading)) return false;
  const previous = /(\p{L}+)\s$/u.exec(leading)?.[1]?.toLowerCase() ?? '';
  if (BEFORE_LETTER.has(previous)) return false;
  if (letter === 'I' && (REGNAL_NAMES.has(previous) || BEFORE_I.has(previous))) return false;
  return !starter || /^[AI]\./.test(next);
}

/** Whether the next word probably starts a sentence rather than a name. */
function isStarter(next: string): boolean {
  return /^\p{Lu}/u.test(next) && STARTERS.has(/^\p{L}+/u.exec(next)?.[0].toLowerCase() ?? '');
}

/**
 * Whether an abbreviation ends its sentence although the next word is not a typical starter. After "p.m." any word but
 * a day or time zone does so, after "etc." any word with a capital, after a street or country a name followed by a
 * verb.
 */
function endsSentence(abbreviation: string, leading: string, next: string): boolean {
  if (isTimeOfDay(abbreviation)) return !DAY_OR_ZONE.test(next);
  if (abbreviation === 'etc') return /^\p{Lu}/u.test(next);
  const isPlace = COUNTRIES.has(abbreviation) || isStreet(abbreviation, leading);
  return isPlace && SUBJECT.test(next);
}

function isTimeOfDay(abbreviation: string): boolean {
  return abbreviation === 'a.m' || abbreviation === 'p.m';
}

/** "At 5 a.m. Mr. Lowe left": a sentence does not end after a time alone. */
const ONLY_TIME =
  /^\s*(?:(?:at|by|on|in|from|until|till|since|before|after|around|about|shortly|just|early|late|the|this|that|next|last|every|exactly|morning|night|today|yesterday|tomorrow|and|to|\p{Lu}\p{Ll}+day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Ll}*\.?|\d{1,2}(?:[:.]\d{2}|st|nd|rd|th)?),?\s+){1,9}$/iu;

/** Countries whose abbreviation is not used as an adjective, as "U.S." is. */
const COUNTRIES = wordSet('u.s.a u.s.s.r u.a.e');
const STREETS = wordSet('ave blvd rd hwy');

/** "Park Ave.", "12 Main St.", "the Coast Hwy."; not "Port St. Lucie". */
function isStreet(abbreviation: string, leading: string): boolean {
  return (
    STREETS.has(abbreviation) || (abbreviation === 'st' && /\d+\s(?:\p{Lu}[\p{L}\d.]*\s)+$/u.test(leading))
  );
}

/** One capitalized word and a verb: "Traffic is light", "Maria stayed", not "Bridge Company". */
const SUBJECT = /^\p{Lu}\p{Ll}+\s(?!Bridge|and\b|of\b)\p{Ll}/u;

const DAY_OR_ZONE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|[A-Z]{1,3}T|GMT|UTC|Eastern|Pacific|Central|Mountain|Beijing|London|Moscow|Greenwich|(?:\p{Lu}\p{L}+ ){1,3}time|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d)\b/u;

/** Whether an exclamation mark belongs to a name: "Yahoo! Inc.", "E! News". */
export function isExclaimedName({ before, next }: Stop): boolean {
  const word = /\S+$/.exec(before)?.[0] ?? '';
  return /^(?:\p{Lu}|Yahoo|Jeopardy|Yum|Oklahoma|Wham|Airplane)$/u.test(word) && !isStarter(next);
}
