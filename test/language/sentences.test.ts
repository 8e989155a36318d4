import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';

function sentences(text: string): string[] {
  return splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

/** Texts to be split at each `¦`, which is not part of the text. */
const TEXTS: Record<string, string[]> = {
  'after a full stop, a question mark, an exclamation mark': [
    'The bells rang.¦ Who rang them?¦ Nobody!¦ The tower was locked.',
    'Turnout was 71%.¦ 600 voted by mail in 2024.¦ It was 66% before.',
    '钟声响了。¦谁敲的？¦没有人。',
  ],
  'not after a title, an initial or a unit': [
    'Dr. Lund met Sens. Roy and Hale at St. Olaf.¦ Gen. H. W. Moe stayed.',
    'J.K. Holm and A. P. J. Rao wrote it.¦ Lt. Col. Ames did not.',
    'It cost Rs. 500, or approx. $6.¦ See No. 3, pp. 4-7.',
    'Doe v. Hale was cited, e.g. in Sec. 2, i.e. twice.¦ Nobody read it.',
  ],
  'after an abbreviation only when a new sentence follows': [
    'He moved to the U.S. last year.¦ The U.S. Senate met.',
    'She left the U.S.¦ The firm followed.',
    'It opened at 9 a.m. Monday and shut at 5 p.m. EST.¦ Holm came at 6 p.m.¦ Ames came later.',
    'Pear Inc. Chief Executive Ana Rui resigned.¦ She had led Pear Inc.¦ Its shares fell.',
    'They sold pots, pans, etc.¦ The mill in Salem, Ore., burned.¦ He was ill.¦ Doctors came.',
    'There is no plan B.¦ Ministers say so.¦ He fought in World War I.¦ British medals survive.',
  ],
  'with the quotation marks, brackets and notes that belong to it': [
    '“We lost.”¦ Holm shrugged.¦ “Badly.”',
    '"It is late," he said.¦ "Ask Ana."¦ She left.',
    'He called it “a farce”.¦ (She did not.)¦ They parted (as friends).¦ Nobody knew.',
    'It was “by a master.” [quoted by A. Lund, p. 12] ¦Once there, he rose. [emphasis added] ¦He left. ¦[He came.] ¦Mr. [sic] Lund [see p. 3] stayed.',
    'The dam failed in 1975.[4]¦ It was rebuilt.[citation needed]¦ Birds nest there.',
    'They won! 🎉¦ The city danced.',
  ],
  'not between a quotation and its speaker': [
    '“Who pays?” asked the mayor.¦ “Never!” Senator Bly shouted.',
    '“Will it rain?” Dr. Ana Holm asked.¦ It did.',
    '“The sea gives and the sea takes.” — Ines Faro, fisher',
  ],
  'after an ellipsis only when a new sentence follows': [
    'He was… late.¦ He paused…¦ Then he spoke.',
    '“I... I cannot say.”¦ She waited...¦ Nobody came.',
  ],
  'not within brackets': ['The bridge (It opened in 1932. It fell in 1990.) is a ruin.¦ Birds nest there.'],
  'not within an address or the name of a site': [
    'See https://paper.example/a.b?Key=C.D or mail desk@paper.example.¦ Booking.com fell.¦ Run setup.exe.',
  ],
  'where a space is missing': ['The talks failed.¦Both sides left in 2019.¦Nobody cried.', '“Go.”¦She went.'],
  'between a heading, the items of a list, and prose': [
    'What we know\n¦Two people were hurt when a tram left the rails near the station.',
    'The rules:\n¦- No fires\n¦- No dogs\n¦1. Be kind.\n¦2. Leave early.',
    '## Background\n¦The two countries have no ties.',
  ],
  'not where prose is wrapped': [
    'The council said on Monday that the bridge over the\nriver would stay shut until the spring.¦ President\nHolm agreed.',
    'The prize went to the team of the physicist Helena\r\nStrand of Tromsø.¦ She is 44.',
  ],
};

describe('a paragraph is split into sentences', () => {
  for (const [rule, texts] of Object.entries(TEXTS))
    it.each(texts)(`${rule}: %j`, (marked) => {
      expect(sentences(marked.replaceAll('¦', ''))).toEqual(
        marked.split('¦').map((sentence) => sentence.trim()),
      );
    });

  it('with offsets into the whole text', () => {
    const text = 'Title\n\nOne. Two.\n\nThree.';
    expect(splitSentences(text, { start: 7, end: 16 })).toEqual([
      { start: 7, end: 11 },
      { start: 12, end: 16 },
    ]);
    expect(splitSentences(text, { start: 5, end: 7 })).toEqual([]);
  });

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'a',
          'The',
          'Dr',
          'U.S',
          'J',
          ' ',
          ' ',
          '\n',
          '\r\n',
          '\u00a0',
          '\u2028',
          '.',
          '. ',
          '!',
          '?',
          '…',
        ],
        ...[
          '"',
          '“',
          '”',
          "'",
          '’',
          '(',
          ')',
          '[1]',
          '[',
          ']',
          '- ',
          '1. ',
          '#',
          '。',
          '🎉',
          '\uD83C',
          'http://a.b/',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 80 },
  );

  it('that contain everything but white space, in order and without overlap', () => {
    fc.assert(
      fc.property(pieces, fc.nat(5), (chosen, margin) => {
        const text = chosen.join('');
        const span = { start: Math.min(margin, text.length), end: text.length };
        let last = span.start;
        let joined = '';
        for (const { start, end } of splitSentences(text, span)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          joined += text.slice(start, end);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(span.end);
        expect(visible(joined)).toBe(visible(text.slice(span.start)));
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it.each(['. "', 'J. ', '\n ', '”. ', '! ', '(a. ', '...\u00a0', '1. ', '🎉. '])(
    'in linear time, however often %j is repeated',
    (unit) => {
      const text = unit.repeat(100_000 / unit.length);
      const start = performance.now();
      splitSentences(text, { start: 0, end: text.length });
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});

/** Removes white space and control characters, which no served file has. */
function visible(text: string): string {
  return [...text].filter((letter) => !/[\s\p{Cc}]/u.test(letter)).join('');
}

/** Paragraphs within a longer text, in the same notation. */
const PARAGRAPHS: Record<string, string[]> = {
  'after abbreviations, initials and numbers': [
    'Mr. Lund, Mrs. Roy, Ms. Hale and Prof. Moe met. ¦They ate.',
    'He met Mr. The end came.',
    'It was Jan. 5. ¦It was Wed. ¦They met.',
    'See No. 5. ¦No. ¦It is not so. ¦He said no. ¦Then he left.',
    'It came on Mar. 3. ¦It shut. ¦See Art. IV. ¦See fig. 2.',
    'He met Sun. ¦Then it rained. ¦He is No. ¦One.',
    'It grew in Rs. 500 steps. ¦He ate max. 5 cakes.',
    'He met Ed. ¦Then Ed. 2 came. ¦Am. ¦It was.',
    'He lives at 5 Main St. ¦He likes it. ¦He left St. Olaf.',
    'He is Sammy Davis Jr. ¦He sings. ¦The U.K. ¦The U.N. met.',
    'She has a Ph.D. ¦She teaches. ¦He came at 5 p.m. Beijing time. ¦He left at 9 a.m. GMT. ¦He slept at 9 a.m. ¦Then he ate.',
    'He came at 6 p.m. Sunday. ¦They met, etc. ¦Then they left. ¦They met etc. often.',
    'She works for Acme Corp. ¦It pays well. ¦She works for Acme Corp. Board members say so.',
    'He lives in Reno, Nev. ¦It is hot. ¦He lives in Gary, Ind. ¦The air is bad. ¦He met ind. ¦The air is bad.',
    'He lives in Salem, Mass. ¦Officials say so. ¦They went to mass. ¦Then they ate.',
    'Plan B. ¦It works. ¦Vitamin C. ¦It helps. ¦World War I. ¦The men left. ¦Group A. ¦We met.',
    'He met J. Smith. ¦He met J. ¦She left. ¦Charles I. ¦He was king. ¦More than I. ¦She is. ¦Elizabeth I. ¦They met.',
    'It was 41.6°C. ¦Roads melted. ¦It was G. W. Moe. ¦It was E. coli. ¦It was A. B. ¦It was.',
    '1. Talks go on. ¦12. They failed. ¦In 1. ¦Then it ended.',
    'He met a.b. ¦Then he left. ¦He met x.y.z. Zeb left. ¦He used Node.js. ¦It works.',
    'The A.M.A. met. ¦The A.M.A. ¦It met.',
    'He works at Yahoo! Inc. ¦He left. ¦He saw E! News. ¦He cried Yahoo! ¦Then he left. ¦Oklahoma! opened. ¦Stop! ¦Now!',
    'He said e.g. The end. ¦“He met Dr. “Lund” there.” ¦He met Dr. ¦“The man.”',
  ],
  'at punctuation, with closing quotation marks and brackets': [
    'He came. ¦“She left.” ¦He slept.',
    'He came (late). ¦She left. ¦He came (late.) ¦She left. ¦He came. ¦(She left.) ¦Then.',
    '(It was late. It came.) ¦They left. ¦(It was late. ¦It came. ¦They left.',
    '(It (the old bridge) fell. It was late.) ¦They left.',
    "He came: ‘late.’ ¦She left. ¦He came ''late.'' ¦She left.",
    "He came.\" ¦She left. ¦He came.' ¦She left. ¦He came. ¦' She left.",
    'He came. ” ¦She left. ¦He came.”) ¦She left. ¦He came.] ¦She left. ¦He came.» ¦She left.',
    'He left.[1] ¦She came. ¦He left.[1][2] ¦She came.[note 5] ¦They met. ¦He left. [3] ¦She came.',
    'He left. 🎉 ¦She came.🎉 ¦They met.',
    'He left... ¦She came. ¦He left… she came. ¦He left...“Then.” ¦I... I left. ¦No... ¦Now he left. ¦No... ¦Nor did he.',
    'He left?! ¦She came. ¦He left!!! ¦She came. ¦Who left? she asked. ¦“Who left?” She asked. ¦“Who left?” Ada Berg said. ¦“Who left?” asked Berg.',
    '“Stop!” Ada Berg cried. ¦“Stop!” ¦The man cried. ¦“Stop!” Ada cried, loud.',
    '“The sea gives.” — Ines Faro, fisher',
    '“The sea gives.” ¦— Ines Faro left. ¦She came.',
    '“The sea gives.” – then she came.',
    '他来了。¦她走了！¦谁？¦我。”¦他说。',
    'He left. she came. ¦He left. ¦iPhone sales fell. ¦He left. ¦eBay fell. ¦He left. ¦al-Sudani met. ¦He left. ¦macOS came.',
  ],
  'where a space is missing, and not in addresses': [
    'He left.¦She came back. ¦He left.she came. ¦He left.Com was up. ¦See Example.Com now. ¦See a/b.Com is. ¦He left?¦She came. ¦He left!she came.',
    '“Go.”¦She went. ¦“Go.”she went. ¦He left in 2019.¦She came, then. ¦He left in x9.She came. ¦He left.SHE came. ¦It is v1.2.Three came.',
    'mail desk@paper.Example is. https://a.b/?Key=1. ¦Then.',
    '“Go”.She went.',
  ],
  'at line breaks that are not wrapping': [
    'The rules\n¦- No fires\n¦- No dogs',
    'The rules\n¦• No fires\n¦* No dogs\n¦– No cats',
    '1. No fires\n¦2) No dogs\n¦(3) No cats\n¦a) No birds',
    '12.5 million came.\n¦3.4 million left.',
    'What we know\n¦Two people were hurt when a tram left the rails near the station.',
    'The two countries have no ties.\n¦## Background',
    'The council of Lindholm met on\nMonday in the town.',
    'The council of Lindholm met in the hall on\nMonday in the town, and it approved a bridge.',
    'The council met in the hall of the\nTown and it approved a very long bridge there.',
    'The council met on the bridge of old Lindholm\nTown and it approved a very long bridge there.',
    'The council met in the old hall with\nAda Berg and it approved a very long bridge.',
    'The council met, and then it spoke of Mr\nBerg and it approved a very long bridge there.',
    'The council met in the hall.\n\n¦It approved a bridge.',
    'Roses are red\n¦Violets are blue\n¦Sugar is sweet',
    'Short heading here\nthe line goes on in small letters until it ends.',
    'A heading of its own\n¦“The bridge is a very long one,” Ada Berg said in the hall.',
    'The council of Lindholm met in the old hall by the\nLindholm bridge, which is a long one.',
    'A first line of prose that is as long as lines are\nand a shorter one\n¦Then comes another of the same length as the first.',
    'One line\r\n¦Another line\r¦A third ¦A fourth ¦A fifth',
    '- An item of a list\n¦A line after it that has a very long text to itself, and an end.',
    'The council met…\n¦The bridge is open for all of the town',
    'It was a well-\nKnown bridge in the town of Lindholm, they said.',
    'The very long heading of an article that tells what it is about in more words\nThe text.',
    '# Background\n¦The two countries have no ties.',
  ],
};

describe('a paragraph is split', () => {
  for (const [where, texts] of Object.entries(PARAGRAPHS))
    it.each(texts)(`${where}: %s`, (marked) => {
      const text = marked.replaceAll('¦', '');
      const before = 'Before it. ';
      const span = { start: before.length, end: before.length + text.length };
      const article = `${before}${text} After it.`;
      const found = splitSentences(article, span).map(({ start, end }) => article.slice(start, end));
      expect(found).toEqual(marked.split('¦').map((sentence) => sentence.trim()));
    });
});

/** Ends of sentences, in the same notation. */
const ENDS: Record<string, string[]> = {
  'never after the place of a dateline': [
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
  // Each of these kinds was reported to pySBD, syntok or nltk.
  'before every item of a list, with any mark, and every line with a label': [
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
  'never within a name, a day or a measure': [
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
  'after spaced ellipses only when a new sentence follows': [
    'He waited . . . and came back. ¦Then he ate.',
    'The thing is . . . I do not know. ¦He left.',
    'Habits were weak . . . in that land. . . . ¦The practice stayed.',
  ],
  'once within short direct speech': [
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
  'before a name in lower case, a command, a quotation, code': [
    'Use it. ¦iOS users wait. ¦openSUSE works. ¦x264 is fast. ¦config.json holds it.',
    'Run it. ¦/help shows all commands. ¦@everyone is never pinged. ¦#general is the channel.',
    'Set the flag. ¦`x` is the name. ¦“Why?” he asked. ¦$2 is for members.',
    'The rule is clear (see below). ¦It holds. ¦See the docs [1]. ¦They help. [2] ¦So do we.',
  ],
  'after emoji and emoticons': [
    'Sorry! 🙇 ¦It will be fixed soon. ¦Nice! 👍🏽 ¦Go on. 🇳🇴 ¦It is open. 👩‍🚀 ¦She flew.',
    'Thanks! :wave: ¦Come again. ¦Thanks! :) ¦See you. ¦Thanks! <3 ¦Bye.',
    'All rights are ours. ¦© 2024 Acme.',
    'I ❤️ New York. ¦Press ▶️ Play to begin. ¦Then wait.',
  ],
  'after quotations, and not before their speaker': [
    '“Stop!” Mayor Lind of the Republic of Vell said. ¦He left.',
    '“Stop!” Lind’s brother asked. ¦“Stop!” CNN quoted him as saying. ¦He left.',
    '“Stop!” ¦Lind left the hall of Vell. ¦“Stop!” ¦The mayor of Vell said.',
  ],
};

describe('a sentence ends', () => {
  for (const [where, texts] of Object.entries(ENDS))
    it.each(texts)(`${where}: %s`, (marked) => {
      const text = marked.replaceAll('¦', '');
      const found = splitSentences(text, { start: 0, end: text.length });
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
        marked.split('¦').map((sentence) => sentence.trim()),
      );
    });
});
