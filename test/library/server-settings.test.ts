import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, parseSettings, withChanges } from '../../src/library/server-settings.ts';

const ID = '1110000000000000104';

describe('the settings of a server', () => {
  it('have a default for what is missing or is no setting', () => {
    for (const json of [
      null,
      '',
      '{',
      'null',
      '[]',
      '7',
      '{}',
      '{"forums":"all","certainty":"never","locale":"xx","dateOrder":"ymd"}',
    ])
      expect(parseSettings(json)).toEqual(DEFAULT_SETTINGS);
    expect(parseSettings(`{"forums":["${ID}",7,"x"],"keepsQuestions":true,"usesSeeds":0}`)).toEqual({
      ...DEFAULT_SETTINGS,
      forums: [ID],
      keepsQuestions: true,
    });
  });

  it('are the same after they are written and read', () => {
    const settings = withChanges(DEFAULT_SETTINGS, {
      mentionChannels: [ID],
      certainty: 'very',
      synonyms: [['ip', 'server address']],
      usesSeeds: false,
      locale: 'pt-BR',
      dateOrder: 'mdy',
    });
    expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
  });

  it('keep within their limits', () => {
    const ids = Array.from({ length: 40 }, (_, i) => `11100000000000001${String(i).padStart(2, '0')}`);
    const synonyms = Array.from({ length: 60 }, (_, i) => ['a', 'b', 'c', 'd', 'e', `f${i}`]);
    const settings = withChanges(DEFAULT_SETTINGS, { forums: [...ids, ...ids], excludedTags: ids, synonyms });
    expect([settings.forums.length, settings.excludedTags.length, settings.synonyms.length]).toEqual([
      25, 20, 50,
    ]);
    expect(settings.synonyms[0]).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('have synonyms in lower case, each once, in groups of two at least', () => {
    const synonyms = [['IP', ' Server  address ', 'ip'], ['alone'], ['?', '!'], ['x'.repeat(41), 'y']];
    expect(withChanges(DEFAULT_SETTINGS, { synonyms }).synonyms).toEqual([['ip', 'server address']]);
  });
});
