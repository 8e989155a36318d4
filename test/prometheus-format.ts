/**
 * A parser of the text format of Prometheus (version 0.0.4), with the rules that `promtool check metrics` holds names to:
 * https://prometheus.io/docs/instrumenting/exposition_formats and https://prometheus.io/docs/practices/naming.
 */

/** A metric with its samples, by their names and labels as they are written. */
export interface Metric {
  type: string;
  help: string;
  samples: Map<string, number>;
}

const COMMENT = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/;
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
/** prom-client writes "Nan", which Prometheus reads. */
const SAMPLE = new RegExp(
  `^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{${LABEL}(?:,${LABEL})*\\})? ([Nn][Aa][Nn]|[+-]Inf|[+-]?[0-9.]+(?:e[+-]?[0-9]+)?)$`,
);
const TYPES = ['counter', 'gauge', 'histogram', 'summary'];
/** Names of units that are not base units, and abbreviations. */
const BAD_UNIT = /_(?:ms|milliseconds|micros|minutes|hours|kilobytes|kb|megabytes|percent|s|b)(?:_|$)/;

/** The metrics of the process that prom-client names: some of its gauges end with _total. */
const BY_PROM_CLIENT = /^(?:nodejs|process)_/;

/**
 * Parses a page.
 *
 * @throws Error naming the line or the metric that breaks a rule
 */
export function parseMetrics(page: string): Map<string, Metric> {
  if (!page.endsWith('\n')) throw new Error('the last line does not end');
  const metrics = new Map<string, Metric>();
  for (const line of page.split('\n').filter((line) => line !== '')) {
    const [, kind, name, text] = COMMENT.exec(line) ?? [];
    if (kind === 'HELP') {
      if (metrics.has(name!)) throw new Error(`${name} is there twice`);
      metrics.set(name!, { type: '', help: text!, samples: new Map() });
    } else if (kind === 'TYPE') {
      const metric = metrics.get(name!);
      if (!metric || metric.type || metric.samples.size > 0) throw new Error(`misplaced: ${line}`);
      metric.type = text!;
    } else addSample(line, metrics);
  }
  for (const [name, metric] of metrics) checkMetric(name, metric);
  return metrics;
}

function addSample(line: string, metrics: Map<string, Metric>): void {
  const [, name, labels = '', value] = SAMPLE.exec(line) ?? [];
  // The samples of a metric follow its comments.
  const [metricName, metric] = [...metrics].at(-1) ?? [];
  if (!name || !metric) throw new Error(`no sample: ${line}`);
  const suffixes = metric.type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
  if (metric.type === 'summary') suffixes.push('_sum', '_count');
  if (!suffixes.some((suffix) => name === metricName + suffix))
    throw new Error(`of another metric than ${metricName}: ${line}`);
  if (metric.samples.has(name + labels)) throw new Error(`twice: ${line}`);
  metric.samples.set(name + labels, Number(value!.replace('Inf', 'Infinity')));
}

function checkMetric(name: string, { type, help, samples }: Metric): void {
  if (!TYPES.includes(type)) throw new Error(`${name} has no type`);
  if (help.trim() === '') throw new Error(`${name} has no help`);
  if (!BY_PROM_CLIENT.test(name)) checkName(name, type);
  for (const [sample, value] of samples) {
    if (type === 'counter' && !(value >= 0)) throw new Error(`${sample} is below zero`);
    if (type === 'histogram') checkBucket(sample, value, samples);
  }
}

function checkName(name: string, type: string): void {
  if (/[A-Z]/.test(name)) throw new Error(`${name} is not in snake_case`);
  if ((type === 'counter') !== name.endsWith('_total')) throw new Error(`${name}: counters end with _total`);
  if (BAD_UNIT.test(name)) throw new Error(`${name} is not in a base unit`);
}

/** Buckets are cumulative, and the last one has everything. */
function checkBucket(sample: string, value: number, samples: ReadonlyMap<string, number>): void {
  const match = /^(.+)_bucket\{(.*?)le="([^"]+)"(.*)\}$/.exec(sample);
  if (!match) return;
  const [, name, before, limit, after] = match;
  const others = [before, after].join('').replace(/^,|,$/g, '');
  const limits = [...samples].flatMap(([other, count]) => {
    const [, otherLimit] = /le="([^"]+)"/.exec(other) ?? [];
    const isSame =
      otherLimit !== undefined && other === sample.replace(`le="${limit}"`, `le="${otherLimit}"`);
    return isSame ? [{ limit: Number(otherLimit.replace('Inf', 'Infinity')), count }] : [];
  });
  for (const other of limits)
    if (other.limit > Number(limit!.replace('Inf', 'Infinity')) && other.count < value)
      throw new Error(`${sample} is not cumulative`);
  const total = samples.get(`${name}_count${others === '' ? '' : `{${others}}`}`);
  if (
    total === undefined ||
    limits.at(-1)?.limit !== Number.POSITIVE_INFINITY ||
    limits.at(-1)?.count !== total
  )
    throw new Error(`${sample} has no +Inf bucket with the count`);
}
