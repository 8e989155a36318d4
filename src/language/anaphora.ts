import { type Term, termsOf } from './terms.ts';

/*
 * Which sentences cannot be understood without the one before: those whose subject stands for something that was named
 * there. Told by rule, from the words before the first verb.
 */

const words = (text: string) => new Set(text.trim().split(/\s+/));

const PRONOUNS = words('he she it they');
const POSSESSIVES = words('his her its their');
/** What points back, alone or before a noun: "this state of affairs", "both sides", "such visits", "others". */
const POINTING = words('this that these those both such neither either others another');
const QUANTITIES = words('one two three four five some all most many none several each few half');
const BACK = words('them these those this that it');
const TIMES =
  /^(?:days?|weeks?|months?|years?|nights?|mornings?|evenings?|afternoons?|weekends?|hours?|time|century|decade|summer|winter|spring|autumn|fall)$/;
/** "The next day", "that evening": a day that was named before. */
const BACKWARD = words('next same following previous that preceding');
const LATER = words('later earlier before after afterwards');

/** Words that open a sentence before its subject comes. */
const OPENERS = words(
  `in on at by for from with without during after before since until when while as if although though despite because
  within over under upon following amid among between through throughout instead unlike like according besides beyond
  to of earlier later meanwhile however moreover furthermore nevertheless nonetheless then now today yesterday tomorrow
  also still thus hence therefore finally first second third last soon and but so yet or nor even only just perhaps
  indeed afterwards afterward once`,
);
/** After these a name is the subject of its clause: "After Blinken arrived, he…". */
const BEFORE_SUBJECT = words('after before since until when while as if although though because once that');
/** Longer openers are clauses of their own. */
const LONGEST_OPENER = 140;

/** What a subject is followed by; words in -ed are verbs as well. */
const VERBS = words(
  `is are was were has have had do does did will would can could may might must shall should said says say told met went
  came took made got gave found saw knew thought left held kept brought began became led won lost paid sent spoke built
  bought sold rose fell grew drew broke chose wrote put set let cut hit read ran stood sat felt meant meets goes comes
  takes makes gives finds sees knows thinks leaves holds keeps brings begins becomes leads wins loses pays sends speaks
  builds remains seems plans wants needs believes considers hopes also later now then never still`,
);
const SAYING =
  /^(?:said|says|added|asked|wrote|told|replied|warned|insisted|argued|explained|recalled|noted)$/;
const RELATIVES = words('that who which where whose to when whom why how');
const PREPOSITIONS = words(
  'of in for from with between on at against by about into over near under among behind',
);
const POINTERS = new Set([...words('the'), ...POINTING, ...POSSESSIVES]);
/** A subject stands within so many characters. */
const LONGEST_READ = 300;
/** A subject has no more words before its verb. */
const LONGEST_SUBJECT = 9;

/** "It was reported that…", "It is not clear whether…", "It took three days to…": nothing is meant by "it". */
const EMPTY_IT =
  /^it\s+(?:(?:is|was|has|had|will|would|may|might|could|also|still|not|been|be|remains?|remained|became|becomes|seems?|seemed|appears?|appeared|turned|took|takes)\s+){1,4}(?:[\w,-]+\s+){0,4}?(?:that|whether|how|why|when|who|what|if|to)\b/i;

/**
 * Whether a pronoun, or a noun that points back, carries the sentence's subject, and nothing before it in the sentence
 * names what it stands for: "He added that…", "Both sides noted…", "The talks lasted…", "During his stay, he will…",
 * "“We have time,” she said."
 */
export function hasAnaphoricSubject(sentence: string): boolean {
  const text = sentence.trim();
  const speech = /^["“][^"“”]*["”]/.exec(text);
  if (!speech) return leans(text.slice(0, LONGEST_READ), false);
  const rest = text.slice(speech[0].length, speech[0].length + LONGEST_READ);
  return leansAfterSpeech(rest.replace(/^[\s,—–-]+/, ''));
}

/** @param named whether what comes before in the sentence names someone */
function leans(text: string, named: boolean): boolean {
  const clause = text.replace(/^[‘'([—–-]\s*/, '');
  const terms = termsOf(clause);
  const [first, second, third] = terms.map(({ word }) => word);
  if (first === undefined || second === undefined) return false;
  if (isTimeBefore(terms)) return true;
  const comma = clause.slice(0, LONGEST_OPENER).search(/,(?!\d)/);
  if (comma > 0 && opens(terms)) {
    const opener = terms.filter(({ end }) => end <= comma);
    const rest = clause.slice(comma + 1).trim();
    return leans(rest, named || namesSomeone(opener, clause) || namesSubject(opener, clause.slice(0, comma)));
  }
  if (OPENERS.has(first) && !PRONOUNS.has(first)) {
    // "On Friday he met…", "But the ferries had left."
    const at = terms
      .slice(0, 6)
      .findIndex(({ word }, i) => i > 0 && (PRONOUNS.has(word) || (i === 1 && POINTERS.has(word))));
    if (at < 0 || namesSomeone(terms.slice(0, at), clause)) return false;
    return isConjunction(first) || PRONOUNS.has(terms[at]!.word)
      ? leans(clause.slice(terms[at]!.start), named)
      : false;
  }
  if (PRONOUNS.has(first)) return !named && !EMPTY_IT.test(clause);
  if (POSSESSIVES.has(first)) return !named;
  if (QUANTITIES.has(first) && second === 'of') return third !== undefined && BACK.has(third);
  if (POINTING.has(first)) return !TIMES.test(second) && !isName(terms[1]!) && !named;
  return first === 'the' && pointsBack(terms, clause) && !named;
}

/** "…,” she said", "…,” said the minister", "…,” Ada Berg said": and nothing after it is all that somebody said. */
function leansAfterSpeech(rest: string): boolean {
  const terms = termsOf(rest);
  const [first, second] = terms;
  if (!first) return true;
  if (!SAYING.test(first.word)) return leans(rest, false);
  // Turned round, so that the verb follows its subject again.
  const subject = second && !isName(second) ? rest.slice(second.start).replace(/\P{L}+$/u, '') : null;
  return subject !== null && leans(`${subject} ${first.word}`, false);
}

/** "That day, …", "The next morning …", "Two weeks later, …": reckoned from a day that was named before. */
function isTimeBefore([first, second, third]: readonly Term[]): boolean {
  const [a = '', b = '', c = ''] = [first, second, third].map((term) => term?.word);
  if (a === 'that' && TIMES.test(b)) return true;
  if (a === 'the' && BACKWARD.has(b) && TIMES.test(c)) return true;
  if (a === 'later' && b === 'that') return true;
  const counted = a === 'a' || a === 'an' || QUANTITIES.has(a) || /^\d+$/.test(a);
  return counted && TIMES.test(b) && LATER.has(c) && c !== 'before' && c !== 'after';
}

/** Whether a comma may part what these words begin from the subject. */
function opens([first, second]: readonly Term[]): boolean {
  const [a = '', b = ''] = [first?.word, second?.word];
  if (OPENERS.has(a) || /(?:ly|ing)$/.test(a) || TIMES.test(b)) return true;
  // "Born in Oslo, …", "Asked about the bridge, …"
  return /(?:ed|rn|wn)$/.test(a) && (OPENERS.has(b) || b === 'that' || b === 'about');
}

function isConjunction(word: string): boolean {
  return /^(?:and|but|so|yet|or|nor|then|still|also|even|thus|now)$/.test(word);
}

/** Whether an opener names what a pronoun after it may stand for; places and those who are only with it do not count. */
function namesSomeone(opener: readonly Term[], text: string): boolean {
  return opener.some((term, i) => {
    if (!isName(term)) return false;
    if (/['’]s$/.test(text.slice(term.start, term.end))) return true;
    let before = i - 1;
    while (before >= 0 && (isName(opener[before]!) || opener[before]!.word === 'the')) before--;
    return before >= 0 && BEFORE_SUBJECT.has(opener[before]!.word);
  });
}

/** "When ferries are late, they…", "If the council agrees, it…": the clause before has what the pronoun stands for. */
function namesSubject([first, second]: readonly Term[], opener: string): boolean {
  if (!first || !second || !BEFORE_SUBJECT.has(first.word)) return false;
  const isClause = /\b(?:is|are|was|were|has|have|had|did|does|will|would|can|could)\b/.test(opener);
  return isClause && !PRONOUNS.has(second.word) && !POINTERS.has(second.word);
}

/** Whether "the …" is known only from before: a noun without a name, a number or anything else that says which. */
function pointsBack(terms: readonly Term[], text: string): boolean {
  for (let i = 1; i <= LONGEST_SUBJECT; i++) {
    const term = terms[i];
    if (!term || isName(term) || /\d/.test(term.word) || RELATIVES.has(term.word)) return false;
    if (PREPOSITIONS.has(term.word)) {
      if (!POINTERS.has(terms[i + 1]?.word ?? '')) return false;
    } else if (i > 1 && (VERBS.has(term.word) || term.word.endsWith('ed'))) return true;
    if (text[term.end] === ',') return true;
  }
  return false;
}

function isName({ capital, letters, stop }: Term): boolean {
  return capital || (letters === 'upper' && !stop);
}
