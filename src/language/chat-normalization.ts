/** Normalizes chat language: writes out short spellings, and finds the question among greetings and thanks. */
import type { Span } from '../span.ts';

/** Short spellings and the words they stand for; "dont" gives what `fold` leaves of "don't". */
const SPELLINGS = new Map(
  Object.entries({
    u: 'you',
    ya: 'you',
    ur: 'your',
    r: 'are',
    b4: 'before',
    cuz: 'because',
    coz: 'because',
    bc: 'because',
    ppl: 'people',
    pic: 'picture',
    pics: 'pictures',
    vid: 'video',
    vids: 'videos',
    pw: 'password',
    msg: 'message',
    msgs: 'messages',
    acc: 'account',
    acct: 'account',
    hrs: 'hours',
    hr: 'hour',
    mins: 'minutes',
    secs: 'seconds',
    tmrw: 'tomorrow',
    tmr: 'tomorrow',
    wanna: 'want to',
    gonna: 'going to',
    gotta: 'have to',
    gimme: 'give me',
    dunno: 'do not know',
    whats: 'what is',
    wats: 'what is',
    wat: 'what',
    wut: 'what',
    whos: 'who is',
    whens: 'when is',
    wheres: 'where is',
    hows: 'how is',
    whys: 'why is',
    dont: 'do',
    doesnt: 'does',
    didnt: 'did',
    cant: 'can',
    wont: 'will',
    isnt: 'is',
    arent: 'are',
    wasnt: 'was',
    werent: 'were',
    havent: 'have',
    hasnt: 'has',
    hadnt: 'had',
    couldnt: 'could',
    wouldnt: 'would',
    shouldnt: 'should',
    im: 'i am',
    ive: 'i have',
    youre: 'you are',
    theyre: 'they are',
    thats: 'that is',
    theres: 'there is',
    lets: 'let us',
  }),
);

/** Phrases before a question: greetings, "does anyone know". */
const OPENINGS =
  '(?:hey|hi+|hello|yo|heya|sup|ok(?:ay)?|so|um+|uh+|guys|folks|all|everyone|everybody|there|sorry|excuse me|pls|plz|please|(?:pls|plz|please) help(?: me)?|help|(?:a )?(?:quick|dumb|stupid|random|noob) question|question|(?:sorry )?if (?:this|it) (?:was|has been|got|is) (?:already )?(?:asked|answered)(?: already| before)?|(?:does |do )?any(?:one|body)(?: here)?(?: know(?:s)?(?: (?:if|whether))?)?|(?:can|could) (?:any|some)(?:one|body) (?:please )?(?:tell|help) me(?: with)?|(?:i was |i am |im |just )?wondering(?: if| whether)?|(?:do )?(?:you|u)(?: guys)? know(?: (?:if|whether))?|i need to know|tell me|but|and|idk|lol|btw|omg|also)';
/** Phrases after a question: thanks, "any ideas". */
const CLOSINGS =
  '(?:thx|thanks|thank (?:you|u)|ty|tysm|tia|pls|plz|please(?: help)?|pls help|help|lol|lmao|haha+|tho|though|rn|anyone|anybody|any ?(?:one|body) know|any (?:fix|ideas?|help|clue|tips?)|idk|bro|man|guys|mate|or what|or something|again|btw)';
const BETWEEN = '[\\s,.!?:;()…-]';
const BEFORE = new RegExp(`^${BETWEEN}*(?:${OPENINGS}(?:${BETWEEN}+|$))+`, 'iu');
/** The last closing only: a pattern that repeats it would backtrack for seconds on "pls help pls help…". */
const AFTER = new RegExp(`(?<!${BETWEEN})${BETWEEN}+${CLOSINGS}[^\\p{L}\\p{N}]*$`, 'iu');
/** How many characters are searched for openings at the start, and for closings at the end. */
const MAX_READ = 200;

/**
 * Finds the question itself, without the phrases around it.
 *
 * @returns offsets in `question`, UTF-16 units; the whole text when nothing else would be left
 */
export function questionSpan(question: string): Span {
  const opening = BEFORE.exec(question.slice(0, MAX_READ))?.[0].length ?? 0;
  const tail = Math.max(opening, question.length - MAX_READ);
  let end = question.length;
  for (let closing = AFTER.exec(question.slice(tail)); closing; ) {
    end = tail + closing.index;
    closing = AFTER.exec(question.slice(tail, end));
  }
  const part = { start: opening, end };
  return /[\p{L}\p{N}]/u.test(question.slice(opening, end)) ? part : { start: 0, end: question.length };
}

/** The words that a short spelling stands for; undefined for any other word. */
export function expandedSpelling(word: string): string | undefined {
  return SPELLINGS.get(word);
}

/** Writes out the short spellings in a question. */
export function normalizeChat(question: string): string {
  return question.replace(/[\p{L}\p{N}]+/gu, (word) => SPELLINGS.get(word.toLowerCase()) ?? word);
}
