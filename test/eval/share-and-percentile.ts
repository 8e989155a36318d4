/** Statistics of lists of values. */

/** The share of true values; null for an empty list. */
export function share(values: readonly boolean[]): number | null {
  return values.length > 0 ? values.filter(Boolean).length / values.length : null;
}

/** The percentile by nearest rank, for a share from 0 to 1; 0 for an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/**
 * The area under the ROC curve: the probability that a positive has a higher value than a negative, with ties counted
 * as half, from the rank sum (Mann & Whitney 1947). Null unless there are both.
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
