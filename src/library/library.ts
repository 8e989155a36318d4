import type { Problem } from '../articles/folder.ts';
import type { Day } from '../day.ts';
import type { Answers, Cited, Entry, Preview, Reading, Source, Timeline } from './answers.ts';
import type { Report, ReportSet } from './report.ts';

/**
 * The one door to the articles. Whether they are held in this thread, in a worker or in a database, nothing
 * outside this room can tell. Every method may reject with a `LibraryFailure`.
 */
export interface Library {
  /**
   * The sentences that answer a question.
   *
   * @param question plain language, of any length
   * @param limit how many quotes at most, 10 by default
   */
  ask(question: string, scope: Scope, limit?: number): Promise<Answers>;
  /**
   * What happened when: the sentences about a topic that speak of a day, or stand below the heading of one, in the order
   * of those days. All are found, of a topic that an article's title, its file's name or a heading names, too.
   *
   * @param scope here `from` and `to` are the days that the sentences speak of, not those of their articles
   * @param limit how many at most, those nearest to the topic; 50 by default
   */
  timeline(topic: string, scope: Scope, limit?: number): Promise<Timeline>;
  /**
   * The articles, newest first and undated ones last.
   *
   * @param typed only those that have these words, or words that start so, in their title, their day ("june 2023",
   *   "2023-06") or the words they open with; one that is called so first, and then the nearest to it
   * @param limit how many at most, all by default
   * @param from how many of the first are left out, none by default
   */
  articles(scope: Scope, typed?: string, limit?: number, from?: number): Promise<Entry[]>;
  /** A whole article, by its id or its key; null when the server sees none of that name. */
  read(article: string, scope: Scope): Promise<Reading | null>;
  /** The sentence that a citation names; null when it never was one, or its article is gone. */
  cite(citation: string, scope: Scope): Promise<Cited | null>;
  /** The sentences that a text quotes, exactly or nearly; the best first, none when it quotes nothing. */
  sources(text: string, scope: Scope): Promise<Source[]>;

  /** What would be understood of a file, and what is doubtful in it; nothing is changed. */
  preview(draft: Draft, server: string): Promise<Preview>;
  /** Puts an article onto a server's own shelf. Rejects when the shelf is full or the text is no article. */
  add(draft: Draft, server: string): Promise<Entry>;
  /** Takes an article, by its id or its key, off a server's shelf; null when it is not there. Can be undone until the next removal. */
  remove(article: string, server: string): Promise<Entry | null>;
  /** Puts back what was removed last; null when there is nothing to put back. */
  undo(server: string): Promise<Entry | null>;

  /**
   * Keeps a report for a server's moderators. Of each part only so much is kept as forms have room for, and of all
   * reports the newest: 500 of each kind.
   *
   * @returns whether it is kept: a question that found nothing is not, unless the server has switched that on
   */
  report(report: Report, server: string): Promise<boolean>;
  /** What has been reported in a server, newest first. */
  reports(server: string): Promise<Report[]>;
  /** Forgets one of a server's reports, by its `reportKey`; whether it was there. */
  closeReport(key: string, server: string): Promise<boolean>;
  /** Forgets all of a server's reports; how many there were. */
  forgetReports(server: string): Promise<number>;
  /** A server's reports, the oldest first, as an evaluation set over the articles that it sees. */
  exportReports(server: string): Promise<ReportSet>;
  /**
   * Whether a server's questions that find nothing are kept from now on; `status` tells. Off, as it is until somebody
   * switches it on, those that were kept are forgotten as well.
   */
  keepQuestions(server: string, on: boolean): Promise<void>;

  status(server: string | null): Promise<Status>;
  /** Gives back all that the library holds; later calls reject. */
  close(): Promise<void>;
}

/** Who asks, and of which articles. */
export interface Scope {
  /** The server whose own articles are seen beside those that ship; null for these alone. */
  server: string | null;
  /** Only articles published on these days, both inclusive. */
  from?: Day | undefined;
  to?: Day | undefined;
  /** Only what had been published by this day: undated articles, whose day nobody knows, are left out. */
  asOf?: Day | undefined;
  /** Nothing that was published after this day; undated articles are seen. */
  publishedBy?: Day | undefined;
  /** Only the article of this id or key. */
  article?: string | undefined;
  /** Only the server's own articles. */
  own?: boolean | undefined;
  /**
   * The day on which the question is asked: "last June" is reckoned from it, and nothing that was published later answers.
   * Without one, no such words are dates.
   */
  asked?: Day | undefined;
}

/** An article that a moderator writes down or uploads. */
export interface Draft {
  /** What the form says; each may be empty, and is then read from the text itself. */
  title: string;
  date: string;
  source: string;
  /** The text, or the file's bytes with its name: `.txt`, `.md` or `.html`. */
  text: string | { name: string; bytes: Uint8Array };
}

/** What a library consists of, as a server sees it. */
export interface Status {
  revision: string;
  articles: number;
  /** How many of them are the server's own, and how many it may have. */
  own: number;
  most: number;
  /** How many characters an article of its own may have. */
  longest: number;
  /** How many more characters its own articles may have together. */
  room: number;
  sentences: number;
  /** The latest published day, or null when no article has one. */
  newest: Day | null;
  /** Whether the server keeps questions that find nothing, for its moderators; false where there is no server. */
  keepsQuestions: boolean;
  /** When the articles were last read: milliseconds since 1970. */
  read: number;
  /** The files that were left out, with the reasons. */
  problems: Problem[];
}

/** What a library says that was closed. */
export const CLOSED = 'The library is closed.';

/** The library cannot answer now, or not so; the message is one clear line for people. */
export class LibraryFailure extends Error {
  override readonly name = 'LibraryFailure';
  /** Whether the very same may work later, with nothing mended here: for whoever decides to start it again. */
  readonly passing: boolean;

  constructor(message: string, options: ErrorOptions & { passing?: boolean } = {}) {
    super(message, options);
    this.passing = options.passing ?? false;
  }
}
