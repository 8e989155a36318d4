/** The servers, channels and users of the local Discord. */

import { EventEmitter } from 'node:events';
import {
  type APIGuildForumTag,
  type APIOverwrite,
  type APIRole,
  type APIUser,
  InteractionContextType,
  Locale,
} from 'discord-api-types/v10';

export interface Member {
  user: APIUser;
  roles: string[];
}

export interface Server {
  id: string;
  name: string;
  ownerId: string;
  /** The language that its moderators have chosen for it. */
  locale: Locale;
  /** The channel of messages such as that somebody has joined. */
  systemChannelId: string | null;
  /** The first is @everyone, whose id is the server's. */
  roles: APIRole[];
  /** The role that the bot has while it is in the server. */
  botRole: APIRole;
  members: Map<string, Member>;
  channels: ServerChannel[];
  threads: Thread[];
}

interface OfServer {
  id: string;
  name: string;
  topic: string | null;
  server: Server;
  overwrites: APIOverwrite[];
}

export interface TextChannel extends OfServer {
  kind: 'text';
}

/** A channel of posts, each of which is a thread. */
export interface ForumChannel extends OfServer {
  kind: 'forum';
  tags: APIGuildForumTag[];
  /** Whether each post needs a tag. */
  requiresTag: boolean;
}

/** A channel in the list of a server's channels. */
export type ServerChannel = TextChannel | ForumChannel;

/** A public thread, whose id is that of the message from which it was opened; in a forum, of its first message. */
export interface Thread {
  kind: 'thread';
  id: string;
  name: string;
  server: Server;
  parent: ServerChannel;
  ownerId: string;
  /** When each member joined, by the id of the user. */
  members: Map<string, Date>;
  isArchived: boolean;
  /** When it was last archived or reopened, or else opened. */
  archiveChangedAt: Date;
  /** Whether only moderators may write in it. */
  isLocked: boolean;
  /** Counts do not include the message from which the thread was opened. */
  messageCount: number;
  /** Like `messageCount`, with messages that were deleted. */
  totalMessageSent: number;
  lastMessageId: string | null;
  /** Ids of tags of the forum. */
  appliedTags: string[];
}

/** A direct channel between a person and the bot, or between two people. */
export interface DirectChannel {
  kind: 'direct';
  id: string;
  server: null;
  between: readonly [APIUser, APIUser];
}

export type Channel = ServerChannel | Thread | DirectChannel;

/** The servers, channels and users; messages are stored in Messages. */
export class GuildState extends EventEmitter<{
  botRemoved: [Server];
  botAdded: [Server];
  /** A server has another language. */
  serverChanged: [Server];
  /** The user of this id has another language. */
  localeChanged: [string];
}> {
  /** The bot. Its id is also that of its application. */
  readonly bot: APIUser;
  readonly users: Map<string, APIUser>;
  readonly servers: Server[];
  readonly directChannels: readonly DirectChannel[];
  /** Ids of the users who have installed the application for themselves. */
  readonly installedBy: Set<string>;
  readonly #channels: Map<string, Channel>;
  readonly #locales = new Map<string, Locale>();

  constructor(parts: {
    bot: APIUser;
    users: APIUser[];
    servers: Server[];
    directChannels: DirectChannel[];
    installedBy: string[];
  }) {
    super();
    // Each open page adds a listener.
    this.setMaxListeners(0);
    this.bot = parts.bot;
    this.users = new Map([parts.bot, ...parts.users].map((user) => [user.id, user]));
    this.servers = [...parts.servers];
    this.directChannels = parts.directChannels;
    this.installedBy = new Set(parts.installedBy);
    const all = [...parts.servers.flatMap(({ channels }) => channels), ...parts.directChannels];
    this.#channels = new Map(all.map((channel) => [channel.id, channel]));
  }

  /** Adds a user to every server. */
  addUser(user: APIUser): void {
    this.users.set(user.id, user);
    for (const { members } of this.servers) members.set(user.id, { user, roles: [] });
  }

  /** Adds a server. A bot that is logged in learns of it at its next login. */
  addServer(server: Server): void {
    this.servers.push(server);
    for (const channel of server.channels) this.#channels.set(channel.id, channel);
  }

  /** Removes the bot from a server, with its role. */
  removeBot(server: Server): void {
    server.members.delete(this.bot.id);
    server.roles = server.roles.filter((role) => role !== server.botRole);
    for (const { members } of server.threads) members.delete(this.bot.id);
    this.emit('botRemoved', server);
  }

  /** Adds the bot to a server that it was removed from. */
  addBot(server: Server): void {
    server.roles.push(server.botRole);
    server.members.set(this.bot.id, { user: this.bot, roles: [server.botRole.id] });
    this.emit('botAdded', server);
  }

  /** The language in which a user has Discord's client. */
  localeOf(userId: string): Locale {
    return this.#locales.get(userId) ?? Locale.EnglishUS;
  }

  setLocale(userId: string, locale: Locale): void {
    this.#locales.set(userId, locale);
    this.emit('localeChanged', userId);
  }

  setServerLocale(server: Server, locale: Locale): void {
    server.locale = locale;
    this.emit('serverChanged', server);
  }

  /** The servers that the bot is in. */
  get serversOfBot(): Server[] {
    return this.servers.filter(({ members }) => members.has(this.bot.id));
  }

  addThread(thread: Thread): void {
    thread.server.threads.push(thread);
    this.#channels.set(thread.id, thread);
  }

  removeThread({ server, id }: Thread): void {
    server.threads = server.threads.filter((thread) => thread.id !== id);
    this.#channels.delete(id);
  }

  channel(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  directChannelWith(userId: string): DirectChannel | undefined {
    return this.directChannels.find((channel) => this.includes(channel, userId) && this.includesBot(channel));
  }

  /** Whether a user is a member of a channel's server, or one of the two in a direct channel. */
  includes(channel: Channel, userId: string): boolean {
    return channel.kind === 'direct'
      ? channel.between.some(({ id }) => id === userId)
      : channel.server.members.has(userId);
  }

  includesBot(channel: Channel): boolean {
    return this.includes(channel, this.bot.id);
  }

  contextOf(channel: Channel): InteractionContextType {
    if (channel.server) return InteractionContextType.Guild;
    return this.includesBot(channel) ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
  }
}
