import { describe, expect, it } from 'vitest';
import { findDateInPath, findFullDate, readFullDate, readLeadingDate } from '../../src/articles/full-date.ts';

describe('a full date', () => {
  it.each([
    '2024-02-29',
    '2024/2/29',
    '2024.02.29',
    '29.02.2024',
    '29. 2. 2024',
    '02/29/2024',
    '29/02/2024',
    '2-29-2024',
    '29 February 2024',
    '29 Feb 2024',
    '29-Feb-2024',
    '29th of February, 2024',
    'the 29th of February 2024',
    'February 29, 2024',
    'FEBRUARY 29 2024',
    'Feb. 29th, 2024',
    'Thursday, February 29, 2024',
    'Thu 29 Feb 2024 06.00 GMT',
    'Thu, 29 Feb 2024 23:59:59 +0000',
    '2024-02-29T23:59:59-11:00',
    '2024-02-29T00:01:02.345Z',
    '2024-02-29 08:12:00 +0800',
    'February 29, 2024 at 5:00 a.m.',
    'Feb 29, 2024, 3:45pm EST',
    '10:01 AM EST, Thu February 29, 2024',
    '09:30, 29 February 2024',
    '2024年2月29日',
    '2024 Feb 29',
    'Feb-29-2024',
    '29. February 2024',
    '20240229',
    '02/29/24',
    '  29 February 2024  ',
    '29\u00a0February\u00a02024',
  ])('is read from %j, without conversion of time zones', (text) => {
    expect(readFullDate(text)).toBe('2024-02-29');
  });

  it('has the month first when it is ambiguous, as Americans write', () => {
    expect(readFullDate('03/04/2024')).toBe('2024-03-04');
    expect(readFullDate('13/04/2024')).toBe('2024-04-13');
  });

  it.each([
    '2023-02-29',
    '2024-13-45',
    '31 June 2024',
    'February 2024',
    '29 February',
    '2024',
    '0000-01-01',
    '29 February 2024 was cold',
    'on 29 February 2024',
    '2024-02-29-03',
    `29 ${' '.repeat(60)} February 2024`,
  ])('is not %j', (text) => {
    expect(readFullDate(text)).toBeNull();
  });

  it('is read at the start of a text, with its length, time and zone included', () => {
    expect(readLeadingDate('2024-02-29T10:00:00Z US Secretary')).toEqual({
      day: '2024-02-29',
      start: 0,
      end: 20,
    });
    expect(readLeadingDate('May 2024')).toBeNull();
  });

  it('is found within a line, the first of several, but not in a number or path', () => {
    expect(findFullDate('By Ada Lund | 5 March 2024 | updated 6 March 2024')).toEqual({
      day: '2024-03-05',
      start: 14,
      end: 26,
    });
    expect(findFullDate('LONDON--(WIRE)--March 5, 2024--')?.day).toBe('2024-03-05');
    for (const none of ['img/2024-03-05.png', '12024-03-05', 'v1.2024-03-05', 'x-2024-03-05'])
      expect(findFullDate(none)).toBeNull();
  });

  it.each([
    '2024-02-29-visit.txt',
    '20240229_visit.txt',
    'a/2024/02/29/visit.md',
    'a/2024-02-29/index.md',
    '/2024/02/29/visit/',
  ])('is found in the path %j', (path) => {
    expect(findDateInPath(path)).toBe('2024-02-29');
  });
});
