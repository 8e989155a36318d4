/** The interface of stores for figures, a store in memory, and one in files. */

import { parseDay } from '../../day.ts';
import {
  type ArticleFigures,
  type Figures,
  keptOf,
  NO_FIGURES,
  sumOf,
  type WeekFigures,
} from '../figures.ts';
import { listIn, objectIn } from '../json.ts';
import { diskValues, fileInFolders, memoryValues, type ServerValues } from './server-values.ts';

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
  return storeOver(memoryValues(figuresOf, NO_FIGURES));
}

/**
 * Stores figures as `figures.json` in the folder of each server. What is no count of a week or of an article is skipped.
 *
 * @param root the folder of servers
 */
export function diskFigureStore(root: string): FigureStore {
  const serialize = (figures: Figures) => `${JSON.stringify(figures, null, 2)}\n`;
  return storeOver(diskValues(fileInFolders(root, 'figures.json'), parseFigures, serialize));
}

function storeOver({ read, replace, update }: ServerValues<Figures, string>): FigureStore {
  return {
    read,
    replace,
    add: (server, added) => update(server, (figures) => keptOf(sumOf(figures, added))),
  };
}

function parseFigures(json: string): Figures {
  const { weeks, articles } = objectIn(json);
  return { weeks: listIn(weeks).filter(isWeek), articles: listIn(articles).filter(isArticle) };
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
