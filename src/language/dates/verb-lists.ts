/** Word lists for the tense of clauses. */
import { hasForm, symbolOf } from './token-symbols.ts';

/** The symbols of words, and punctuation marks, as a set. */
export const symbolSet = (text: string, marks = '') =>
  new Set([...text.trim().split(/\s+/).map(symbolOf), ...marks]);

export const MODALS = symbolSet(
  "will 'll shall won't would 'd wouldn't may might could couldn't can can't cannot should must",
);
/** Modals that are past with "not", and as "couldn't": "could not be reached on Friday". */
export const MODALS_OF_FAILURE = symbolSet('could can');
export const FAILURES = symbolSet("couldn't can't cannot");
export const BE = symbolSet('be been being');
export const IS = symbolSet("is are am 're isn't aren't");
export const WAS = symbolSet("was were wasn't weren't");
export const HAVE = symbolSet("have has had 've hasn't haven't hadn't having");

/** Verb forms of the present and the future, which refer to the article's day or later. */
export const PRESENT_OR_FUTURE = symbolSet("will 'll won't shall is are isn't aren't");

/** Words that mark the future after "is" or alone. */
export const EXPECTED = symbolSet(
  `expected due set scheduled slated planned planning going likely unlikely supposed poised preparing bound projected tipped
  upcoming forthcoming pencilled booked ready forecast predicted`,
);
/** Words whose infinitive is in the future: "agreed to meet on Friday", "ordered him to appear on Monday". */
export const LOOKS_AHEAD = symbolSet(
  `agree agreed agrees decide decided decides pledge pledged pledges vow vowed vows promise promised promises plan plans hope
  hoped hopes want wanted wants expect expects threaten threatened threatens offer offered offers prepare prepared aim aimed
  aims arrange arranged order ordered orders ask asked asks tell told tells invite invited invites call called calls urge
  urged urges summon summoned summons require required requires intend intended intends propose proposes need needs needed
  have has had deadline time chance`,
);
/** Verbs of moving an event to another time: "moved the hearing to July 2". */
export const RESCHEDULED = symbolSet(
  `move moves moved moving postpone postpones postponed reschedule rescheduled delay delays delayed push pushes pushed defer defers
  deferred adjourn adjourned shift shifts shifted bring brings brought extend extends extended extending prolong prolonged
  advance advanced switch switched change changes changed rearranged`,
);
/** The same before "to" and "until", with "put it off to July 2". */
export const MOVED_TO = new Set([...RESCHEDULED, ...symbolSet('put puts')]);
/** Verbs that arrange a future event with "for": "called an election for May 4". */
export const ARRANGED = symbolSet(
  'called calls call fixed announced arranged reserved rescheduled convened invited appointed selected picked',
);
/** "A new deadline of June 30" */
export const DEADLINES = symbolSet('deadline deadlines date dates expiry');
/** Verbs in the present that announce an event; used when no other verb tells the tense. */
export const ANNOUNCED = symbolSet(
  `plans intends aims hopes begins begin starts start opens open takes take resumes resume meets meet faces face votes vote
  heads travels arrives arrive visits hosts host closes close ends end expires expire launches launch leaves leave returns
  return holds hold goes go runs run plays play kicks kick reopens reopen marks sees brings`,
);
/** Irregular past tenses and participles; also "says", which reports a past statement. */
const PAST = symbolSet(
  `said says told did didn't went came took made met held began became won lost left rose fell grew sent gave found got saw
  spoke wrote broke struck hit shot led put sank fled flew drove ran sold bought paid built brought caught cut fought kept
  knew laid let read sat shut stood swore taught thought threw withdrew wore woke sought spent spread stole beat bent bid bore
  chose dealt drew ate felt forbade forgot froze hung hid heard hurt lent lit meant rode rang shook sang slept slid split
  sprang stuck swept swam swung tore undertook upheld quit burst shed cast dug bled slashed flung clung crept dwelt fit rid
  wept wound strode sped overtook overthrew foresaw oversaw undid arose awoke bit blew bred drank lain born borne begun broken
  chosen done drawn driven eaten fallen flown forgotten frozen given gone grown hidden known seen shown sworn taken thrown
  torn withdrawn worn written ridden risen shaken spoken stolen sung sunk`,
);
/** Past forms that are also nouns or present forms. */
export const NOUNS_TOO = symbolSet(
  'cut hit shot split spread bid cost run lead cast burst set lost put read rise found left',
);
/** Participles that say how something is, or will be: "shut 25–28 December". */
export const STATES = symbolSet('closed shut cancelled canceled booked sold reserved');
/** Past verbs whose "until" is in the past as well. */
export const LASTED = symbolSet('ran lasted stayed waited continued worked went lived served');
export const NEGATIONS = symbolSet("not didn't wasn't weren't never");

const ADVERBS = symbolSet('not also now likely never still then only just even almost');
export const ARTICLES = symbolSet('a an the another any this that no first second further more of');
/** Words between a verb and its object: "enters its third week". */
export const ARTICLES_AND_POSSESSIVES = symbolSet('the a an his her its their our');
/** Determiners and numbers, which show that "to" is a preposition. */
export const DETERMINERS = symbolSet(
  'the a an his her its their our this that these those all both',
  'DSYyNO',
);
export const PRONOUNS = symbolSet('it them him her us me this that');
export const PLACES = symbolSet(
  'work school court prison hospital church parliament power jail death war office',
);
export const PREPOSITIONS = symbolSet('in on at by of for from to with since until during before after');
/** Function words between a verb and its date: "said late on Friday", "met early last Monday". */
export const BEFORE_DATE = symbolSet(
  'on in by at late early the of during for from earlier later this last next since until till through mid before after',
);
export const UNTIL = symbolSet('until till through thru');
/** Boundaries of clauses. */
export const BOUNDARIES = symbolSet(
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
