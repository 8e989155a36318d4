import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignLanguageOf } from '../../src/language/language-identification.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import questions from './fixtures/questions-in-other-languages.json' with { type: 'json' };

const { lexicon } = shippedModel(false);
const languageOf = (question: string) =>
  foreignLanguageOf(question, ({ word, key }) => lexicon.rowOf(word, key) >= 0);

/** Every other two of the questions in another language: the rules were made while looking at those between. */
const MEASURED = Object.entries(questions).flatMap(([language, asked]) =>
  asked.filter((_, i) => i % 4 >= 2).map((question) => ({ language, question })),
);
const isLong = ({ question }: { question: string }) =>
  !/\p{Script=Latin}/u.test(question) || question.split(/\s+/).length >= 5;

/** The questions of the chat sets, as people type them. */
const ENGLISH = ['src/training/chat/a', 'src/training/chat/b', 'src/training/chat/c', 'src/training/chat/d']
  .concat('src/training/chat/e', 'test/eval/cases/one-subject')
  .flatMap((folder) => readFileSync(`${folder}/questions.jsonl`, 'utf8').trim().split('\n'))
  .map((line) => (JSON.parse(line) as { question: string }).question);

describe('the language of a question', () => {
  it('is told of 95 in 100 questions of five words or more in other languages', () => {
    const long = MEASURED.filter(isLong);
    const told = long.filter(({ question }) => languageOf(question) !== null);
    expect(told.length / long.length).toBeGreaterThan(0.95);
  });

  it('is the right one for 95 in 100 of those', () => {
    const told = MEASURED.filter(({ question }) => languageOf(question) !== null);
    const right = told.filter(({ question, language }) => languageOf(question) === language);
    expect(right.length / told.length).toBeGreaterThan(0.95);
  });

  it('is English for 999 in 1,000 questions of the chat sets', () => {
    const foreign = ENGLISH.filter((question) => languageOf(question) !== null);
    expect(ENGLISH.length).toBeGreaterThan(2_000);
    expect(foreign.length / ENGLISH.length).toBeLessThan(0.001);
  });

  it.each([
    'whats the ip',
    'wen update',
    'is pvp on',
    'rules',
    'danke',
    'Angela Merkel',
    'Wer ist',
    'who is the current taoiseach',
    'does the BMW i4 have a heat pump',
    'who directed das leben der anderen',
    'what does wie geht es dir mean',
    'who plays el profesor in la casa de papel',
    'mayor of københavn',
    'what does 北京 mean',
    'who is Володимир Зеленський',
    'what is π',
    'lol ¯\\_(ツ)_/¯',
    'npm i --save-exact tinyld@1.3.4',
    '',
    '👋',
    '<@123456789012345678> https://example.org/wie/kann/ich/das',
  ])('is not another one for %j', (question) => {
    expect(languageOf(question)).toBeNull();
  });

  it.each([
    ['de', 'wer ist gerade admin'],
    ['de', 'WANN KOMMT DAS UPDATE FÜR LINUX'],
    ['fr', 'ou est le lien pour telecharger le launcher'],
    ['uk', 'хто тут адмін'],
    ['ru', 'с каких пор есть dark mode'],
    ['ja', 'Windows 11にMODを入れるにはどうすればいい？'],
    ['zh', 'dark mode 是什么时候有的'],
    ['ko', 'pro랑 basic 차이가 뭐예요'],
    ['el', 'πότε ανοίγει η βιβλιοθήκη'],
    ['ar', 'متى تفتح المكتبة'],
  ])('is %s for “%s”', (language, question) => {
    expect(languageOf(question)).toBe(language);
  });

  it('is told of anything that is typed, and only by its first 300 characters', () => {
    const parts = fc.constantFrom(
      'wie ',
      'как ',
      'the ',
      'constructor ',
      '__proto__ ',
      'の',
      '. ',
      '¿',
      "'",
      '\u0301',
      '𝐇',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(parts, { maxLength: 200 }).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(typed, (question) => {
        const language = languageOf(question);
        if (language !== null) expect(language).toMatch(/^[a-z]{2}$/);
        expect(languageOf(question.slice(0, 300))).toBe(language);
      }),
    );
  });
});
