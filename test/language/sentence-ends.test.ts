import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';

/** What must be split at each `¦`, which is no part of the text. */
const TEXTS: Record<string, string[]> = {
  'never after the place that a report comes from': [
    'HARBOR CITY, Ore. — After a meeting of three hours, the council voted. ¦It was late.',
    'PORT CALLAN, Wash. (AP) - The ferry stopped on Monday. ¦Nobody was hurt.',
    'Salem, Ore. (AP) — The mill burned. ¦It was old.',
    'ST. PAUL, Minn. – Officials opened the bridge. ¦It is long.',
    'WASHINGTON, D.C. -- The Senate met. ¦It left.',
    'They live in Salem, Ore. ¦— The mill burned.',
  ],
  'never after the number of an item, a rule or a step': [
    'Rule 1. Be kind. ¦Rule 2. Read the pins.',
    'Step 3. Open the app. ¦Then wait.',
    '4.2. Scope of the rules. ¦They hold everywhere.',
    '1.) Be kind. ¦Then go.',
    '(a) Be kind. ¦Then go.',
    '• 3. Be kind.',
    'See section 4. ¦It is short. ¦He chose plan a. ¦Then he left.',
  ],
  'after an abbreviation only when a new sentence follows': [
    'See Vol. 2 of the guide. ¦Take line No. 5 to the port. ¦Ask for ver. 2 or Eq. 4.',
    'Some animals, e.g. spiders, are kept. ¦They sell pots, pans, etc. ¦The shop is small.',
    'J.R.R. Tolkien wrote it. ¦It was painted by Th. Weber. ¦She went to St. Mary. ¦He stayed.',
    'It starts at 9 a.m. Tokyo time. ¦It opens at 9 a.m. June 3. ¦It shuts at 9 p.m. Sundays. ¦It shuts at 9 p.m. ¦Dogs stay out.',
    'Smith et al. (2004) said so. ¦Lund et al. [2004] did not. ¦She left Acme Corp. ¦(He stayed.)',
    'He read Rom. 3:5 and 1 Cor. 13:4 twice. ¦He went to Rom. ¦It was hot.',
    'It is N°. 102. ¦Smoking is banned in Bldg. 5. ¦Dogs are too.',
  ],
  // pySBD, syntok and nltk have reports of each of these kinds.
  'before every item of a list, however it is marked, and every line with a label': [
    '> - No dogs\n¦> - No cats',
    '> We left early.\n¦Then what?',
    '+ one thing\n¦+ another thing',
    '→ one thing\n¦⁃ another thing\n¦☑ a third thing',
    '🎉 A map was added to the game of the year\n¦🎉 A boss was removed from it',
    '1.) The first item of many\n¦2.) The second item of many',
    'a. The first item of many\n¦b. The second item of many',
    'i. The budget of the school\n¦ii. The choice of a chair',
    'I. The budget of the school\n¦II. The choice of a chair',
    'A. The budget of the school of Varde\n¦B. The choice of a chair',
    '[1] The tide of Varde\n¦[2] The ebb of Varde',
    '**Present:** Ida Holm, Bo Lund and several members of the public\n¦**Absent:** nobody\n¦**Chair:** A. Moe',
    'Present: Ida Holm, Bo Lund and several members of the public\n¦Absent: nobody but the chair',
    '[14:02] ida: the map is broken\n¦[14:03] bo: it works for me',
    'The bridge is named after President John\nF. Kennedy, who came to see it in his youth.',
  ],
  'never within the row of a table': ['| Ferry | Leaves at 9. Comes at 10. |\n¦| Bus | Never. Ask Bo. |'],
  'never where a name, a day or a measure goes on': [
    'At 5 a.m. Mr. Lowe went to the bank. ¦He left it at 6 p.m. ¦Mr. Lowe then ate.',
    'On Monday at 7 p.m. Mrs. Holm sang. ¦On Monday doors open at 7 p.m. ¦Tickets cost $5.',
    'He moved to the U.S.A. ¦Ida stayed. ¦The U.S. Senate met.',
    'It follows Park Ave. ¦Traffic is light. ¦He ate at Park Ave. Bakery House. ¦He lives at 5 Elm St. ¦Traffic is light.',
    'It is open Mon. through Sat. ¦On Sun. it closes. ¦It opens in Jan. ¦We wait. ¦It shuts on Feb. 3.',
    'It shuts in Dec. ¦It opens again. ¦See Sec. IV and Vol. I of it.',
    'He was 6 ft. ¦She was 5 ft. 2 in. ¦They met.',
    'It sank c. 1850. ¦It is plan c. ¦Then they left.',
    'Take exit C. ¦Turn left. ¦It was painted by Ch. Weber.',
    'The Rt. Hon. Ida Fenn met Br. Luke. ¦They ate.',
    'The tool is free. ¦npm installs it.',
  ],
  'after points that stand apart only when a new sentence follows': [
    'He waited . . . and came back. ¦Then he ate.',
    'The thing is . . . I do not know. ¦He left.',
    'Habits were weak . . . in that land. . . . ¦The practice stayed.',
  ],
  'once in a short saying': [
    '“Hey! Give me that!” she said. ¦He did not.',
    'He cried "Stop! Thief!" and ran. ¦Nobody came.',
    '“Who did it? ¦The police do not know, and they will not say it for weeks.”',
    'The tomb was robbed.² ¦Nothing was left. ¦It was *dark.* ¦We left.',
    '“Did he sign?” Minister Ilse Varga of Norland wanted to know. ¦He had not.',
  ],
  'never within a version, a file or a name': [
    'Update to v2.4.1 before Friday. ¦Put the token into .env and start again. ¦It is in .env. ¦Keep it.',
    'Node.js Is a runtime. ¦Use Node.js. ¦It runs on .NET 8. ¦Booking.com fell.',
  ],
  'before a name that is written small, a command, a quotation, code': [
    'Use it. ¦iOS users wait. ¦openSUSE works. ¦x264 is fast. ¦config.json holds it.',
    'Run it. ¦/help shows all commands. ¦@everyone is never pinged. ¦#general is the channel.',
    'Set the flag. ¦`x` is the name. ¦“Why?” he asked. ¦$2 is for members.',
    'The rule is clear (see below). ¦It holds. ¦See the docs [1]. ¦They help. [2] ¦So do we.',
  ],
  'after emoji and what stands for them': [
    'Sorry! 🙇 ¦It will be fixed soon. ¦Nice! 👍🏽 ¦Go on. 🇳🇴 ¦It is open. 👩‍🚀 ¦She flew.',
    'Thanks! :wave: ¦Come again. ¦Thanks! :) ¦See you. ¦Thanks! <3 ¦Bye.',
    'All rights are ours. ¦© 2024 Acme.',
    'I ❤️ New York. ¦Press ▶️ Play to begin. ¦Then wait.',
  ],
  'after words, and not before who said them': [
    '“Stop!” Mayor Lind of the Republic of Vell said. ¦He left.',
    '“Stop!” Lind’s brother asked. ¦“Stop!” CNN quoted him as saying. ¦He left.',
    '“Stop!” ¦Lind left the hall of Vell. ¦“Stop!” ¦The mayor of Vell said.',
  ],
};

describe('a sentence ends', () => {
  for (const [where, texts] of Object.entries(TEXTS))
    it.each(texts)(`${where}: %s`, (marked) => {
      const text = marked.replaceAll('¦', '');
      const found = splitSentences(text, { start: 0, end: text.length });
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
        marked.split('¦').map((sentence) => sentence.trim()),
      );
    });
});
