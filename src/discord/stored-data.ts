/** Everything that the bot stores: /privacy and PRIVACY.md say the same of it, and a test holds files and tables to it. */

import { MAX_REPORTS, MAX_VOTED } from '../library/server-articles/limits.ts';
import { MAX_USERS } from './connection/client.ts';
import { DAYS_AFTER_LEAVING } from './left-servers.ts';
import { DRAFT_DAYS, MAX_DRAFTS } from './moderation/drafts.ts';

/** One kind of data that is stored. The texts are parts of sentences. */
export interface StoredData {
  name: string;
  /** What it is, and whether it has a name of somebody. */
  what: string;
  /** Who sees it, beside whoever runs the bot. */
  for: string;
  until: string;
  /** Where it is in the data folder, with ID for the id of a server; a folder ends with a slash. */
  files: readonly string[];
  /** The tables where it is over a database. */
  tables: readonly string[];
}

/** What is stored of servers and of the people in them. */
export const OF_SERVERS: readonly StoredData[] = [
  {
    name: 'Articles',
    what: 'what moderators add with /library, and the article that they removed last, to put it back; not who it was',
    for: 'the members of the server',
    until: 'a moderator removes it, and another after it',
    files: ['servers/ID/articles/', 'servers/ID/removed/'],
    tables: ['articles', 'collections', 'long_forms', 'questions', 'terms', 'words'],
  },
  {
    name: 'Settings',
    what: 'what moderators set with /settings; not who it was',
    for: 'the moderators of the server',
    until: 'they are set otherwise',
    files: ['servers/ID/settings.json'],
    tables: ['collections'],
  },
  {
    name: 'Reports',
    what: 'the question, the sentence that was shown, what is written in the form, and the day; not who it was',
    for: 'the moderators of the server',
    until: `a moderator closes it, or ${MAX_REPORTS} newer ones are there`,
    files: ['servers/ID/reports.jsonl'],
    tables: ['reports'],
  },
  {
    name: 'Questions',
    what: 'only where moderators have switched that on with /settings: those that find nothing, or whose answer somebody calls “Not it”, the sentence that was shown, and the day; not who asked',
    for: 'the moderators of the server',
    until: `a moderator closes it or switches that off, or ${MAX_REPORTS} newer ones of its kind are there`,
    files: ['servers/ID/reports.jsonl'],
    tables: ['reports'],
  },
  {
    name: 'Votes',
    what: 'how many people press “That’s it” and “Not it” below a sentence: two numbers; not who they were',
    for: 'the moderators of the server',
    until: `a moderator clears them, or ${MAX_VOTED.toLocaleString('en')} other sentences were voted on since`,
    files: ['servers/ID/votes.json'],
    tables: ['votes'],
  },
  {
    name: 'Follows',
    what: 'the question that you follow, with your id, its answer as you were told it, and the day',
    for: 'you alone',
    until: 'you stop it with /follow list or delete it with /privacy, or I cannot write to you any more',
    files: ['servers/ID/follows.json', 'follows.json'],
    tables: ['follows'],
  },
  {
    name: 'Drafts',
    what: 'an article that a moderator has written and not yet published; not who it was',
    for: 'whoever has its preview',
    until: `it is published or dropped, for ${DRAFT_DAYS} days at most, or ${MAX_DRAFTS} newer ones of the server are there`,
    files: ['.drafts/'],
    tables: [],
  },
  {
    name: 'Membership',
    what: 'that I am in the server, or on which day I left it',
    for: 'nobody else',
    until: `${DAYS_AFTER_LEAVING} days after I have left`,
    files: ['servers/ID/membership.json'],
    tables: ['collections'],
  },
];

/** What is stored for the bot to run: nothing of anybody. */
export const OF_THE_BOT: readonly StoredData[] = [
  {
    name: 'Index',
    what: 'the articles that every server sees, made ready to be searched',
    for: 'everybody, as the articles are',
    until: 'these articles change',
    files: ['snapshot/'],
    tables: [],
  },
  {
    name: 'Logins',
    what: 'when I have logged in to Discord, so that I do not do it too often: the last ten times',
    for: 'nobody else',
    until: 'there are ten newer ones',
    files: ['.logins.json'],
    tables: [],
  },
  {
    name: 'Lock',
    what: 'that I run, so that no other bot uses the same folder',
    for: 'nobody else',
    until: 'I am stopped',
    files: ['.lock'],
    tables: [],
  },
  {
    name: 'Versions',
    what: 'which version the tables of the database have',
    for: 'nobody else',
    until: 'the tables are deleted',
    files: [],
    tables: ['migrations'],
  },
  {
    name: 'Discord for one',
    what: 'where I run without a token: what is written there',
    for: 'whoever tries me there',
    until: 'the file is deleted',
    files: ['local-discord.json'],
    tables: [],
  },
];

/** What is kept in memory alone, until the bot is stopped or what is newer takes its place. */
export const IN_MEMORY: readonly string[] = [
  'your question, while I answer it',
  'how much you have asked of late, so that nobody keeps others from an answer',
  'the ids of the last commands and messages, so that none is answered twice',
  'how you voted last on a sentence, by a hash, so that nobody counts twice',
  `the names of up to ${MAX_USERS} people, as Discord sends them with what they ask`,
];

/** What is not in a table, in whole sentences. */
export const BESIDES: readonly string[] = [
  'I read commands and the messages on which they are used, messages that mention me or reply to me, what you write to me directly and, in the forums that moderators choose, the titles of new posts: nothing else.',
  'Questions are not kept, but as said below.',
  'Nothing is kept with your name or id but the questions that you follow, and nothing is passed on: it stays with whoever runs me.',
  'An answer stands in Discord, with its question, as any message does, until it is deleted there.',
  `${DAYS_AFTER_LEAVING} days after I have left a server all that is that server’s is deleted; if I am back before, it is still there.`,
];
