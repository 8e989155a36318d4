import { describe, expect, it } from 'vitest';
import {
  changelogQuestionOf,
  compareVersions,
  namesRelease,
  versionIn,
  withChangelogWords,
} from '../../src/language/changelog-question.ts';
import { questionTermsOf } from '../../src/language/question.ts';

function read(question: string) {
  const asked = changelogQuestionOf(question, questionTermsOf(question));
  return asked && { names: asked.names.map(({ word }) => word), forDay: asked.forDay };
}

function kindIn(question: string) {
  const asked = changelogQuestionOf(question, questionTermsOf(question));
  return asked && { names: asked.names.map(({ word }) => word), ofKind: [...(asked.kind ?? [])].slice(0, 1) };
}

describe('a question about a changelog', () => {
  it.each<[question: string, names: string[], forDay: boolean]>([
    ['What changed in 1.9.0?', ['1.9.0'], false],
    ['whats new in 1.9.0', ['1.9.0'], false],
    ['any new features in 1.9.0', ['1.9.0'], false],
    ['what’s different in the spring update', ['spring'], false],
    ['patch notes 1.9.0', ['1.9.0'], false],
    ['show me the changelog for v2.4', ['2.4'], false],
    ['release notes of the launcher', ['launcher'], false],
    ['when did 1.9.0 come out', ['1.9.0'], true],
    ['when was version 2.4 released?', ['2.4'], true],
    ['release date of 2.4', ['2.4'], true],
    ['whats new', [], false],
    ['what changed recently?', [], false],
    ['any new updates?', [], false],
    ['latest patch notes', [], false],
    ['what is the latest version', [], false],
    ['what’s the newest version of the launcher', ['launcher'], false],
    ['when was the last update', [], true],
    ['when did the underglow update come out', ['underglow'], true],
  ])('names a release, or none for the latest: %s', (question, names, forDay) => {
    expect(read(question)).toEqual({ names, forDay });
  });

  it.each([
    'when does the shop open',
    'what changed since last week',
    'what was new between march and may',
    'who changed the lock',
    'how do i update the launcher',
    'is there a new boss',
    'what are the rules',
  ])('is not: %s', (question) => {
    expect(read(question)).toBeNull();
  });

  it.each<[question: string, names: string[], ofKind: string[]]>([
    ['what got removed in 3.4?', ['3.4'], ['remov']],
    ['which bugs were fixed in 3.4', ['3.4'], ['fix']],
    ['what was nerfed in the last patch', [], ['nerf']],
    ['any nerfs in underglow', ['underglow'], ['nerf']],
    ['which heroes got nerfed in 2.7', ['heroes', '2.7'], ['nerf']],
    ['what changed in 3.4', ['3.4'], []],
  ])('may be for changes of a kind: %s', (question, names, ofKind) => {
    expect(kindIn(question)).toEqual({ names, ofKind });
  });

  it.each<[question: string, names: string[], since: string]>([
    ['what changed since march', [], 'march'],
    ['whats new in the launcher since 1.8', ['launcher'], '1.8'],
  ])('may be for all releases since a day or a version: %s', (question, names, since) => {
    const asked = changelogQuestionOf(question, questionTermsOf(question));
    expect([asked?.names.map(({ word }) => word), asked?.since]).toEqual([names, since]);
  });

  it('has a word of changelogs where it only asks, and its own words otherwise', () => {
    const wordsOf = (question: string) =>
      withChangelogWords(question, questionTermsOf(question)).map(({ word, start, end }) => [
        word,
        question.slice(start, end),
      ]);
    expect(wordsOf('whats new?')).toEqual([['update', 'new']]);
    const named = 'what changed in 1.9.0';
    expect(withChangelogWords(named, questionTermsOf(named))).toEqual(questionTermsOf(named));
  });
});

describe('the version in a heading', () => {
  it.each([
    ['1.9.0 – 12 November 2026', [1, 9, 0]],
    ['[v2.4] - 2026-03-11', [2, 4]],
    ['Version 10.0.1', [10, 0, 1]],
    ['12 November 2026', null],
    ['Opening hours 9.30–17.00 Uhr', [9, 30]],
    ['192.168.0.1.5.6', null],
  ])('%s', (heading, version) => {
    expect(versionIn(heading)).toEqual(version);
  });

  it('or a word for a release names one', () => {
    expect(namesRelease('when is the spring update out')).toBe(true);
    expect(namesRelease('3.4 "Underglow"')).toBe(true);
    expect(namesRelease('when is the movie out')).toBe(false);
  });

  it('is newer by its parts, not by its digits', () => {
    const versions = [
      [1, 9, 0],
      [1, 10],
      [1, 9],
      [1, 9, 0, 1],
    ];
    expect(versions.sort(compareVersions)).toEqual([
      [1, 9],
      [1, 9, 0],
      [1, 9, 0, 1],
      [1, 10],
    ]);
  });
});
