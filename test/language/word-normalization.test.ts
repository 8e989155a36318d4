import { describe, expect, it } from 'vitest';
import { fold, wordAt, wordOf } from '../../src/language/word-normalization.ts';

const keysOf = (words: string) => words.split(' ').map((word) => wordOf(word).key);

describe('a word', () => {
  it('depends on its spelling alone', () => {
    expect(wordOf('Visits')).toEqual({ word: 'visits', key: 'visit', stop: false, letters: 'capital' });
    expect(wordOf('The')).toEqual({ word: 'the', key: 'the', stop: true, letters: 'capital' });
    expect(wordOf('US')).toEqual({ word: 'us', key: 'us', stop: true, letters: 'upper' });
  });

  it('is the same at every call', () => {
    expect(wordOf('Colours')).toEqual(wordOf('Colours'));
    expect(wordOf('colours')).toEqual({ word: 'colours', key: 'color', stop: false, letters: 'lower' });
  });

  it.each([
    ['US', 'upper'],
    ['U.S', 'upper'],
    ['ÉU', 'upper'],
    ['A', 'capital'],
    ['Élan', 'capital'],
    ['McCain', 'capital'],
    ['USs', 'capital'],
    ['iPhone', 'lower'],
    ['xUS', 'lower'],
    ['3RD', 'lower'],
    ['talks', 'lower'],
  ])('has a letter case: %s', (written, letters) => {
    expect(wordOf(written).letters).toBe(letters);
  });

  it('is a stop word when it is an article, a pronoun, an auxiliary or a preposition', () => {
    for (const word of 'a An THE of it she did didn’t you yours with who’s can’t won’t'.split(' '))
      expect([word, wordOf(word).stop]).toEqual([word, true]);
    for (const word of 'not first against under after no Taiwan'.split(' '))
      expect([word, wordOf(word).stop]).toEqual([word, false]);
  });

  it('has its number in digits as its key', () => {
    expect(keysOf('zero two five ten eleven nineteen twenty thirty ninety')).toEqual(
      '0 2 5 10 11 19 20 30 90'.split(' '),
    );
    expect(keysOf('first 1st second 2nd third 3rd fourth fifth sixth seventh eighth ninth tenth')).toEqual(
      'first first second second 3rd 3rd 4th 5th 6th 7th 8th 9th 10th'.split(' '),
    );
    // "One" is as often a pronoun.
    expect(keysOf('one 1')).toEqual(['one', '1']);
  });

  it('has its stem in American spelling as its key', () => {
    expect(keysOf('visited visiting talks policies')).toEqual(['visit', 'visit', 'talk', 'polici']);
  });

  it('has one key for an abbreviation and its plural', () => {
    expect(keysOf('NPC NPCs npcs VPNs DMs GPUs TVs URLs APIs Mrs CSS')).toEqual(
      'npc npc npc vpn dm gpu tv url api mrs css'.split(' '),
    );
  });

  it.each([
    [
      'organise organised organiser organises organising',
      'organize organized organizer organizes organizing',
    ],
    ['organisers organisation organisations', 'organizers organization organizations'],
    ['realisable criticised', 'realizable criticized'],
    ['analyse analysed analyser analyses analysing', 'analyze analyzed analyzer analyzes analyzing'],
    ['colour colours coloured colouring colourful', 'color colors colored coloring colorful'],
    ['colourless honourable neighbourhood', 'colorless honorable neighborhood'],
    ['neighbourhoods favourites labourers savoury', 'neighborhoods favorites laborers savory'],
    ['centre centres metre metres fibre', 'center centers meter meters fiber'],
    ['defence defences offence self-defence', 'defense defenses offense self-defense'],
    ['licence pretence', 'license pretense'],
    ['dialogue dialogues catalogue', 'dialog dialogs catalog'],
    ['anaemia haemorrhage leukaemia paediatric', 'anemia hemorrhage leukemia pediatric'],
    ['orthopaedic encyclopaedia archaeology mediaeval', 'orthopedic encyclopedia archeology medieval'],
    ['programme programmes aluminium jewellery', 'program program aluminum jewelry'],
    ['sceptic sceptical mould moulds', 'skeptic skeptical mold molds'],
    ['judgement acknowledgement tyre tyres', 'judgment acknowledgment tire tires'],
    ['plough ploughed manoeuvre manoeuvres', 'plow plowed maneuver maneuvers'],
    ['grey greyed greyish', 'gray grayed grayish'],
  ])('is the same in British spelling: %s', (british, american) => {
    expect(keysOf(british)).toEqual(keysOf(american));
  });

  it.each([
    ['our hour pour tour there fence vague rogue', 'our hour pour tour there fenc vagu rogu'],
    ['is wise rise plays ours tree entrench licences', 'is wise rise play our tree entrench licens'],
    ['aerial michael programmer aluminiums', 'aerial michael programm aluminium'],
    ['mouldering retyre explough unjudgements', 'molder retyr explough unjudg'],
    ['oise aysen foure', 'ois aysen four'],
    ['silence patience misdefence', 'silenc patienc misdef'],
    ['reprogramme cyanogen israel', 'reprogramm cyanogen israel'],
  ])('keeps what is not a British spelling: %s', (words, keys) => {
    expect(keysOf(words)).toEqual(keys.split(' '));
  });
});

describe('a word within a text', () => {
  it('is read at its offsets', () => {
    expect(wordAt('They visited Varde.', 5, 12)).toMatchObject({ word: 'visited', key: 'visit' });
    expect(wordAt('They visited Varde.', 5, 10)).toMatchObject({ word: 'visit' });
  });

  it('has the same entry in every text, and another for another spelling', () => {
    expect(wordAt('We met.', 3, 6)).toBe(wordAt('met', 0, 3));
    expect(wordAt('We Met.', 3, 6)).not.toBe(wordAt('met', 0, 3));
  });

  it('is recognised as one of the tens, in letters', () => {
    const tens = (written: string) => wordAt(written, 0, written.length).isTens;
    expect(['twenty', 'Ninety', '20', 'two', '2', 'twentieth'].map(tens)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is distinguished from all others, however many there are', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `w${i}`);
    // The second call finds the entry of the first.
    for (const _ of [1, 2]) expect(many.filter((written) => wordOf(written).word !== written)).toEqual([]);
  });
});

describe('folding', () => {
  it.each([
    ['Qin’s', 'qin'],
    ["Qin's", 'qin'],
    ["ministers'", 'ministers'],
    ["didn't", 'did'],
    ['didn’t', 'did'],
    ["we've", 'we'],
    ["they're", 'they'],
    ["she'll", 'she'],
    ["he'd", 'he'],
    ["I'm", 'i'],
    ["O'Neill", "o'neill"],
    ["d'Or", "d'or"],
    ["n'ts", "n'ts"],
    ['Frédéric', 'frederic'],
    ['e\u0301a\u0301', 'ea'],
    ['ﬁne', 'fine'],
    // lucaong/minisearch#153: letters without a Unicode decomposition.
    ['Łódź', 'lodz'],
    ['Søren', 'soren'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Đakovo', 'dakovo'],
    ['Þórður', 'thordur'],
    ['Ægir', 'aegir'],
    ['œuvre', 'oeuvre'],
    ['U.S', 'us'],
    ['U.S.A', 'usa'],
    ['3.4', '3.4'],
    ['1,000,000', '1000000'],
    ['1,000.5', '1000.5'],
    ['a.5', 'a5'],
    ['', ''],
  ])('normalizes %j to %j', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });
});
