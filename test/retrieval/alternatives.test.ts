import { describe, expect, it } from 'vitest';
import { synonymsOf } from '../../src/language/synonyms.ts';
import { type Term, termsOf } from '../../src/language/terms.ts';
import { wordOf } from '../../src/language/words.ts';
import { alternativesOf, compoundParts } from '../../src/retrieval/alternatives.ts';
import { buildSegment } from '../../src/retrieval/build.ts';
import { Index } from '../../src/retrieval/index.ts';
import { proseOf } from './blocks.ts';
import { lexiconOf } from './features/made.ts';

const alternatives = (text: string) => {
  const [term, next] = termsOf(text) as [Term, Term | undefined];
  return alternativesOf(term, next);
};

/** What becomes of a question's words over some sentences, and which of these are found, best first. */
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
  it('is known by its key, for the words that people ask with', () => {
    expect(synonymsOf(wordOf('price').key)).toEqual(['cost', 'fee']);
    expect(synonymsOf(wordOf('prices').key)).toEqual(['cost', 'fee']);
    expect(synonymsOf(wordOf('mods').key)).toEqual(synonymsOf(wordOf('mod').key));
    expect(synonymsOf('harbor')).toEqual([]);
    expect(synonymsOf('constructor')).toEqual([]);
    expect(synonymsOf('__proto__')).toEqual([]);
  });

  it('is none of itself, and each once', () => {
    for (const word of ['setting', 'rule', 'mods', 'email', 'hour', 'hours', 'kids', 'mail']) {
      const { key } = wordOf(word);
      expect(synonymsOf(key)).not.toContain(key);
      expect(new Set(synonymsOf(key)).size).toBe(synonymsOf(key).length);
    }
  });

  it('stands for a word of the question where the library has it', () => {
    const { matches, found } = ask("What's the server's ip?", 'The address of the server is play.example.');
    expect(matches).toEqual([
      ['server', 'server', []],
      ['ip', 'address', []],
    ]);
    expect(found).toEqual(['The address of the server is play.example.']);
  });

  it('stands beside the word itself, and counts for less', () => {
    const { matches, found } = ask('price', 'It has no cost.', 'It has no price.');
    expect(matches).toEqual([['price', 'price', ['cost']]]);
    expect(found).toEqual(['It has no price.', 'It has no cost.']);
  });

  it('is held where it stands, as the word that it stands for', () => {
    const { candidates } = ask('price of ferries', 'Ferries cost little.', 'A price.');
    expect(candidates.map(({ held }) => held.sentence)).toEqual([0b11, 0b01]);
  });

  it('is preferred to another spelling', () => {
    expect(ask('price', 'The cost.', 'A prince.').matches).toEqual([['price', 'cost', []]]);
    expect(ask('price', 'A prince.').matches).toEqual([['price', 'princ', []]]);
  });

  it('goes one way only where the words do not mean the same', () => {
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
  ])('is written longer or shorter: %s', (version, others) => {
    expect(alternatives(version)).toEqual(others);
  });

  it('is found however it is written', () => {
    expect(ask('new in 4.0', 'Release 4.0.0 adds dogs.', 'Release 4.1.0 adds cats.').found[0]).toBe(
      'Release 4.0.0 adds dogs.',
    );
    expect(ask('4.0.0', 'Release 4.0 adds dogs.', 'Release 4.1 adds cats.').found).toEqual([
      'Release 4.0 adds dogs.',
    ]);
  });
});

describe('a compound', () => {
  it('is what two words of a question make that follow one another', () => {
    expect(alternatives('white list')).toEqual(['whitelist']);
    expect(alternatives('white-list')).toEqual(['whitelist']);
    expect(alternatives('white  list')).toEqual([]);
    expect(alternatives('white, list')).toEqual([]);
    expect(alternatives('white')).toEqual([]);
  });

  it('is found by them', () => {
    const { matches, found } = ask('white list', 'The whitelist is open.', 'The harbour is open.');
    expect(matches).toEqual([
      ['white', 'whitelist', []],
      ['list', undefined, []],
    ]);
    expect(found).toEqual(['The whitelist is open.']);
  });

  it('finds them, where the library has both of its parts', () => {
    const { matches, found } = ask('whitelist', 'The white list is open.', 'The black list is not.');
    expect(matches).toEqual([['whitelist', 'white', ['list']]]);
    expect(found[0]).toBe('The white list is open.');
    expect(ask('redstone', 'A red door of stone.').matches).toEqual([['redstone', 'red', ['stone']]]);
    expect(ask('redstone', 'A red door.').matches).toEqual([['redstone', undefined, []]]);
  });

  it('is divided in every way, into words of three letters and more', () => {
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

  it('comes after another spelling', () => {
    const { matches } = ask('whitelst', 'The whitelist is open.', 'The white lst is not.');
    expect(matches).toEqual([['whitelst', 'whitelist', []]]);
  });
});
