import { describe, expect, it } from 'vitest';
import { type Term, termsOf } from '../../src/language/terms.ts';
import { wordOf } from '../../src/language/word-normalization.ts';
import { Index } from '../../src/retrieval/index.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { codeParts, compoundParts, joinedTerms, variantsOf } from '../../src/retrieval/term-variants.ts';
import { proseOf } from './block-fixtures.ts';
import { lexiconOf } from './features/fixtures.ts';

/** The variants of the first word, without its own forms with a hyphen or a dot. */
const alternatives = (text: string) => {
  const [term, next] = termsOf(text) as [Term, Term | undefined];
  return variantsOf(term, next).filter((key) => !/^[-.]/.test(key));
};

/** The matches of a question over some sentences, and the sentences that are found, best first. */
function ask(question: string, ...sentences: string[]) {
  const segment = buildSegment([
    { title: [], blocks: proseOf([...sentences.map((one) => [one]), ['Nothing.']]) },
  ]);
  const { candidates, matches } = new Index([segment], lexiconOf()).rank(termsOf(question), 99);
  return {
    matches: matches.map(({ asked, key, others }) => [asked.word, key, others]),
    found: candidates.map(({ sentence }) => sentences[sentence]),
    candidates,
  };
}

describe('a synonym', () => {
  it('is searched for instead of a word that the library does not have', () => {
    const { matches, found } = ask("What's the server's ip?", 'The address of the server is play.example.');
    expect(matches).toEqual([
      ['server', 'server', []],
      ['ip', 'address', []],
    ]);
    expect(found).toEqual(['The address of the server is play.example.']);
  });

  it('is searched for beside the word itself, with less weight', () => {
    const { matches, found } = ask('price', 'It has no cost.', 'It has no price.');
    expect(matches).toEqual([['price', 'price', ['cost']]]);
    expect(found).toEqual(['It has no price.', 'It has no cost.']);
  });

  it('counts as the word that it is searched for', () => {
    const { candidates } = ask('price of ferries', 'Ferries cost little.', 'A price.');
    expect(candidates.map(({ held }) => held.sentence)).toEqual([0b11, 0b01]);
  });

  it('is preferred to another spelling', () => {
    expect(ask('price', 'The cost.', 'A prince.').matches).toEqual([['price', 'cost', []]]);
    expect(ask('price', 'A prince.').matches).toEqual([['price', 'princ', []]]);
  });

  it('works in one direction only where the words do not mean the same', () => {
    expect(ask('address', 'It has an IP of its own.').found).toEqual([]);
  });
});

describe('a version', () => {
  it.each([
    ['4.0', ['4.0.0']],
    ['4.0.0', ['4.0.0.0', '4.0']],
    ['1.20', ['1.20.0']],
    ['1.20.0', ['1.20.0.0', '1.20']],
    ['1.2.10', ['1.2.10.0']],
    ['4', []],
    ['2023', []],
  ])('has longer and shorter spellings: %s', (version, others) => {
    expect(alternatives(version)).toEqual(others);
  });

  it('is found in any spelling', () => {
    expect(ask('new in 4.0', 'Release 4.0.0 adds dogs.', 'Release 4.1.0 adds cats.').found[0]).toBe(
      'Release 4.0.0 adds dogs.',
    );
    expect(ask('4.0.0', 'Release 4.0 adds dogs.', 'Release 4.1 adds cats.').found).toEqual([
      'Release 4.0 adds dogs.',
    ]);
  });
});

describe('a compound', () => {
  it('consists of two successive words of a question', () => {
    expect(alternatives('white list')).toEqual(['whitelist']);
    expect(alternatives('white-list')).toEqual(['whitelist']);
    expect(alternatives('white  list')).toEqual([]);
    expect(alternatives('white, list')).toEqual([]);
    expect(alternatives('white')).toEqual([]);
  });

  it('is found by its parts', () => {
    const { matches, found } = ask('white list', 'The whitelist is open.', 'The harbour is open.');
    expect(matches).toEqual([['whitelist', 'whitelist', []]]);
    expect(found).toEqual(['The whitelist is open.']);
  });

  it('finds its parts when the library has both', () => {
    const { matches, found } = ask('whitelist', 'The white list is open.', 'The black list is not.');
    expect(matches).toEqual([['whitelist', 'white', ['list']]]);
    expect(found[0]).toBe('The white list is open.');
    expect(ask('redstone', 'A red door of stone.').matches).toEqual([['redstone', 'red', ['stone']]]);
    expect(ask('redstone', 'A red door.').matches).toEqual([['redstone', undefined, []]]);
  });

  it('is split at every position, into words of at least three letters', () => {
    expect(compoundParts(wordOf('whitelist')).map((parts) => parts.join(' '))).toEqual([
      'whi telist',
      'whit elist',
      'white list',
      'whitel ist',
    ]);
    expect(compoundParts(wordOf('list'))).toEqual([]);
    expect(compoundParts(wordOf('mp3player'))).toEqual([]);
    expect(compoundParts(wordOf('whitelist'.repeat(3)))).toEqual([]);
  });

  it('is tried only after another spelling', () => {
    const { matches } = ask('whitelst', 'The whitelist is open.', 'The white lst is not.');
    expect(matches).toEqual([['whitelst', 'whitelist', []]]);
  });
});

describe('a code or a compound', () => {
  // Pagefind/pagefind#398, rstudio/bookdown#701: nothing is found for another use of hyphens.
  it.each([
    ['E1047', 'Error E-1047 is a full disk.', 'Error E-1048 is an old key.'],
    ['E-1047', 'Error E1047 is a full disk.', 'Error E1048 is an old key.'],
    ['E 1047', 'Error E1047 is a full disk.', 'Error E1048 is an old key.'],
    ['AB12X', 'Gate AB-12-X is shut.', 'Gate AB-13-X is open.'],
    ['AB-12-X', 'Gate AB12X is shut.', 'Gate AB13X is open.'],
    ['RTX4090', 'It has an RTX 4090.', 'It has an RTX 3080.'],
    ['v1.2.4', 'Release 1.2.4 adds dogs.', 'Release 1.2.3 adds cats.'],
    ['1.2.4', 'Release v1.2.4 adds dogs.', 'Release v1.2.3 adds cats.'],
    ['addon', 'The add-on is new.', 'The add is old.'],
    ['addons', 'The add-ons are new.', 'The adds are old.'],
    ['add-on', 'The addon is new.', 'The ferry is old.'],
    ['e-mail', 'The email is new.', 'The ferry is old.'],
    ['mail by e-mail', 'The email is new.', 'The ferry is old.'],
    ['handoff', 'The hand‐off is new.', 'The hand is old, and off.'],
    ['hand off', 'The handoff is new.', 'The ferry is old.'],
    ['.env', 'The env file is new.', 'The ferry is old.'],
    ['env', 'The .env file is new.', 'The ferry is old.'],
  ])('in the spelling %j is found in %j', (asked, sentence, other) => {
    for (const sentences of [
      [sentence, other],
      [other, sentence],
    ]) {
      const { matches, found } = ask(asked, ...sentences);
      expect(found[0]).toBe(sentence);
      expect(matches.every(([, key]) => key !== undefined)).toBe(true);
    }
  });

  it('is found in both spellings', () => {
    const { found } = ask('handoff', 'The hand is old.', 'One handoff.', 'A hand-off.');
    expect(found).toEqual(['One handoff.', 'A hand-off.']);
  });

  it('is found in titles as well', () => {
    const terms = termsOf('On add-ons');
    const segment = buildSegment([{ title: terms, blocks: proseOf([['Nothing.']]) }]);
    const { candidates } = new Index([segment], lexiconOf()).rank(termsOf('addon'), 9);
    expect(candidates.map(({ held }) => held.title)).toEqual([1]);
  });

  it('is not made of words that are merely neighbours', () => {
    const joined = (text: string) => joinedTerms(termsOf(text), 0).map(({ term }) => term.word);
    expect(joined('is land')).toEqual([]);
    expect(joined('is-land')).toEqual(['island']);
    expect(joined('red, stone')).toEqual([]);
    expect(joined('AB-12-X')).toEqual(['ab12x', 'ab12']);
    expect(ask('Where is land sold?', 'An island is not sold.').matches).toEqual([
      ['land', undefined, []],
      ['sold', 'sold', []],
    ]);
  });

  it('keeps words that the library knows', () => {
    expect(ask('red stone', 'A red stone.', 'A redstone.').matches).toEqual([
      ['red', 'red', ['redston']],
      ['stone', 'stone', []],
    ]);
  });

  it('is split where letters and digits meet', () => {
    const parts = (word: string) => codeParts(termsOf(word)[0]!).map((part) => part.word);
    expect(parts('E1047')).toEqual(['e', '1047']);
    expect(parts('AB12X')).toEqual(['ab', '12', 'x']);
    expect(parts('.env')).toEqual(['env']);
    for (const word of ['list', '2023', '1.2.4', "o'neill"]) expect(parts(word)).toEqual([]);
  });
});
