const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Abbreviations that a name follows: a full stop after them ends no sentence. */
const NEVER_LAST = words(
  `mr mrs ms mx dr drs prof profs rev revs fr mt mts ft pt gen gens lt lts lieut col cols sgt sgts maj capt capts cmdr cdr adm
  brig cpl pvt pfc spc sen sens rep reps gov govs hon amb supt insp det ofc atty asst assoc dep pres messrs mme mmes mlle msgr rt br
  smt mohd shri addl govt dept vs v cf viz eg ie e.g i.e approx ca eds trans tel ext avg nat natl intl`,
);
/** Words when no number follows them, abbreviations when one does: "No. 5", "Mar. 3", "Rs. 500". */
const BEFORE_NUMBER = words(
  'no nos chap chaps sect tab app bk fig figs p pp vol vols ch sec secs art arts op mar sun sat may dec ed max min in am pm rs ex para paras cl rm apt est bldg rms eq eqs ver ep eps lvl pg pgs ref refs b c d nr',
);
/** Months and days of the week: the next word decides. */
const CALENDAR = words('jan feb apr jun jul aug sep sept oct nov mon tue tues wed thu thur thurs fri');
/** Books of the Bible, when chapter and verse follow: "1 Cor. 13:4". */
const BOOKS = words(
  `gen exod lev num deut josh judg sam kgs chr neh esth ps prov eccl isa jer lam ezek dan hos mic hab zech mal matt mk lk jn
  rom cor gal eph phil col thess tim heb jas pet`,
);
/** Abbreviations that may end a sentence: the next word decides. */
const MAYBE_LAST = words(
  `jr sr st inc ltd corp co cos bros llc plc pvt univ assn etc al a.m p.m u.s u.k u.n e.u d.c u.s.a u.s.s.r ph.d m.d b.a m.a b.c
  a.d c.e b.c.e ave blvd rd hwy hrs hr lb lbs oz km cm mm kg sq esq ret`,
);
/** States, as addresses have them: only after a comma, for some of them are words. */
const STATES = words(
  `ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex vt
  va wash wis wyo ont que`,
);
/** Words that begin a sentence far more often than they follow an abbreviation with a capital. */
const STARTERS = words(
  `the a an he she it they we i you this that these those his her its their our my in on at by for from with but and so yet
  however meanwhile then there when while after before although though if as since because what who where why how some many
  most others another one two both each all no not nobody new later earlier last next under over during between among prices
  shares officials analysts critics police doctors researchers scientists residents neither nor still now once until only such again thus hence therefore moreover furthermore nevertheless finally instead likewise similarly indeed today according despite following neither unlike given`,
);
/** Words that a letter names one of: "plan B", "vitamin D", "World War I". After them it is no initial. */
const LETTERED = words(
  `exit terminal door row zone hall wing lane pier tier size route line version annex annexe building unit lot note key model plan vitamin vitamins group grade class type category section phase hepatitis influenza block exhibit option war part
  chapter act title figure table appendix schedule gen generation series league division gate platform room team level`,
);
/** Rulers who are the first of their name. */
const FIRST_OF_THEIR_NAME = words(
  'charles elizabeth james george william henry edward louis napoleon francis paul mary',
);

/** Words after which "I" is the one who speaks. */
const BEFORE_I = words('than and as nor or so am do did can will that');

/** What stands around a full stop, as far as abbreviations are told by it. */
export interface Stop {
  /** The text before it, from the start of its sentence, at least 60 characters where there are as many. */
  before: string;
  /** Quotation marks and brackets that open after it. */
  opening: string;
  /** What follows, from its first letter. */
  next: string;
}

/** Whether a full stop belongs to an abbreviation, and ends no sentence. */
export function isAbbreviation({ before, opening, next }: Stop): boolean {
  const bare = WORD_BEFORE.exec(before)?.[0] ?? '';
  // Tokenised text has a blank before every full stop, and none within an abbreviation.
  if (bare === '') return /\bN[°º]$/.test(before) && /^\d/.test(next);
  const lower = bare.toLowerCase();
  const ahead = before.slice(0, before.length - bare.length);
  const starter = isStarter(next);
  if (INITIAL.test(bare)) return isInitial(bare, ahead, next, starter);
  if (BEFORE_NUMBER.has(lower)) return NUMBER.test(next);
  // "5 ft. She": after a number it is a measure, and no title.
  if (NEVER_LAST.has(lower)) return (opening === '' && !/\d\s$/.test(ahead)) || !starter;
  if (CALENDAR.has(lower)) return !starter;
  if (BOOKS.has(lower) && /^\d+:\d/.test(next)) return true;
  const state = STATES.has(lower) && /,\s$/.test(ahead) && /^\p{Lu}/u.test(bare);
  if (MAYBE_LAST.has(lower) || state) {
    if (isDateline(ahead, opening + next)) return true;
    if (/[([]$/.test(opening)) return /^\d{1,4}[)\]]/.test(next);
    if (isClock(lower) && FROM_THE_START.test(ahead)) return true;
    return !starter && opening.trim() === '' && !endsAnyway(lower, ahead, next);
  }
  return /^(?:\p{L}\.)+\p{L}$/u.test(bare) && !starter;
}

/** In digits or Roman, and "I" where nobody speaks. */
const NUMBER = /^(?:[\d(]|[ivx]+\b|[VX][IVX]*\b|I(?:[IVX]+\b|(?=[.,;:)]|\sof\b|$)))/;

const WORD_BEFORE = /(?<![\p{L}\p{N}.'’&-])[\p{L}\p{N}][\p{L}\p{N}.'’&-]*$/u;

/** A letter, or what some write in place of one: "Th. Weber". */
const INITIAL = /^(?:\p{Lu}|Ch|Th|Chr|Chas|Jas|Thos|Wm|Geo)$/u;

/** "HARBOR CITY, Ore. — After", "Varde, Wash. (AP) - After": the place that a report comes from belongs to it. */
function isDateline(ahead: string, following: string): boolean {
  return DASH.test(following) && PLACE.test(ahead);
}

const DASH = /^(?:\([^()\n]{1,30}\)\s)?[—–-]{1,2}\s/;
const PLACE = /^\s*\p{Lu}[\p{L}.'’]*(?:[ -]\p{Lu}[\p{L}.'’]*){0,4},\s$/u;

/** "J. D. Vance", "George W. Bush"; not "plan B. Ministers", not "41.6°C. Roads". */
function isInitial(letter: string, ahead: string, next: string, starter: boolean): boolean {
  if (!/(?:^|[\s("“‘.-])$/.test(ahead)) return false;
  const previous = /(\p{L}+)\s$/u.exec(ahead)?.[1]?.toLowerCase() ?? '';
  if (LETTERED.has(previous)) return false;
  if (letter === 'I' && (FIRST_OF_THEIR_NAME.has(previous) || BEFORE_I.has(previous))) return false;
  return !starter || /^[AI]\./.test(next);
}

/** Whether a sentence is likelier to begin so than a name is. */
function isStarter(next: string): boolean {
  return /^\p{Lu}/u.test(next) && STARTERS.has(/^\p{L}+/u.exec(next)?.[0].toLowerCase() ?? '');
}

/** After "p.m." or "etc." a capital that is neither a day nor a zone starts a sentence. */
function endsAnyway(abbreviation: string, ahead: string, next: string): boolean {
  if (isClock(abbreviation)) return !DAY_OR_ZONE.test(next);
  if (abbreviation === 'etc') return /^\p{Lu}/u.test(next);
  const isPlace = COUNTRIES.has(abbreviation) || isStreet(abbreviation, ahead);
  return isPlace && SUBJECT.test(next);
}

function isClock(abbreviation: string): boolean {
  return abbreviation === 'a.m' || abbreviation === 'p.m';
}

/** "At 5 a.m. Mr. Lowe left": a sentence that says no more than when has not ended. */
const FROM_THE_START =
  /^\s*(?:(?:at|by|on|in|from|until|till|since|before|after|around|about|shortly|just|early|late|the|this|that|next|last|every|exactly|morning|night|today|yesterday|tomorrow|and|to|\p{Lu}\p{Ll}+day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Ll}*\.?|\d{1,2}(?:[:.]\d{2}|st|nd|rd|th)?),?\s+){1,9}$/iu;

/** Never before what is of the country, as "U.S." is. */
const COUNTRIES = words('u.s.a u.s.s.r u.a.e');
const STREETS = words('ave blvd rd hwy');

/** "Park Ave.", "12 Main St.", "the Coast Hwy."; not "Port St. Lucie". */
function isStreet(abbreviation: string, ahead: string): boolean {
  return (
    STREETS.has(abbreviation) || (abbreviation === 'st' && /\d+\s(?:\p{Lu}[\p{L}\d.]*\s)+$/u.test(ahead))
  );
}

/** "Traffic is light", "Maria stayed", not "Bridge Company": a name of one word, and what it does. */
const SUBJECT = /^\p{Lu}\p{Ll}+\s(?!Bridge|and\b|of\b)\p{Ll}/u;

const DAY_OR_ZONE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|[A-Z]{1,3}T|GMT|UTC|Eastern|Pacific|Central|Mountain|Beijing|London|Moscow|Greenwich|(?:\p{Lu}\p{L}+ ){1,3}time|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d)\b/u;

/** "Yahoo! Inc.", "E! News": an exclamation mark that belongs to a name. */
export function isExclaimedName({ before, next }: Stop): boolean {
  const word = /\S+$/.exec(before)?.[0] ?? '';
  return /^(?:\p{Lu}|Yahoo|Jeopardy|Yum|Oklahoma|Wham|Airplane)$/u.test(word) && !isStarter(next);
}
