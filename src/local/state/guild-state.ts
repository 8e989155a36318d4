import {
  type APIOverwrite,
  type APIRole,
  type APIUser,
  InteractionContextType,
  type Locale,
} from 'discord-api-types/v10';

export interface Member {
  user: APIUser;
  roles: string[];
}

export interface Server {
  id: string;
  name: string;
  ownerId: string;
  locale: Locale;
  /** The first is @everyone, which has the server's id. */
  roles: APIRole[];
  members: Map<string, Member>;
  channels: ServerChannel[];
}

export interface ServerChannel {
  kind: 'server';
  id: string;
  name: string;
  topic: string | null;
  server: Server;
  overwrites: APIOverwrite[];
}

/** Between a person and the bot, or between two people. */
export interface DirectChannel {
  kind: 'direct';
  id: string;
  between: readonly [APIUser, APIUser];
}

export type Channel = ServerChannel | DirectChannel;

/** Who and what there is. Everything said in it is kept elsewhere. */
export class GuildState {
  /** The bot, whose id is its application's as well. */
  readonly bot: APIUser;
  readonly users: Map<string, APIUser>;
  readonly servers: Server[];
  readonly directChannels: readonly DirectChannel[];
  /** The people who have installed the application for themselves, and take it everywhere. */
  readonly installedBy: Set<string>;
  readonly #channels: Map<string, Channel>;

  constructor(parts: {
    bot: APIUser;
    users: APIUser[];
    servers: Server[];
    directChannels: DirectChannel[];
    installedBy: string[];
  }) {
    this.bot = parts.bot;
    this.users = new Map([parts.bot, ...parts.users].map((user) => [user.id, user]));
    this.servers = [...parts.servers];
    this.directChannels = parts.directChannels;
    this.installedBy = new Set(parts.installedBy);
    const all = [...parts.servers.flatMap(({ channels }) => channels), ...parts.directChannels];
    this.#channels = new Map(all.map((channel) => [channel.id, channel]));
  }

  /** Takes one more person into every server. */
  admit(user: APIUser): void {
    this.users.set(user.id, user);
    for (const { members } of this.servers) members.set(user.id, { user, roles: [] });
  }

  /** One more server, which a bot that is logged in hears of when it logs in again. */
  add(server: Server): void {
    this.servers.push(server);
    for (const channel of server.channels) this.#channels.set(channel.id, channel);
  }

  server(id: string): Server | undefined {
    return this.servers.find((server) => server.id === id);
  }

  channel(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  directChannelWith(userId: string): DirectChannel | undefined {
    return this.directChannels.find((channel) => this.holds(channel, userId) && this.holdsBot(channel));
  }

  /** Whether a user is in a channel's server, or one of the two it is between. */
  holds(channel: Channel, userId: string): boolean {
    return channel.kind === 'server'
      ? channel.server.members.has(userId)
      : channel.between.some(({ id }) => id === userId);
  }

  holdsBot(channel: Channel): boolean {
    return this.holds(channel, this.bot.id);
  }

  contextOf(channel: Channel): InteractionContextType {
    if (channel.kind === 'server') return InteractionContextType.Guild;
    return this.holdsBot(channel) ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
  }
}
