import { describe, expect, it } from 'vitest';
import { parseMetrics } from './prometheus-format.ts';

const COUNTER = '# HELP asked_total How many.\n# TYPE asked_total counter\n';

describe('the parser of metrics', () => {
  it('reads samples with labels and special values', () => {
    const page = `${COUNTER}asked_total{by="a\\"b"} 3\n# HELP age_seconds Age.\n# TYPE age_seconds gauge\nage_seconds +Inf\n`;
    expect(parseMetrics(page)).toEqual(
      new Map([
        [
          'asked_total',
          { type: 'counter', help: 'How many.', samples: new Map([['asked_total{by="a\\"b"}', 3]]) },
        ],
        [
          'age_seconds',
          { type: 'gauge', help: 'Age.', samples: new Map([['age_seconds', Number.POSITIVE_INFINITY]]) },
        ],
      ]),
    );
  });

  const histogram = (...samples: string[]) =>
    `# HELP took_seconds Time.\n# TYPE took_seconds histogram\n${samples.join('\n')}\n`;

  it.each([
    ['a line that does not end', `${COUNTER}asked_total 3`],
    ['a sample without its comments', 'asked_total 3\n'],
    ['a sample of another metric', `${COUNTER}other_total 3\n`],
    ['a sample twice', `${COUNTER}asked_total 3\nasked_total 4\n`],
    ['a metric twice', `${COUNTER}asked_total 3\n${COUNTER}`],
    ['a label without quotes', `${COUNTER}asked_total{by=a} 3\n`],
    ['no number', `${COUNTER}asked_total three\n`],
    ['a counter below zero', `${COUNTER}asked_total -1\n`],
    ['a counter without _total', '# HELP asked How many.\n# TYPE asked counter\nasked 3\n'],
    ['a unit that is no base unit', '# HELP age_ms Age.\n# TYPE age_ms gauge\nage_ms 3\n'],
    [
      'buckets that are not cumulative',
      histogram(
        'took_seconds_bucket{le="1"} 3',
        'took_seconds_bucket{le="+Inf"} 2',
        'took_seconds_sum 1',
        'took_seconds_count 2',
      ),
    ],
    [
      'no last bucket',
      histogram('took_seconds_bucket{le="1"} 3', 'took_seconds_sum 1', 'took_seconds_count 3'),
    ],
    [
      'a last bucket that is not the count',
      histogram('took_seconds_bucket{le="+Inf"} 3', 'took_seconds_sum 1', 'took_seconds_count 4'),
    ],
  ])('refuses %s', (_, page) => {
    expect(() => parseMetrics(page)).toThrow();
  });
});
