/** Everything that the bot stores: /privacy and PRIVACY.md say the same of it, and a test holds files and tables to it. */

import type { Translator } from '../i18n/translator.ts';
import { CHANGE_DAYS, MAX_CHANGES } from '../library/changes/article-change.ts';
import { MAX_WEEKS } from '../library/figures.ts';
import { MAX_DISMISSED, MAX_REPORTS, MAX_VERSIONS, MAX_VOTED } from '../library/server-articles/limits.ts';
import { MAX_USERS } from './connection/client.ts';
import { DAYS_AFTER_LEAVING } from './left-servers.ts';
import { DRAFT_DAYS, MAX_DRAFTS } from './moderation/drafts.ts';

/** Says something in a language. */
type InWords = (t: Translator) => string;

/** One kind of data that is stored. */
export interface StoredData {
  /**
   * "**Name**: what it is. For whom, until when." The first part says whether it has a name of somebody; the second, who
   * sees it beside whoever runs the bot.
   */
  inWords: InWords;
  /** Where it is in the data folder, with ID for the id of a server; a folder ends with a slash. */
  files: readonly string[];
  /** The tables where it is over a database. */
  tables: readonly string[];
}

/** What is stored of the people in servers. */
export const OF_PEOPLE: readonly StoredData[] = [
  {
    inWords: (t) => t('privacy.reports', { max: MAX_REPORTS }),
    files: ['servers/ID/reports.jsonl'],
    tables: ['reports'],
  },
  {
    inWords: (t) => t('privacy.questions', { max: MAX_REPORTS, unhelpful: t('button.unhelpful') }),
    files: ['servers/ID/reports.jsonl'],
    tables: ['reports'],
  },
  {
    inWords: (t) =>
      t('privacy.votes', {
        max: MAX_VOTED,
        helpful: t('button.helpful'),
        unhelpful: t('button.unhelpful'),
      }),
    files: ['servers/ID/votes.json'],
    tables: ['votes'],
  },
  {
    inWords: (t) => t('privacy.follows'),
    files: ['servers/ID/follows.json', 'follows.json'],
    tables: ['follows'],
  },
];

/** What else is stored of servers. */
export const OF_SERVERS: readonly StoredData[] = [
  {
    inWords: (t) => t('privacy.articles'),
    files: ['servers/ID/articles/', 'servers/ID/removed/'],
    tables: ['articles', 'collections', 'long_forms', 'questions', 'terms', 'words'],
  },
  {
    inWords: (t) => t('privacy.versions', { max: MAX_VERSIONS }),
    files: ['servers/ID/versions/'],
    tables: ['versions'],
  },
  {
    inWords: (t) => t('privacy.changes', { days: CHANGE_DAYS, max: MAX_CHANGES }),
    files: ['servers/ID/changes.jsonl', 'changes.jsonl'],
    tables: ['changes'],
  },
  {
    inWords: (t) => t('privacy.settings'),
    files: ['servers/ID/settings.json'],
    tables: ['collections'],
  },
  {
    inWords: (t) => t('privacy.health', { max: MAX_DISMISSED }),
    files: ['servers/ID/dismissed.json'],
    tables: ['dismissed'],
  },
  {
    inWords: (t) => t('privacy.pages'),
    files: ['servers/ID/pages.json'],
    tables: ['pages'],
  },
  {
    inWords: (t) =>
      t('privacy.figures', {
        weeks: MAX_WEEKS,
        helpful: t('button.helpful'),
        unhelpful: t('button.unhelpful'),
      }),
    files: ['servers/ID/figures.json'],
    tables: ['article_figures', 'figures'],
  },
  {
    inWords: (t) => t('privacy.drafts', { days: DRAFT_DAYS, max: MAX_DRAFTS }),
    files: ['.drafts/'],
    tables: [],
  },
  {
    inWords: (t) => t('privacy.membership', { days: DAYS_AFTER_LEAVING }),
    files: ['servers/ID/membership.json'],
    tables: ['collections'],
  },
];

/** What is stored for the bot to run: nothing of anybody, and only in PRIVACY.md, which is English. */
export const OF_THE_BOT: readonly StoredData[] = [
  {
    inWords: () =>
      '**Index**: the articles that every server sees, made ready to be searched. For everybody, as the articles are, until these articles change.',
    files: ['snapshot/'],
    tables: ['seed_files'],
  },
  {
    inWords: () =>
      '**Fetched**: the articles that the operator has me read from the internet, up to five former versions of each, and what is known of their pages. For everybody, as the articles are, until they are gone there or the operator lists them no more.',
    files: ['fetched/'],
    tables: ['fetched'],
  },
  {
    inWords: () =>
      '**Logins**: when I have logged in to Discord, so that I do not do it too often: the last ten times. For nobody else, until there are ten newer ones.',
    files: ['.logins.json'],
    tables: [],
  },
  {
    inWords: () =>
      '**Lock**: that I run, so that no other bot uses the same folder. For nobody else, until I am stopped.',
    files: ['.lock'],
    tables: [],
  },
  {
    inWords: () =>
      '**Versions**: which version the tables of the database have. For nobody else, until the tables are deleted.',
    files: [],
    tables: ['migrations'],
  },
  {
    inWords: () =>
      '**Discord for one**: where I run without a token: what is written there. For whoever tries me there, until the file is deleted.',
    files: ['local-discord.json'],
    tables: [],
  },
];

/** What is kept in memory alone, until the bot is stopped or what is newer takes its place. */
export const IN_MEMORY: readonly InWords[] = [
  (t) => t('privacy.memoryQuestion'),
  (t) => t('privacy.memoryAmount'),
  (t) => t('privacy.memoryIds'),
  (t) => t('privacy.memoryVotes'),
  (t) => t('privacy.memoryNames', { max: MAX_USERS }),
];

/** What is not in a table, in whole sentences. */
export const BESIDES: readonly InWords[] = [
  (t) => t('privacy.reads'),
  (t) => t('privacy.notKept'),
  (t) => t('privacy.noName'),
  (t) => t('privacy.inDiscord'),
  (t) => t('privacy.afterLeaving', { days: DAYS_AFTER_LEAVING }),
];
