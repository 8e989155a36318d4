/** Anaphora: tells whether a sentence's subject refers to something named in an earlier sentence. */
import { isName, type Term, termsOf } from './terms.ts';

/*
 * Such sentences cannot be understood without the one before. They are recognised by rule, from the words before the
 * first verb.
 */

const wordSet = (text: string) => new Set(text.trim().split(/\s+/));

const PRONOUNS = wordSet('he she it they');
const POSSESSIVES = wordSet('his her its their');
/** Anaphoric alone or before a noun: "this state of affairs", "both sides", "such visits", "others". */
const DEMONSTRATIVES = wordSet('this that these those both such neither either others another');
const QUANTITIES = wordSet('one two three four five some all most many none several each few half');
const OBJECT_PRONOUNS = wordSet('them these those this that it');
const TIME_NOUNS =
  /^(?:days?|weeks?|months?|years?|nights?|mornings?|evenings?|afternoons?|weekends?|hours?|time|century|decade|summer|winter|spring|autumn|fall)$/;
/** "The next day", "the previous evening": relative to a day named earlier. */
const RELATIVE_ADJECTIVES = wordSet('next same following previous that preceding');
const RELATIVE_ADVERBS = wordSet('later earlier before after afterwards');

/** Words that open a phrase or clause before the subject. */
const OPENERS = wordSet(
  `in on at by for from with without during after before since until when while as if although though despite because
  within over under upon following amid among between through throughout instead unlike like according besides beyond
  to of earlier later meanwhile however moreover furthermore nevertheless nonetheless then now today yesterday tomorrow
  also still thus hence therefore finally first second third last soon and but so yet or nor even only just perhaps
  indeed afterwards afterward once`,
);
/** A name after one of these is the subject of its clause: "After Blinken arrived, he…". */
const SUBORDINATORS = wordSet('after before since until when while as if although though because once that');
/** In characters. Longer openers are clauses of their own. */
const MAX_OPENER = 140;

/** Words that may follow a subject; words in -ed count as verbs as well. */
const VERBS = wordSet(
  `is are was were has have had do does did will would can could may might must shall should said says say told met went
  came took made got gave found saw knew thought left held kept brought began became led won lost paid sent spoke built
  bought sold rose fell grew drew broke chose wrote put set let cut hit read ran stood sat felt meant meets goes comes
  takes makes gives finds sees knows thinks leaves holds keeps brings begins becomes leads wins loses pays sends speaks
  builds remains seems plans wants needs believes considers hopes also later now then never still`,
);
const SPEECH_VERBS =
  /^(?:said|says|added|asked|wrote|told|replied|warned|insisted|argued|explained|recalled|noted)$/;
const RELATIVES = wordSet('that who which where whose to when whom why how');
const PREPOSITIONS = wordSet(
  'of in for from with between on at against by about into over near under among behind',
);
const DEFINITE_DETERMINERS = new Set([...wordSet('the'), ...DEMONSTRATIVES, ...POSSESSIVES]);
/** In characters: the subject is expected within this much of the sentence. */
const MAX_READ = 300;
/** In words before the verb. */
const MAX_SUBJECT = 9;

/**
 * Expletive "it", which refers to nothing: "It was reported that…", "It is not clear whether…", "It took three days
 * to…".
 */
const EXPLETIVE_IT =
  /^it\s+(?:(?:is|was|has|had|will|would|may|might|could|also|still|not|been|be|remains?|remained|became|becomes|seems?|seemed|appears?|appeared|turned|took|takes)\s+){1,4}(?:[\w,-]+\s+){0,4}?(?:that|whether|how|why|when|who|what|if|to)\b/i;

/**
 * Whether the subject of a sentence is a pronoun, or a noun phrase that refers back, with nothing before it in the
 * sentence that names its antecedent: "He added that…", "Both sides noted…", "The talks lasted…", "During his stay, he
 * will…", "“We have time,” she said."
 *
 * @param sentence one sentence; only its first 300 characters are read, or those after an opening quotation
 */
export function hasAnaphoricSubject(sentence: string): boolean {
  const text = sentence.trim();
  const speech = /^["“][^"“”]*["”]/.exec(text);
  if (!speech) return isAnaphoric(text.slice(0, MAX_READ), false);
  const rest = text.slice(speech[0].length, speech[0].length + MAX_READ);
  return isAnaphoricAfterSpeech(rest.replace(/^[\s,—–-]+/, ''));
}

/** @param named whether an earlier part of the sentence names a possible antecedent */
function isAnaphoric(text: string, named: boolean): boolean {
  const clause = text.replace(/^[‘'([—–-]\s*/, '');
  const terms = termsOf(clause);
  const [first, second, third] = terms.map(({ word }) => word);
  if (first === undefined || second === undefined) return false;
  if (startsWithRelativeTime(terms)) return true;
  const comma = clause.slice(0, MAX_OPENER).search(/,(?!\d)/);
  if (comma > 0 && startsOpener(terms)) {
    const opener = terms.filter(({ end }) => end <= comma);
    const rest = clause.slice(comma + 1).trim();
    return isAnaphoric(
      rest,
      named || namesSomeone(opener, clause) || namesSubject(opener, clause.slice(0, comma)),
    );
  }
  if (OPENERS.has(first) && !PRONOUNS.has(first)) {
    // "On Friday he met…", "But the ferries had left."
    const at = terms
      .slice(0, 6)
      .findIndex(
        ({ word }, i) => i > 0 && (PRONOUNS.has(word) || (i === 1 && DEFINITE_DETERMINERS.has(word))),
      );
    if (at < 0 || namesSomeone(terms.slice(0, at), clause)) return false;
    return isConjunction(first) || PRONOUNS.has(terms[at]!.word)
      ? isAnaphoric(clause.slice(terms[at]!.start), named)
      : false;
  }
  if (PRONOUNS.has(first)) return !named && !EXPLETIVE_IT.test(clause);
  if (POSSESSIVES.has(first)) return !named;
  if (QUANTITIES.has(first) && second === 'of') return third !== undefined && OBJECT_PRONOUNS.has(third);
  if (DEMONSTRATIVES.has(first)) return !TIME_NOUNS.test(second) && !isName(terms[1]!) && !named;
  return first === 'the' && isDefiniteAnaphor(terms, clause) && !named;
}

/**
 * For the rest of a sentence that starts with a quotation: "…,” she said", "…,” said the minister", "…,” Ada Berg
 * said". A quotation alone has no speaker, so it depends on the sentence before.
 */
function isAnaphoricAfterSpeech(rest: string): boolean {
  const terms = termsOf(rest);
  const [first, second] = terms;
  if (!first) return true;
  if (!SPEECH_VERBS.test(first.word)) return isAnaphoric(rest, false);
  // Invert "said the minister", so that the verb follows its subject.
  const subject = second && !isName(second) ? rest.slice(second.start).replace(/\P{L}+$/u, '') : null;
  return subject !== null && isAnaphoric(`${subject} ${first.word}`, false);
}

/** "That day, …", "The next morning …", "Two weeks later, …": relative to a day named in an earlier sentence. */
function startsWithRelativeTime([first, second, third]: readonly Term[]): boolean {
  const [a = '', b = '', c = ''] = [first, second, third].map((term) => term?.word);
  if (a === 'that' && TIME_NOUNS.test(b)) return true;
  if (a === 'the' && RELATIVE_ADJECTIVES.has(b) && TIME_NOUNS.test(c)) return true;
  if (a === 'later' && b === 'that') return true;
  const counted = a === 'a' || a === 'an' || QUANTITIES.has(a) || /^\d+$/.test(a);
  return counted && TIME_NOUNS.test(b) && RELATIVE_ADVERBS.has(c) && c !== 'before' && c !== 'after';
}

/** Whether these words may begin a phrase that a comma separates from the subject. */
function startsOpener([first, second]: readonly Term[]): boolean {
  const [a = '', b = ''] = [first?.word, second?.word];
  if (OPENERS.has(a) || /(?:ly|ing)$/.test(a) || TIME_NOUNS.test(b)) return true;
  // "Born in Oslo, …", "Asked about the bridge, …"
  return /(?:ed|rn|wn)$/.test(a) && (OPENERS.has(b) || b === 'that' || b === 'about');
}

function isConjunction(word: string): boolean {
  return /^(?:and|but|so|yet|or|nor|then|still|also|even|thus|now)$/.test(word);
}

/**
 * Whether an opener names a possible antecedent: a possessor, or the subject of a clause, but no place or companion.
 */
function namesSomeone(opener: readonly Term[], text: string): boolean {
  return opener.some((term, i) => {
    if (!isName(term)) return false;
    if (/['’]s$/.test(text.slice(term.start, term.end))) return true;
    let before = i - 1;
    while (before >= 0 && (isName(opener[before]!) || opener[before]!.word === 'the')) before--;
    return before >= 0 && SUBORDINATORS.has(opener[before]!.word);
  });
}

/**
 * Whether an opener is a clause whose subject is the antecedent: "When ferries are late, they…", "If the council
 * agrees, it…".
 */
function namesSubject([first, second]: readonly Term[], opener: string): boolean {
  if (!first || !second || !SUBORDINATORS.has(first.word)) return false;
  const isClause = /\b(?:is|are|was|were|has|have|had|did|does|will|would|can|could)\b/.test(opener);
  return isClause && !PRONOUNS.has(second.word) && !DEFINITE_DETERMINERS.has(second.word);
}

/** Whether "the …" refers back: its noun has no name, number, relative clause or other modifier that identifies it. */
function isDefiniteAnaphor(terms: readonly Term[], text: string): boolean {
  for (let i = 1; i <= MAX_SUBJECT; i++) {
    const term = terms[i];
    if (!term || isName(term) || /\d/.test(term.word) || RELATIVES.has(term.word)) return false;
    if (PREPOSITIONS.has(term.word)) {
      if (!DEFINITE_DETERMINERS.has(terms[i + 1]?.word ?? '')) return false;
    } else if (i > 1 && (VERBS.has(term.word) || term.word.endsWith('ed'))) return true;
    if (text[term.end] === ',') return true;
  }
  return false;
}
