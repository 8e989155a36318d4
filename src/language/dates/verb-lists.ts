import { hasForm, symbolOf } from './token-symbols.ts';

/** Words, and marks, by their symbols. */
export const words = (text: string, marks = '') =>
  new Set([...text.trim().split(/\s+/).map(symbolOf), ...marks]);

export const MODALS = words(
  "will 'll shall won't would 'd wouldn't may might could couldn't can can't cannot should must",
);
/** With "not", and as "couldn't", these look back: "could not be reached on Friday". */
export const MODALS_OF_FAILURE = words('could can');
export const FAILURES = words("couldn't can't cannot");
export const BE = words('be been being');
export const IS = words("is are am 're isn't aren't");
export const WAS = words("was were wasn't weren't");
export const HAVE = words("have has had 've hasn't haven't hadn't having");

/** What tells of the article's own day, and of later ones. */
export const NOW = words("will 'll won't shall is are isn't aren't");

/** Words that tell, after "is" or alone, of what is still to come. */
export const EXPECTED = words(
  `expected due set scheduled slated planned planning going likely unlikely supposed poised preparing bound projected tipped
  upcoming forthcoming pencilled booked ready forecast predicted`,
);
/** Words whose "to" tells of what is still to come: "agreed to meet on Friday", "ordered him to appear on Monday". */
export const LOOKS_AHEAD = words(
  `agree agreed agrees decide decided decides pledge pledged pledges vow vowed vows promise promised promises plan plans hope
  hoped hopes want wanted wants expect expects threaten threatened threatens offer offered offers prepare prepared aim aimed
  aims arrange arranged order ordered orders ask asked asks tell told tells invite invited invites call called calls urge
  urged urges summon summoned summons require required requires intend intended intends propose proposes need needs needed
  have has had deadline time chance`,
);
/** What was to be at one time, and is to be at another: "moved the hearing to July 2". */
export const RESCHEDULED = words(
  `move moves moved moving postpone postpones postponed reschedule rescheduled delay delays delayed push pushes pushed defer defers
  deferred adjourn adjourned shift shifts shifted bring brings brought extend extends extended extending prolong prolonged
  advance advanced switch switched change changes changed rearranged`,
);
/** With "to" and "until" one more does: "put it off to July 2". */
export const MOVED_TO = new Set([...RESCHEDULED, ...words('put puts')]);
/** With "for" these look ahead: "called an election for May 4". */
export const ARRANGED = words(
  'called calls call fixed announced arranged reserved rescheduled convened invited appointed selected picked',
);
/** "A new deadline of June 30" */
export const DEADLINES = words('deadline deadlines date dates expiry');
/** Verbs in the present that announce: only where no other verb speaks. */
export const ANNOUNCED = words(
  `plans intends aims hopes begins begin starts start opens open takes take resumes resume meets meet faces face votes vote
  heads travels arrives arrive visits hosts host closes close ends end expires expire launches launch leaves leave returns
  return holds hold goes go runs run plays play kicks kick reopens reopen marks sees brings`,
);
/** Past tenses and participles without -ed. "Says" reports what was said. */
const PAST = words(
  `said says told did didn't went came took made met held began became won lost left rose fell grew sent gave found got saw
  spoke wrote broke struck hit shot led put sank fled flew drove ran sold bought paid built brought caught cut fought kept
  knew laid let read sat shut stood swore taught thought threw withdrew wore woke sought spent spread stole beat bent bid bore
  chose dealt drew ate felt forbade forgot froze hung hid heard hurt lent lit meant rode rang shook sang slept slid split
  sprang stuck swept swam swung tore undertook upheld quit burst shed cast dug bled slashed flung clung crept dwelt fit rid
  wept wound strode sped overtook overthrew foresaw oversaw undid arose awoke bit blew bred drank lain born borne begun broken
  chosen done drawn driven eaten fallen flown forgotten frozen given gone grown hidden known seen shown sworn taken thrown
  torn withdrawn worn written ridden risen shaken spoken stolen sung sunk`,
);
/** Those that are nouns, too, or the same in the present. */
export const NOUNS_TOO = words(
  'cut hit shot split spread bid cost run lead cast burst set lost put read rise found left',
);
/** Verbs whose "until" is over with them. */
export const LASTED = words('ran lasted stayed waited continued worked went lived served');
export const NEGATIONS = words("not didn't wasn't weren't never");

const ADVERBS = words('not also now likely never still then only just even almost');
export const ARTICLES = words('a an the another any this that no first second further more of');
/** What stands before a noun alone. */
export const OWNERS = words('the a an his her its their our');
/** What may stand between "to" and a noun. */
export const DETERMINERS = words('the a an his her its their our this that these those all both', 'DSYyNO');
export const PRONOUNS = words('it them him her us me this that');
export const PLACES = words(
  'work school court prison hospital church parliament power jail death war office',
);
export const PREPOSITIONS = words('in on at by of for from to with since until during before after');
/** Small words between a verb and its date: "said late on Friday", "met early last Monday". */
export const BEFORE_DATE = words(
  'on in by at late early the of during for from earlier later this last next since until till through mid before after',
);
export const UNTIL = words('until till through thru');
/** What parts one clause from the next. */
export const BOUNDARIES = words(
  'that and but while when after before because although though which who whom whose as if where so',
  ',;:—–“”"()',
);

export function isPast(symbol: string | undefined): boolean {
  return symbol !== undefined && (PAST.has(symbol) || hasForm(symbol, 'v'));
}

export function isVerb(symbol: string): boolean {
  return [MODALS, IS, WAS, HAVE, ANNOUNCED].some((one) => one.has(symbol)) || isPast(symbol);
}

export function isAdverb(symbol: string | undefined): boolean {
  return symbol !== undefined && (ADVERBS.has(symbol) || hasForm(symbol, 'l'));
}
