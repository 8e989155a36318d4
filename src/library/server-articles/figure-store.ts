/** The interface of stores for figures, a store in memory, and one in files. */

import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import { parseDay } from '../../day.ts';
import {
  type ArticleFigures,
  type Figures,
  keptOf,
  NO_FIGURES,
  sumOf,
  type WeekFigures,
} from '../figures.ts';
import { folderOf } from './disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';

/** Stores servers' figures. When a call resolves, its result is durable. */
export interface FigureStore {
  /** Returns a server's figures, in the order of `keptOf`. */
  read(server: string): Promise<Figures>;
  /** Adds to a server's figures, and keeps what `keptOf` does. */
  add(server: string, added: Figures): Promise<void>;
  /** Replaces all figures of a server. */
  replace(server: string, figures: Figures): Promise<void>;
}

/** Stores figures for as long as the library is open. */
export function memoryFigureStore(figuresOf = new Map<string, Figures>()): FigureStore {
  const read = (server: string) => figuresOf.get(server) ?? NO_FIGURES;
  return {
    read: async (server) => read(server),
    async add(server, added) {
      figuresOf.set(server, keptOf(sumOf(read(server), added)));
    },
    async replace(server, figures) {
      figuresOf.set(server, figures);
    },
  };
}

/**
 * Stores figures as `figures.json` in the folder of each server. What is no count of a week or of an article is skipped.
 *
 * @param root the folder of servers
 */
export function diskFigureStore(root: string): FigureStore {
  const fileOf = (server: string) => path.join(root, folderOf(server), 'figures.json');
  const read = async (server: string) => parseFigures((await readIfPresent(fileOf(server))) ?? '{}');
  const write = (server: string, figures: Figures) =>
    writeAtomically(fileOf(server), `${JSON.stringify(figures, null, 2)}\n`, OWNER_ONLY);
  return {
    read: (server) => withDiskErrorsAsFailures(() => read(server)),
    add: (server, added) =>
      withDiskErrorsAsFailures(async () => write(server, keptOf(sumOf(await read(server), added)))),
    replace: (server, figures) => withDiskErrorsAsFailures(() => write(server, figures)),
  };
}

function parseFigures(json: string): Figures {
  const { weeks, articles } = parseObject(json) as Record<keyof Figures, unknown>;
  return { weeks: asList(weeks).filter(isWeek), articles: asList(articles).filter(isArticle) };
}

function parseObject(json: string): object {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isWeek(value: unknown): value is WeekFigures {
  const { week, answered, unsure, none, helpful, unhelpful } = Object(value) as Record<string, unknown>;
  return isDay(week) && [answered, unsure, none, helpful, unhelpful].every(Number.isSafeInteger);
}

function isArticle(value: unknown): value is ArticleFigures {
  const { article, week, quoted, helpful, unhelpful } = Object(value) as Record<string, unknown>;
  return (
    typeof article === 'string' && isDay(week) && [quoted, helpful, unhelpful].every(Number.isSafeInteger)
  );
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && parseDay(value) !== null;
}
