/** Language identification: tells which language a question is in that is surely not English. */

import { detectAll } from 'tinyld/light';
import { type Term, termsOf } from './terms.ts';

/** In characters: how much of a question is read. A longer one is a text, and its beginning tells. */
const MAX_READ = 300;

/** Letters of scripts that English is not written in, with the language that is mostly asked in there; the first wins. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['uk', /[іїєґ]|(?<!\p{L})(?:як(?:а|е|ий|им|их|ого|ою|у)?|хто|що|чи|де|коли)(?!\p{L})/iu],
  ['ru', /\p{Script=Cyrillic}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['th', /\p{Script=Thai}/u],
];

/** Single letters are symbols and faces: "π", "¯\_(ツ)_/¯". */
const FOREIGN_RUN = /(?:(?!\p{Script=Latin})\p{L}){2,}/gu;
const LATIN = /\p{Script=Latin}/gu;
const SYLLABLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** How many Latin letters say as much as a character that stands for a syllable or a word. From 2 to 4. */
const LETTERS_OF_SYLLABLE = 3;

/** Two words are a name or a greeting more often than a question, and too few to tell by. */
const MIN_WORDS = 3;
/**
 * In words: by how many the likeliest language must be ahead of English. From 1, where nine of 27,000 English questions
 * are taken for another language, to 3.
 */
const MIN_LEAD = 2;

/** Addresses, mentions, versions and other codes. */
const CODES = /[\x21-\x7e]*[:/@\d][\x21-\x7e]*/g;

/**
 * Frequent words by language: those that people ask with in the languages of the interface and in Dutch, and in others what looks
 * like a frequent word of English. Without accents, as `fold` leaves them.
 */
const FREQUENT_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    de: `ab alle als also am an auf aus bei bis das dem den der des die ein eine einen einer er es fur gibt gibts habe haben
      hat her hier ich ihr im in ist kann kannst konnen man mein meine mich mir mit muss nach nicht noch oder ohne sein seit
      sich sie sind so still uber um und unter von vom wann war warum was welche welcher welches wenn wer werden wie wieso will
      wieviel wir wird wo wurde zu zum zur`,
    es: `a al como con cual cuales cuando cuanta cuanto cuantos de del desde donde el ella en es esta este fue ha hace han has
      hasta hay he la las le lo los mas me mi no nos para pero por puede pueden puedo que quien quienes se ser si sin sobre son
      su tiene tengo todo un una y ya yo`,
    fi: 'he me on',
    fr: `a au aux avec but c'est ca ce ces cette combien comment dans de depuis des du elle dont en est et fait faut ici il ils j'ai je
      jusqu'a la le les leur ma mes mon ne nous on or ou par pas peut peux plus pour pourquoi qu'est quand que quel quelle
      quelles quels qui quoi sa se ses son sont sous sur tu un une vous y an as me`,
    hu: 'a is',
    it: `a ai al alla anche c'e che chi ci come con cosa da dal dalla dei del della delle di do dopo dov'e dove e fino gli ha hanno
      ho i il in io la le lo ma me mi non per perche piu possiamo posso puo qual quale quali quando quanta quante quanti quanto
      se si so sono su sul sulla tra un una`,
    nl: `aan al als am been bij dan dat de den die dit door een en er ga gaat geen had hebben heb heeft her het hoe hoeveel ik in
      is je kan kun kunnen maar mag me met mijn moet naar niet nog of om ook op over te tot uit van vanaf voor waar waarom
      want wanneer wat we welk welke werd wie wordt zijn`,
    no: 'i for her me',
    pl: `a albo by byc byl byla bylo co czemu czy czym dla dlaczego do dokad gdzie i ile jak jaka jaki jakie jest jestem kiedy
      kim kto ktora ktory ktore ma mam mi moge moj moja moje most mozna my na nie o od on po pod przed przez sa same sie skad ta tam te
      ten to trzeba tu tutaj ty w we z za ze`,
    pt: `a aos ao as com como da das de desde do dos e ela ele em essa esse esta este eu fica foi ha isso mais mas me meu minha na
      nao nas no nos num o onde os ou para pela pelo por porque posso pra pro qual quais quando quanta quantas quanto quantos
      que quem sao se sem ser so sobre ta tem um uma vai`,
    ro: 'a am are in',
    sv: 'i for',
    tr: `an ama at bana ben benim bir biri bu bunu daha de degil en gibi hangi hangisi has her icin ile is kac kadar kim mi miyim mu
      nasil ne neden nedir nerede nereden nereye neye olarak olur on sonra su ve var veya yok zaman`,
  }).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
);
/** Frequent words of English questions that are not stop words, and that few other languages have. */
const ENGLISH_WORDS = new Set(
  `after again against allowed almost already always another anybody anyone anything arent around away back before
  between both bought buy called cannot cant didnt doesnt dont each either enough every everybody everyone everything
  few find first get gets getting give given goes going gone good got highest hours hows however isnt keep know known
  last least less made make makes making many may meaning means might month months need needed needs never new newest
  next nobody not nothing now number often oldest only others owned owns paid pay people please pls play plays price
  prices put rule same sell sells should since somebody someone something sometimes started starts still take taken
  takes tell thank thanks thing things think though through time times today together told tomorrow tonight took tried
  try until used uses using want wanted wants wasnt way went whatever whats whens wheres whole whos within without
  wont working works written wrote year years yes yesterday yet youre ur`.split(/\s+/),
);

/**
 * The language that a question is in, where that is surely not English. It errs on the side of English: a question with
 * a word that only English has is English, and so is one of less than three words in Latin letters.
 *
 * Languages in other scripts are told by their letters. Those in Latin ones are told by tinyld
 * (https://github.com/komodojp/tinyld), which knows 24 languages by the sequences of letters that are frequent in each, and by
 * their frequent words; only where some word is unknown in English. Of 27,422 English questions one is taken for another
 * language, and of 247 others of five words or more 242 are told: see test/eval.
 *
 * @param question by anybody, of any length; only the first 300 characters are read
 * @param isEnglish whether a word is one of the common words of English texts, names included
 * @returns an ISO 639-1 code; null when it is English, or too short or mixed to tell
 */
export function foreignLanguageOf(question: string, isEnglish: (word: Term) => boolean): string | null {
  const text = question.slice(0, MAX_READ).replace(CODES, ' ');
  const words = termsOf(text);
  const language = languageByScript(text) ?? languageByWords(text, words, isEnglish);
  return language === null || words.some((word) => isEnglishBeside(language, word)) ? null : language;
}

/** The language of a text that is mostly in another script than the Latin one. */
function languageByScript(text: string): string | null {
  const foreign = (text.match(FOREIGN_RUN) ?? []).join(' ');
  const length = count(foreign, /\p{L}/gu) + (LETTERS_OF_SYLLABLE - 1) * count(foreign, SYLLABLE);
  if (length <= count(text, LATIN)) return null;
  return SCRIPTS.find(([, pattern]) => pattern.test(foreign))?.[0] ?? null;
}

function languageByWords(
  text: string,
  words: readonly Term[],
  isEnglish: (word: Term) => boolean,
): string | null {
  if (words.length < MIN_WORDS || words.every(isEnglish)) return null;
  const length = count(text, /\S/g);
  // The accuracy of tinyld is about one for each word that speaks for the language, over the number of letters.
  const scores = detectAll(text).map(({ lang, accuracy }) => {
    const frequent = FREQUENT_WORDS.get(lang);
    const speaking = words.filter(({ word, letters }) => frequent?.has(word) && letters === 'lower');
    return { lang, score: accuracy * length + speaking.length };
  });
  const first = scores.reduce((best, one) => (one.score > best.score ? one : best), { lang: 'en', score: 0 });
  const english = scores.find(({ lang }) => lang === 'en')?.score ?? 0;
  return first.lang !== 'en' && first.score - english >= MIN_LEAD ? first.lang : null;
}

/** Whether a word is a frequent one of English, and none of another language. */
function isEnglishBeside(language: string, { word, stop }: Term): boolean {
  return (stop || ENGLISH_WORDS.has(word)) && !FREQUENT_WORDS.get(language)?.has(word);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
