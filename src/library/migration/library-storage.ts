/** The interface through which a library is copied. */

import type { ArticleChange } from '../changes/article-change.ts';
import type { Figures } from '../figures.ts';
import type { Follow } from '../follows.ts';
import type { Membership } from '../membership.ts';
import type { PageStatuses } from '../page-status.ts';
import type { IncomingArticle } from '../postgres/article-row.ts';
import type { Report } from '../report.ts';
import type { FormerVersion } from '../server-articles/article-store.ts';
import type { ServerSettings } from '../server-settings.ts';
import type { VoteCounts } from '../votes.ts';

/** The article of a server that was removed last. */
export interface RemovedArticle {
  name: string;
  text: string;
}

/** What is stored of a server beside its articles. */
export interface ServerState {
  reports: readonly Report[];
  settings: ServerSettings;
  votes: readonly VoteCounts[];
  figures: Figures;
  removed: RemovedArticle | null;
  membership: Membership | null;
  /** The keys of the findings that moderators have dismissed. */
  dismissed: readonly string[];
  pages: PageStatuses;
}

/** A library in folders, or in a database. The server '' stands for the seeds. */
export interface LibraryStorage {
  /** Every server of which anything is stored, '' first. */
  servers(): Promise<string[]>;
  /** How many articles a server has. */
  count(server: string): Promise<number>;
  /** The articles of a server, with the bytes of their files. */
  articles(server: string): AsyncIterable<IncomingArticle>;
  /** Writes the articles that do not exist yet. */
  put(server: string, articles: AsyncIterable<IncomingArticle>): Promise<void>;
  readState(server: string): Promise<ServerState>;
  writeState(server: string, state: ServerState): Promise<void>;
  /** How many former versions the articles of a server have. */
  countVersions(server: string): Promise<number>;
  versions(server: string): AsyncIterable<FormerVersion>;
  putVersion(server: string, version: FormerVersion): Promise<void>;
  /** The questions that people follow in a server; those of direct messages for ''. */
  readFollows(server: string): Promise<Follow[]>;
  writeFollows(follows: readonly Follow[]): Promise<void>;
  /** What is noted of the changes of a server's articles. */
  readChanges(server: string): Promise<ArticleChange[]>;
  /** Replaces them: to put articles is no change of what members know. */
  writeChanges(server: string, changes: readonly ArticleChange[]): Promise<void>;
  close(): Promise<void>;
}
