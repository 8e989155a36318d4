/** Runs long work in short steps, so that other work in the same thread need not wait for it. */

import { setImmediate as afterEvents } from 'node:timers/promises';

/** Work that yields wherever other work may run in between. */
export type CooperativeTask<Result, Progress = void> = Generator<Progress, Result>;

/** Runs a task: see `runCooperatively` and `runWithPriority`. */
export type TaskRunner = <Result>(task: CooperativeTask<Result>) => Promise<Result>;

/**
 * How long a task runs before other work gets a turn, unless it yields later. From 5 (more switches) to 50
 * milliseconds.
 */
export const STEP_MS = 10;
/**
 * How long the next step of a task waits for priority work. From 5 to 50 milliseconds, by which each step is delayed.
 */
const MAX_DELAY_MS = 10;

/** Resumes each of the paused tasks, in their order. */
const paused: (() => void)[] = [];
/** How many pieces of priority work are running, and the timer of the step that waits for them. */
let priorityCount = 0;
let delay: NodeJS.Timeout | null = null;

/**
 * Runs a task in steps of a few milliseconds. Whatever has arrived meanwhile, such as a question, runs between two
 * steps. Tasks take turns, one step each.
 *
 * @param onPause called at the end of each step with what the task yields
 */
export async function runCooperatively<Result, Progress>(
  task: CooperativeTask<Result, Progress>,
  onPause: (progress: Progress) => void = () => {},
): Promise<Result> {
  return runInSteps(task, (progress) => {
    onPause(progress);
    return yieldToOthers();
  });
}

/**
 * Runs short work that often waits for something else, such as a database. Without priority it would wait for a step of
 * long work each time, so while it runs, each next step of the tasks is delayed by up to `MAX_DELAY_MS`.
 */
export async function withPriority<Result>(work: () => Promise<Result>): Promise<Result> {
  priorityCount += 1;
  try {
    return await work();
  } finally {
    priorityCount -= 1;
    if (priorityCount === 0 && delay) {
      clearTimeout(delay);
      resumeNext();
    }
  }
}

/** Runs a task as part of priority work, in steps between which other priority work runs, but no step of long work. */
export async function runWithPriority<Result>(task: CooperativeTask<Result>): Promise<Result> {
  return runInSteps(task, () => afterEvents());
}

/** @param pause called at the end of each step with what the task yields; the next step follows when it resolves */
async function runInSteps<Result, Progress>(
  task: CooperativeTask<Result, Progress>,
  pause: (progress: Progress) => Promise<void>,
): Promise<Result> {
  let began = performance.now();
  let step = task.next();
  for (; !step.done; step = task.next()) {
    if (performance.now() - began < STEP_MS) continue;
    await pause(step.value);
    began = performance.now();
  }
  return step.value;
}

/** Pauses a task: resolves when other work has run, and it is the task's turn. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => {
    if (paused.push(resolve) === 1) setImmediate(scheduleNext);
  });
}

function scheduleNext(): void {
  if (priorityCount === 0) resumeNext();
  else delay = setTimeout(resumeNext, MAX_DELAY_MS);
}

function resumeNext(): void {
  delay = null;
  paused.shift()?.();
  // One task at a time: what has arrived runs before the next one.
  if (paused.length > 0) setImmediate(scheduleNext);
}

/** Items sorted or merged between two yields. */
const ITEMS_PER_STEP = 1_000;

/** A stable merge sort that yields between its steps. */
export function* sortCooperatively<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): CooperativeTask<Item[]> {
  let runs: Item[][] = [];
  for (let at = 0; at < items.length; at += ITEMS_PER_STEP) {
    runs.push(items.slice(at, at + ITEMS_PER_STEP).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* merged(runs[at]!, runs[at + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number,
): CooperativeTask<Item[]> {
  const all: Item[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const isFromA = j >= b.length || (i < a.length && compare(a[i]!, b[j]!) <= 0);
    all.push(isFromA ? a[i++]! : b[j++]!);
    if (all.length % ITEMS_PER_STEP === 0) yield;
  }
  return all;
}
