/** The share of true values, or null when there are none at all. */
export function share(values: readonly boolean[]): number | null {
  return values.length > 0 ? values.filter(Boolean).length / values.length : null;
}

/** The value that the given share of the others do not exceed (nearest rank); 0 of no values. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(of * sorted.length) - 1)] ?? 0;
}

/**
 * How probable it is that a positive has a higher value than a negative, ties counting half: the area under the
 * ROC curve, by the rank sum of Mann and Whitney (1947). Null unless there are both.
 */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const all = [
    ...positives.map((value) => ({ value, positive: true })),
    ...negatives.map((value) => ({ value, positive: false })),
  ].sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let i = 0; i < all.length; ) {
    let end = i;
    while (end < all.length && all[end]!.value === all[i]!.value) end++;
    const meanRank = (i + 1 + end) / 2;
    for (; i < end; i++) if (all[i]!.positive) rankSum += meanRank;
  }
  const n = positives.length;
  return (rankSum - (n * (n + 1)) / 2) / (n * negatives.length);
}
