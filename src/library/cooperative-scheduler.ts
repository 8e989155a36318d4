/** From 5 (more turns) to 50: other work waits no longer than this for one step of long work, but for a step that is longer itself. */
const STEP_MS = 10;

/** Work that pauses wherever other work may come between. */
export type CooperativeTask<Result, Told = void> = Generator<Told, Result>;

/** So much longer it waits, between two steps, for quick work that is not over. From 5 to 50: long work takes so much longer. */
const PATIENCE_MS = 10;

/** Those whose next step waits for its turn. */
const waiting: (() => void)[] = [];
/** How much quick work is being done, and until when the next step waits for it. */
let quick = 0;
let patience: NodeJS.Timeout | null = null;

/**
 * Does work a step at a time. What has come meanwhile, such as questions, is done between two steps, whoever's they are:
 * long work takes turns, one step of one at a time.
 *
 * @param onPause hears what the work tells at the end of a step
 */
export async function runCooperatively<Result, Told>(
  work: CooperativeTask<Result, Told>,
  onPause: (told: Told) => void = () => {},
): Promise<Result> {
  let began = performance.now();
  let step = work.next();
  for (; !step.done; step = work.next()) {
    if (performance.now() - began < STEP_MS) continue;
    onPause(step.value);
    await yieldToOthers();
    began = performance.now();
  }
  return step.value;
}

/** How work in steps is done: see `runCooperatively` and `runToCompletion`. */
export type Working = <Result>(work: CooperativeTask<Result>) => Result | Promise<Result>;

/**
 * Does quick work that waits for something else, such as a database, many times in a moment. Each time it would wait for a
 * step of long work as well: so the next step is put off a while.
 */
export async function quickly<Result>(work: () => Promise<Result>): Promise<Result> {
  quick += 1;
  try {
    return await work();
  } finally {
    quick -= 1;
    if (quick === 0 && patience) {
      clearTimeout(patience);
      passOn();
    }
  }
}

/** Resolves when what has come meanwhile is done, and it is this work's turn. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(consider);
  });
}

function consider(): void {
  if (quick === 0) passOn();
  else patience = setTimeout(passOn, PATIENCE_MS);
}

function passOn(): void {
  patience = null;
  waiting.shift()?.();
  // Of those that wait, one goes on before what has come is looked at again.
  if (waiting.length > 0) setImmediate(consider);
}

/** So many things are sorted, or merged, in one step. */
const SORTED_AT_ONCE = 1_000;

/** A merge sort, in steps. */
export function* sortCooperatively<Thing>(
  things: readonly Thing[],
  compare: (a: Thing, b: Thing) => number,
): CooperativeTask<Thing[]> {
  let runs: Thing[][] = [];
  for (let at = 0; at < things.length; at += SORTED_AT_ONCE) {
    runs.push(things.slice(at, at + SORTED_AT_ONCE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: Thing[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* merged(runs[at]!, runs[at + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<Thing>(
  a: readonly Thing[],
  b: readonly Thing[],
  compare: (a: Thing, b: Thing) => number,
): CooperativeTask<Thing[]> {
  const all: Thing[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const isNext = j >= b.length || (i < a.length && compare(a[i]!, b[j]!) <= 0);
    all.push(isNext ? a[i++]! : b[j++]!);
    if (all.length % SORTED_AT_ONCE === 0) yield;
  }
  return all;
}
