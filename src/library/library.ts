/** The interface of the library, which the rest of the program uses. */

import type { Problem } from '../articles/folder.ts';
import type { Day } from '../day.ts';
import {
  english,
  type MessageDescriptor,
  type MessageKey,
  type Translator,
  type Values,
} from '../i18n/translator.ts';
import type {
  Answers,
  ArticleVersion,
  Cited,
  EditableArticle,
  EditPreview,
  Entry,
  FormerCited,
  Preview,
  Reading,
  Source,
  Timeline,
} from './answers.ts';
import type { Digest, DueDigest } from './changes/digest.ts';
import type { Figures } from './figures.ts';
import type { Follow, NewFollow } from './follows.ts';
import type { Health } from './health/health.ts';
import type { QuestionGroup } from './health/question-groups.ts';
import type { KnownServer } from './membership.ts';
import type { ArticlePage, PageCheck } from './page-status.ts';
import type { Report, ReportSet } from './report.ts';
import type { DigestSchedule, ServerSettings } from './server-settings.ts';
import type { Vote, VoteCounts } from './votes.ts';

/**
 * The only way to the articles for the rest of the program, whether they are in this thread, in a worker or in a
 * database. Every method may reject with a `LibraryFailure`.
 */
export interface Library {
  /**
   * Finds the sentences that answer a question.
   *
   * @param question plain language, of any length
   * @param limit the maximum number of quotes, 10 by default
   * @param context what the question may take from the turn of a conversation before it: see `contextOf`. A question that
   *   stands alone is answered as without it.
   */
  ask(question: string, scope: Scope, limit?: number, context?: string | null): Promise<Answers>;
  /**
   * Finds the sentences about a topic that mention a date, or are below a heading that gives one, in the order of those
   * dates. If an article's title, its file's name or a heading names the topic, all sentences below it are included.
   *
   * @param scope here `from` and `to` limit the dates that the sentences mention, not the days of their articles
   * @param limit the maximum number of entries, those nearest to the topic; 50 by default
   */
  timeline(topic: string, scope: Scope, limit?: number): Promise<Timeline>;
  /**
   * Lists the articles, newest first and undated ones last.
   *
   * @param typed only articles that have these words, or words with these prefixes, in their title, their day ("june
   *   2023", "2023-06") or their opening words; the best matches come first, articles of exactly that title before
   *   others
   * @param limit the maximum number of articles, all by default
   * @param from how many articles at the start of the list are skipped, none by default
   */
  articles(scope: Scope, typed?: string, limit?: number, from?: number): Promise<Entry[]>;
  /**
   * Suggests questions to somebody who types: headings that are questions, those of FAQs first, and then titles, as
   * `articles` lists them.
   *
   * @param typed only those that have these words, or words with these prefixes; all when there are none
   * @param limit the maximum number of suggestions, of at most 100 characters each
   */
  suggest(typed: string, scope: Pick<Scope, 'server' | 'own' | 'validOn'>, limit: number): Promise<string[]>;
  /** Returns a whole article, by its id or its key; null when the server sees no such article. */
  read(article: string, scope: Scope): Promise<Reading | null>;
  /** Returns the sentence that a citation names; null when it is no citation, or its article is gone. */
  cite(citation: string, scope: Scope): Promise<Cited | null>;
  /** Finds the sentences that a text quotes, exactly or nearly; best first. */
  sources(text: string, scope: Scope): Promise<Source[]>;

  /** Returns the articles in a ZIP, at most `MAX_IN_ZIP`. Rejects when there are none or more, or one cannot be read. */
  unpack(bytes: Uint8Array): Promise<UploadedFile[]>;
  /** Returns what a draft would become, with warnings; nothing is changed. */
  preview(draft: Draft, server: string): Promise<Preview>;
  /**
   * Answers questions as they would be answered if a draft were added; nothing is changed. Rejects where `add` would.
   *
   * @param scope with the server that would add it
   */
  askWith(draft: Draft, questions: readonly string[], scope: Scope & { server: string }): Promise<Answers[]>;
  /** Adds an article to a server's own. Rejects when a limit is exceeded, or the text is no article. */
  add(draft: Draft, server: string): Promise<Entry>;
  /**
   * Removes one of a server's own articles, by its id or its key; null when there is none. The last removal can be
   * undone.
   */
  remove(article: string, server: string): Promise<Entry | null>;
  /** Restores the article that was removed last; null when there is none. */
  undo(server: string): Promise<Entry | null>;

  /** Returns one of a server's own articles for a form, by its id or its key; null when there is none. */
  editable(article: string, server: string): Promise<EditableArticle | null>;
  /**
   * Returns what an edit would change; nothing is changed. Parameters and errors are those of `edit`, but an article that
   * has been changed meanwhile is a warning.
   */
  previewEdit(article: string, draft: Draft, server: string, version: string): Promise<EditPreview>;
  /**
   * Replaces the text, the title, the day and the source of one of a server's own articles, which keeps its id. What it
   * was becomes the newest of its former versions, of which the last 20 are kept. Rejects when a limit is exceeded, the
   * text is no article, nothing would be changed, or the article is gone or another one than that of `version`.
   *
   * @param draft an empty text leaves the text as it is
   * @param version the one that the edit is based on: see `editable` and `previewEdit`
   */
  edit(article: string, draft: Draft, server: string, version: string): Promise<Entry>;
  /**
   * Returns a version of one of a server's own articles, and what was changed by it; null when there is no such article.
   *
   * @param age how many versions there were after it; the oldest one for a greater number
   */
  history(article: string, server: string, age: number): Promise<ArticleVersion | null>;
  /**
   * Returns the file of an article of a server, or of a former version of it; null when there is none.
   *
   * @param until when the version was replaced; the article as it is now for null
   */
  articleFile(
    article: string,
    server: string,
    until: number | null,
  ): Promise<{ name: string; bytes: Uint8Array } | null>;
  /** Makes an article what it was until a moment; this is an edit, which can be undone as any other can. */
  revert(article: string, until: number, server: string): Promise<Entry>;
  /**
   * Returns the sentence that a citation names as it was, where `cite` says that the article has changed; null when none of
   * the versions that are kept has it.
   */
  citeFormer(citation: string, scope: Scope): Promise<FormerCited | null>;

  /**
   * Stores a report for a server's moderators. Each part is cut to the length that forms allow, and only the newest 500
   * reports of each kind are kept.
   *
   * @returns whether it is stored: a question that nobody has reported is not, unless the server has switched that on
   */
  report(report: Report, server: string): Promise<boolean>;
  /** Returns a server's reports, newest first. */
  reports(server: string): Promise<Report[]>;
  /** Deletes some of a server's reports, by their `reportKey`, and returns how many of them existed. */
  closeReports(keys: readonly string[], server: string): Promise<number>;
  /** Returns the questions that found nothing, as stored for a server, in groups: see `groupQuestions`. Newest first in each. */
  questionGroups(server: string): Promise<QuestionGroup<Report>[]>;
  /** Deletes all of a server's reports, and returns how many there were. */
  forgetReports(server: string): Promise<number>;
  /** Returns a server's reports, oldest first, as an evaluation set over the articles that it sees. */
  exportReports(server: string): Promise<ReportSet>;
  /**
   * Returns what has changed in the articles that a server sees since its last digest, or in the last week where it has none.
   *
   * @param now milliseconds since 1970, as in the following methods
   */
  digest(server: string, now: number): Promise<Digest>;
  /** Lists the servers that have a digest posted. */
  digests(): Promise<string[]>;
  /**
   * Has a digest of a server posted at intervals, from one interval after now on, with what changes from now on; null for no
   * more. Returns all settings.
   */
  scheduleDigest(
    server: string,
    wanted: Pick<DigestSchedule, 'channel' | 'every'> | null,
    now: number,
  ): Promise<ServerSettings>;
  /**
   * Returns the digest of a server that is due; null when none is, or when there is nothing to tell. Whoever has taken it has
   * two minutes to post it and to call `noteDigest`: then it is due again.
   */
  takeDigest(server: string, now: number): Promise<DueDigest | null>;
  /** Notes that a digest has been posted. */
  noteDigest(server: string, next: DigestSchedule): Promise<void>;
  /** Returns a server's settings, which `ask` and the others follow. */
  settings(server: string): Promise<ServerSettings>;
  /**
   * Changes some of a server's settings, within the limits of each, and returns all. Questions that were stored are
   * deleted when none are to be stored any more.
   */
  changeSettings(server: string, changes: Partial<ServerSettings>): Promise<ServerSettings>;

  /**
   * Counts a vote on a quote, and stores nothing else of it. Only the 1,000 citations of a server that were voted on last
   * are kept. Rejects when the citation is none.
   *
   * @param replaced the vote of the same person before, which counts no longer
   */
  vote(citation: string, vote: Vote, server: string, replaced?: Vote): Promise<void>;
  /** Returns a server's votes, those that were voted on longest ago first. */
  votes(server: string): Promise<readonly VoteCounts[]>;
  /** Deletes a server's votes on some citations. */
  clearVotes(citations: readonly string[], server: string): Promise<void>;

  /**
   * Checks the articles that a server sees: which are doubled, contradict each other, are stale or never quoted, and what
   * members miss; and which of its own articles have lost the page that they are from, as far as `notePage` was told. The
   * articles are checked again only when one of them has changed.
   *
   * @param day the present day
   */
  health(server: string, day: Day): Promise<Health>;
  /** Leaves a finding out until a text that it is about changes. Of a server, the last 1,000 are remembered. */
  dismissFinding(key: string, server: string): Promise<void>;

  /**
   * Returns the pages that servers' own articles name as their source and that were not looked at since a moment, those that
   * were looked at longest ago first. What is known of pages whose article is gone, or that are not on these hosts any more, is
   * deleted.
   *
   * @param hosts only pages of these
   * @param before in milliseconds since 1970
   */
  duePages(hosts: readonly string[], before: number, limit: number): Promise<DuePage[]>;
  /** Returns the page of one of a server's own articles, by its key; null when there is none. */
  pageOf(article: string, server: string): Promise<ArticlePage | null>;
  /**
   * Notes what came of a look at the page of an article, unless that is gone or another version than the one looked for.
   *
   * @param version that of `pageOf`
   * @param at in milliseconds since 1970
   */
  notePage(article: string, server: string, version: string, check: PageCheck, at: number): Promise<void>;

  /**
   * Returns a server's figures: the last 53 weeks in which anything was counted, the oldest first, and the 1,000 articles
   * that were counted last, those that answered most often first. An article that is not among them has not answered for
   * a year.
   */
  figures(server: string): Promise<Figures>;
  /** Adds to a server's figures. */
  addFigures(added: Figures, server: string): Promise<void>;

  /** Lists the servers of which anything is stored, with the day on which each was left. */
  servers(): Promise<KnownServer[]>;
  /**
   * Notes that the bot is in a server, for the first time or again.
   *
   * @returns whether nothing had been noted of that server before
   */
  noteJoined(server: string): Promise<boolean>;
  /** Notes that the bot has left a server; an earlier day stands until the bot is back. */
  noteLeft(server: string, day: Day): Promise<void>;
  /**
   * Deletes everything of a server that was left on or before a day, and where the bot is not back.
   *
   * @returns whether it was deleted
   */
  deleteServer(server: string, leftBy: Day): Promise<boolean>;
  /**
   * Stores that a person follows a question, in place of what was stored of the same question. Rejects when the person
   * follows `MAX_FOLLOWS` others.
   *
   * @param follow `answer` is what the person is shown now; its text and title are cut
   */
  follow(follow: NewFollow): Promise<Follow>;
  /** Returns what a person follows, or what all do: that of a server together, oldest first. */
  follows(person?: string): Promise<Follow[]>;
  /**
   * Changes what is stored of a follow, unless its answer has been changed since it was read: of several processes, only
   * one changes it.
   *
   * @returns whether it is changed
   */
  updateFollow(follow: Follow, changes: Partial<Pick<Follow, 'answer' | 'failures'>>): Promise<boolean>;
  /** Deletes what a person follows, by its key; null when there is no such follow of theirs. */
  unfollow(key: string, person: string): Promise<Follow | null>;
  /** Deletes all that is stored of a person, and returns how many entries that were. */
  forgetPerson(person: string): Promise<number>;

  /**
   * Prepares the folder of what is fetched, in the data folder, for a round.
   *
   * @returns whether this process may fetch: of several over one database, only one does at a time
   */
  beginFetching(): Promise<boolean>;
  /** Serves what is in that folder now, and lets other processes fetch. */
  endFetching(): Promise<void>;

  /** @param own leaves the articles that every server sees out of the counts */
  status(server: string | null, own?: boolean): Promise<Status>;
  /** Returns the size of the library: of the seeds, and of the own articles of all servers together. */
  totals(): Promise<Record<'seeds' | 'own', Pick<Status, 'articles' | 'sentences'>>>;
  /** Releases all resources of the library; later calls reject. */
  close(): Promise<void>;
}

/** Who asks, and about which articles. */
export interface Scope {
  /** The server whose own articles are seen beside the seeds; null for the seeds alone. */
  server: string | null;
  /** Only articles published on these days, both inclusive. */
  from?: Day | undefined;
  to?: Day | undefined;
  /**
   * Only articles known to be published by this day: undated ones are left out. What had expired by then is out of date;
   * without it, what has expired by the day on which the question is asked.
   */
  asOf?: Day | undefined;
  /** No articles published after this day; undated ones are included. */
  publishedBy?: Day | undefined;
  /** No articles that have expired by this day. */
  validOn?: Day | undefined;
  /** Only the article with this id or key. */
  article?: string | undefined;
  /** Only the server's own articles. */
  own?: boolean | undefined;
  /**
   * The day on which the question is asked: "last June" is relative to it, and nothing that was published later
   * answers. Without it, such words are no dates.
   */
  asked?: Day | undefined;
}

/** The page of an article of a server that is to be looked at. */
export interface DuePage {
  server: string;
  /** The key of the article. */
  article: string;
  address: string;
}

/** A file that a moderator has uploaded. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

/** An article that a moderator has typed or uploaded. */
export interface Draft {
  /** The fields of the form. What is left empty is read from the text itself. */
  title: string;
  date: string;
  /** From when on it is out of date; absent where the form was not asked for that. */
  expires?: string;
  source: string;
  /** The text, or the file's bytes with its name: a text, a document (see articles/convert), or a ZIP with one of them. */
  text: string | UploadedFile;
}

/** The size and state of a library, as a server sees it. */
export interface Status {
  revision: string;
  articles: number;
  /** How many of them are the server's own, and the maximum of these. */
  own: number;
  most: number;
  /** The maximum length of an article of its own, in characters. */
  longest: number;
  /** How many more characters its own articles may have together. */
  room: number;
  sentences: number;
  /** The latest published day, or null when no article has one. */
  newest: Day | null;
  /** When the articles were last read: milliseconds since 1970. */
  read: number;
  /** The files that were left out, with the reasons. */
  problems: Problem[];
}

/** The library cannot do what it is asked to. The message is one line for people, in their language. */
export class LibraryFailure extends Error implements MessageDescriptor {
  override readonly name = 'LibraryFailure';
  readonly key: MessageKey;
  readonly values: Values;

  constructor(key: MessageKey, values: Values = {}, options?: ErrorOptions) {
    super(english(key, values), options);
    this.key = key;
    this.values = values;
  }

  /** The message in a language. */
  in(t: Translator): string {
    return t(this.key, this.values);
  }
}

/**
 * The folders or the database of a library cannot be used as they are. The message is one line for whoever runs the
 * program, in English.
 */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  /** Whether the same may succeed later without any change here, so that a restart makes sense. */
  readonly passing: boolean;

  constructor(message: string, { passing = false }: { passing?: boolean } = {}) {
    super(message);
    this.passing = passing;
  }
}
