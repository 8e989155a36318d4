import { describe, expect, it } from 'vitest';
import { maskNonProse } from '../../../src/language/dates/non-prose-mask.ts';
import { testDates } from './test-dates.ts';

describe('text that is not prose', () => {
  testDates('has no dates', [
    ['More is at https://b.example/2018/05/11/flood.'],
    ['All is in [the list](https://b.example/NEWS.md#v-1600-2022-04-07).'],
    ['All is in [the list](/2022/04/07/).'],
    ['Write to mailto:news2019@b.example?on=2022-04-07.'],
    ['The file 2021-05-06-notes.md was lost.'],
    ['See log_2023-10-26.txt.'],
    ['The build backup-2021-05-06 failed.'],
    ['It is in /srv/2021-05-06/list.'],
    ['It shut.<ref name="a">Retrieved 3 May 2019</ref>'],
    ['It shut. <!-- since 3 May 2019 -->'],
    ['It <time datetime="2019-05-03">shut</time>.'],
    ['It shut.{{cite web|date=3 May 2019}}'],
    ['--- title: Fire date: 2019-03-12 --- It burned.'],
  ]);

  testDates('does not hide the dates beside it', [
    ['On 3 May 2019 it shut.<ref>4 June 2020</ref>', '3 May 2019: 2019-05-03'],
    ['On 3 May 2019 https://b.example/2020 was read.', '3 May 2019: 2019-05-03'],
    ['It was 5/6/2019 and/or 3 < 4 {2020}.', '5/6/2019: 2019-05-06'],
  ]);

  it('is replaced by spaces of the same length', () => {
    expect(maskNonProse('a <b>c</b> e')).toBe('a    c     e');
    expect(maskNonProse('a /b/c.md d')).toBe('a         d');
    expect(maskNonProse('Plain, and no more.')).toBe('Plain, and no more.');
  });
});
