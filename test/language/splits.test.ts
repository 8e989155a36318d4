import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';

/** What must be split at each `¦`, which is no part of the text. */
const TEXTS: Record<string, string[]> = {
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
  'at marks, with what closes after them': [
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
  'where a blank was forgotten, and not in addresses': [
    'He left.¦She came back. ¦He left.she came. ¦He left.Com was up. ¦See Example.Com now. ¦See a/b.Com is. ¦He left?¦She came. ¦He left!she came.',
    '“Go.”¦She went. ¦“Go.”she went. ¦He left in 2019.¦She came, then. ¦He left in x9.She came. ¦He left.SHE came. ¦It is v1.2.Three came.',
    'mail desk@paper.Example is. https://a.b/?Key=1. ¦Then.',
    '“Go”.She went.',
  ],
  'at the breaks of lines that are no wrapping': [
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
  for (const [where, texts] of Object.entries(TEXTS))
    it.each(texts)(`${where}: %s`, (marked) => {
      const text = marked.replaceAll('¦', '');
      const before = 'Before it. ';
      const span = { start: before.length, end: before.length + text.length };
      const whole = `${before}${text} After it.`;
      const found = splitSentences(whole, span).map(({ start, end }) => whole.slice(start, end));
      expect(found).toEqual(marked.split('¦').map((sentence) => sentence.trim()));
    });
});
