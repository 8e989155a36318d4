import type { Incoming } from '../postgres/article-row.ts';
import type { Report } from '../report.ts';

/** What was taken off a server's shelf last. */
export interface Removed {
  name: string;
  text: string;
}

/** What a server keeps beside its articles. */
export interface Kept {
  reports: readonly Report[];
  keepsQuestions: boolean;
  removed: Removed | null;
}

/** A library as it is moved: in folders, or in a database. A server of '' stands for the articles that ship. */
export interface LibraryStorage {
  /** Every server that keeps anything, '' first. */
  servers(): Promise<string[]>;
  /** How many articles a server has. */
  count(server: string): Promise<number>;
  /** The articles of a server, with the bytes of their files. */
  articles(server: string): AsyncIterable<Incoming>;
  /** Puts articles in, those that are not there yet; hears of each. */
  put(server: string, articles: AsyncIterable<Incoming>): Promise<void>;
  kept(server: string): Promise<Kept>;
  keep(server: string, kept: Kept): Promise<void>;
  close(): Promise<void>;
}
