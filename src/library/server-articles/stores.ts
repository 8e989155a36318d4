/** The stores of all that servers have of their own, and those in memory. */

import type { ArticleChange } from '../changes/article-change.ts';
import { type ChangeStore, memoryChangeStore } from '../changes/change-store.ts';
import type { CollectionStore } from '../collection-store.ts';
import type { Membership } from '../membership.ts';
import type { PageStatuses } from '../page-status.ts';
import type { ArticleStore } from './article-store.ts';
import { type DismissalStore, memoryDismissalStore } from './dismissal-store.ts';
import { type FigureStore, memoryFigureStore } from './figure-store.ts';
import { type FollowStore, memoryFollowStore } from './follow-store.ts';
import type { MembershipStore } from './membership-store.ts';
import { memoryArticleStore } from './memory-article-store.ts';
import { memoryPageStatusStore, type PageStatusStore } from './page-status-store.ts';
import { memoryReportStore, type ReportStore } from './report-store.ts';
import { memorySettingsStore, type SettingsStore } from './settings-store.ts';
import { memoryVoteStore, type VoteStore } from './vote-store.ts';

/** Where is stored what servers have of their own. */
export interface Stores {
  articles: ArticleStore;
  reports: ReportStore;
  settings: SettingsStore;
  votes: VoteStore;
  figures: FigureStore;
  memberships: MembershipStore;
  follows: FollowStore;
  dismissals: DismissalStore;
  pages: PageStatusStore;
  changes: ChangeStore;
}

/** Stores that keep everything for as long as the library is open, with the articles in a store of collections. */
export function memoryStores(collections: CollectionStore): Stores {
  const removed: Parameters<typeof memoryArticleStore>[1] = new Map();
  const versions: Parameters<typeof memoryArticleStore>[2] = new Map();
  const reports: Parameters<typeof memoryReportStore>[0] = new Map();
  const settings: Parameters<typeof memorySettingsStore>[0] = new Map();
  const votes: Parameters<typeof memoryVoteStore>[0] = new Map();
  const figures: Parameters<typeof memoryFigureStore>[0] = new Map();
  const memberships = new Map<string, Membership>();
  const follows: Parameters<typeof memoryFollowStore>[0] = new Map();
  const dismissals: Parameters<typeof memoryDismissalStore>[0] = new Map();
  const pages = new Map<string, PageStatuses>();
  const changes = new Map<string | null, readonly ArticleChange[]>();
  const maps: Map<string | null, unknown>[] = [
    removed,
    versions,
    reports,
    settings,
    votes,
    figures,
    memberships,
    follows,
    dismissals,
    pages,
    changes,
  ];
  return {
    articles: memoryArticleStore(collections, removed, versions),
    reports: memoryReportStore(reports),
    settings: memorySettingsStore(settings),
    votes: memoryVoteStore(votes),
    figures: memoryFigureStore(figures),
    follows: memoryFollowStore(follows),
    dismissals: memoryDismissalStore(dismissals),
    pages: memoryPageStatusStore(pages),
    changes: memoryChangeStore(changes),
    memberships: {
      async servers() {
        const withArticles = [...collections.collections.own].flatMap(([server, { size }]) =>
          size > 0 ? server : [],
        );
        const servers = new Set([
          ...withArticles,
          ...maps.flatMap((map) => [...map.keys()].flatMap((key) => key ?? [])),
        ]);
        return [...servers].map((server) => ({ server, left: memberships.get(server)?.left ?? null }));
      },
      read: async (server) => memberships.get(server) ?? null,
      async write(server, membership) {
        memberships.set(server, membership);
      },
      async deleteAll(server) {
        collections.discard(server);
        for (const map of maps) map.delete(server);
      },
    },
  };
}
