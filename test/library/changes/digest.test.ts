import { describe, expect, it } from 'vitest';
import { type ArticleChange, MAX_CHANGES, withChanges } from '../../../src/library/changes/article-change.ts';
import { digestOf, isEmpty } from '../../../src/library/changes/digest.ts';

const SINCE = '2026-11-22';
const DAY_MS = 24 * 60 * 60 * 1_000;

/** A change of an article, whose facts are written "before → after". */
function change(kind: ArticleChange['kind'], key: string, ...facts: string[]): Omit<ArticleChange, 'at'> {
  const pairs = facts.map((fact) => fact.split(' → '));
  return {
    kind,
    key,
    title: key,
    published: null,
    facts: pairs.map(([before, after], number) => ({
      before: before!,
      after: after!,
      citation: `${key}.${number}.abcdefg`,
    })),
  };
}

/** What a digest of some changes says, in short. */
function said(...changes: Omit<ArticleChange, 'at'>[]) {
  const digest = digestOf(
    SINCE,
    changes.map((one, at) => ({ at, ...one })),
    [],
  );
  const { facts, added, changed, removed } = digest;
  const keys = (some: readonly { key: string }[]) => some.map(({ key }) => key);
  return {
    facts: facts.map(({ before, after }) => `${before} → ${after}`),
    added: keys(added),
    changed: keys(changed),
    removed: keys(removed),
    isEmpty: isEmpty(digest),
  };
}

const NOTHING = { facts: [], added: [], changed: [], removed: [], isEmpty: false };

describe('a digest', () => {
  it('is empty without changes, and has the latest first', () => {
    expect(said()).toEqual({ ...NOTHING, isEmpty: true });
    expect(said(change('added', 'a'), change('added', 'b'))).toEqual({ ...NOTHING, added: ['b', 'a'] });
  });

  it('has several changes of an article as one', () => {
    expect(said(change('added', 'a'), change('removed', 'a')).isEmpty).toBe(true);
    expect(said(change('added', 'a'), change('changed', 'a', 'One. → Two.'))).toEqual({
      ...NOTHING,
      added: ['a'],
    });
    expect(said(change('removed', 'a'), change('added', 'a'))).toEqual({ ...NOTHING, changed: ['a'] });
    expect(said(change('changed', 'a', 'One. → Two.'), change('removed', 'a'))).toEqual({
      ...NOTHING,
      removed: ['a'],
    });
  });

  it('has a fact that has changed twice once, and none that is as it was', () => {
    const twice = said(change('changed', 'a', '1. → 2.', '5. → 6.'), change('changed', 'a', '2. → 3.'));
    expect(twice.facts).toEqual(['5. → 6.', '1. → 3.']);
    expect(said(change('changed', 'a', '1. → 2.'), change('changed', 'a', '2. → 1.')).facts).toEqual([]);
  });
});

describe('the changes of a collection', () => {
  it('are the last of the last days, each later than the one before', () => {
    const now = 200 * DAY_MS;
    const old = { at: now - 91 * DAY_MS, ...change('added', 'old') };
    const recent = { at: now, ...change('added', 'recent') };
    expect(withChanges([old, recent], [change('added', 'new')], now)).toEqual([
      recent,
      { at: now + 1, ...change('added', 'new') },
    ]);
    const many = Array.from({ length: MAX_CHANGES + 1 }, (_, i) => change('added', String(i)));
    const kept = withChanges([recent], many, now);
    expect(kept).toHaveLength(MAX_CHANGES);
    expect(kept.at(-1)!.key).toBe(String(MAX_CHANGES));
  });
});
