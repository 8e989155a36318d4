import { describe, expect, it } from 'vitest';
import { synonymsOf } from '../../src/language/synonyms.ts';
import { wordOf } from '../../src/language/word-normalization.ts';

describe('the synonyms of a word', () => {
  it('are found by the key of a word', () => {
    expect(synonymsOf(wordOf('price').key)).toEqual(['cost', 'fee']);
    expect(synonymsOf(wordOf('prices').key)).toEqual(['cost', 'fee']);
    expect(synonymsOf(wordOf('mods').key)).toEqual(synonymsOf(wordOf('mod').key));
    expect(synonymsOf('harbor')).toEqual([]);
    expect(synonymsOf('constructor')).toEqual([]);
    expect(synonymsOf('__proto__')).toEqual([]);
  });

  it('do not include the word itself, and have no duplicates', () => {
    for (const word of ['setting', 'rule', 'mods', 'email', 'hour', 'hours', 'kids', 'mail']) {
      const { key } = wordOf(word);
      expect(synonymsOf(key)).not.toContain(key);
      expect(new Set(synonymsOf(key)).size).toBe(synonymsOf(key).length);
    }
  });
});
