/** The interface through which a library is copied, and what both of its implementations do alike. */

import type { Figures } from '../figures.ts';
import type { Membership } from '../membership.ts';
import type { PageStatuses } from '../page-status.ts';
import type { IncomingArticle } from '../postgres/article-row.ts';
import type { Report } from '../report.ts';
import type { FormerVersion } from '../server-articles/article-store.ts';
import type { Stores } from '../server-articles/stores.ts';
import { areDefaults, type ServerSettings } from '../server-settings.ts';
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

/** The stores that folders and a database have alike. */
type StateStores = Pick<Stores, 'reports' | 'settings' | 'votes' | 'figures' | 'dismissals' | 'pages'> & {
  memberships: Pick<Stores['memberships'], 'read' | 'write'>;
};

/** Reads what stores have of a server. */
export async function readStores(stores: StateStores, server: string): Promise<Omit<ServerState, 'removed'>> {
  return {
    reports: await stores.reports.read(server),
    settings: await stores.settings.read(server),
    votes: await stores.votes.read(server),
    figures: await stores.figures.read(server),
    membership: await stores.memberships.read(server),
    dismissed: await stores.dismissals.read(server),
    pages: await stores.pages.read(server),
  };
}

/** Writes what there is of a server to stores. */
export async function writeStores(stores: StateStores, server: string, state: ServerState): Promise<void> {
  const { reports, settings, votes, figures, membership, dismissed, pages } = state;
  if (reports.length > 0) await stores.reports.replace(server, reports);
  if (!areDefaults(settings)) await stores.settings.write(server, settings);
  if (votes.length > 0) await stores.votes.replace(server, votes);
  if (figures.weeks.length > 0) await stores.figures.replace(server, figures);
  if (membership) await stores.memberships.write(server, membership);
  if (dismissed.length > 0) await stores.dismissals.replace(server, dismissed);
  if (pages.size > 0) await stores.pages.put(server, pages);
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
  /** The questions that people follow in servers, and in direct messages. */
  follows: Pick<Stores['follows'], 'list' | 'put'>;
  /** What is noted of the changes of articles. It is replaced as a whole: to put articles is no change of what members know. */
  changes: Stores['changes'];
  close(): Promise<void>;
}
