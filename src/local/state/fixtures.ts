/** The servers, channels and people that exist from the start. */

import {
  type APIRole,
  type APIUser,
  Locale,
  PermissionFlagsBits as May,
  OverwriteType,
  type UserFlags,
} from 'discord-api-types/v10';
import { newId } from '../snowflake.ts';
import {
  type DirectChannel,
  type ForumChannel,
  GuildState,
  type Server,
  type TextChannel,
} from './guild-state.ts';

const MEMBER_PERMISSIONS =
  May.ViewChannel |
  May.SendMessages |
  May.CreatePublicThreads |
  May.SendMessagesInThreads |
  May.ReadMessageHistory |
  May.AttachFiles |
  May.EmbedLinks |
  May.UseApplicationCommands |
  May.UseExternalApps;
const MODERATOR_PERMISSIONS =
  May.ManageGuild | May.KickMembers | May.ManageMessages | May.ManageThreads | May.MentionEveryone;

/** What only moderators may do where they alone write. */
const WRITING = May.SendMessages | May.CreatePublicThreads | May.SendMessagesInThreads;

/** Two servers, the people in them, and the bot. Ids are the same each time, so that stored data stays valid. */
export function fixtures() {
  const bot = { ...userOf('1100000000000000001', 'Verbatim', null), bot: true };
  const mira = userOf('1100000000000000011', 'mira', 'Mira');
  const theo = userOf('1100000000000000012', 'theo', 'Theo');
  const sam = userOf('1100000000000000013', 'sam', 'Sam');
  /** Owns the servers; nobody acts as her. */
  const owner = userOf('1100000000000000010', 'olive', 'Olive');
  const members = { bot, owner, moderator: sam, others: [mira, theo] };

  // Ids that fall on different shards when there are two.
  const newsroom = server('1110000000000000100', 'The Newsroom', members);
  const history = server('1120000000000000200', 'History Club', members);
  const channels = {
    general: channel(newsroom, '1110000000000000101', 'general', 'Talk about anything'),
    questions: channel(newsroom, '1110000000000000102', 'questions', 'Ask the articles'),
    announcements: channel(newsroom, '1110000000000000103', 'announcements', 'Only moderators write here'),
    help: forum(newsroom, '1110000000000000104', 'help', 'One question, one post', [
      { id: '1110000000000000121', name: 'question', moderated: false },
      { id: '1110000000000000122', name: 'correction', moderated: false },
      { id: '1110000000000000123', name: 'answered', moderated: true },
    ]),
    history: channel(history, '1120000000000000201', 'general', 'Talk about the past'),
    reading: channel(history, '1120000000000000202', 'reading', null),
    miraAndBot: directChannel('1130000000000000011', mira, bot),
    theoAndBot: directChannel('1130000000000000012', theo, bot),
    samAndBot: directChannel('1130000000000000013', sam, bot),
    miraAndTheo: directChannel('1130000000000000020', mira, theo),
  };
  channels.announcements.overwrites = [
    { id: newsroom.id, type: OverwriteType.Role, allow: '0', deny: String(WRITING) },
    {
      id: roleId(newsroom, 'Moderator'),
      type: OverwriteType.Role,
      allow: String(WRITING),
      deny: '0',
    },
  ];
  const guildState = new GuildState({
    bot,
    users: [owner, mira, theo, sam],
    servers: [newsroom, history],
    directChannels: Object.values(channels).filter((one) => one.kind === 'direct'),
    installedBy: [mira.id],
  });
  /** Adds a server with the same people and one channel. */
  function addServer(name: string): TextChannel {
    const added = channel(server(newId(), name, members), newId(), 'general', null);
    guildState.addServer(added.server);
    return added;
  }

  return { guildState, servers: { newsroom, history }, channels, people: { mira, theo, sam }, addServer };
}

export function userOf(id: string, username: string, name: string | null): APIUser {
  return {
    id,
    username,
    discriminator: '0',
    global_name: name,
    avatar: null,
    public_flags: 0 as UserFlags,
    flags: 0 as UserFlags,
    primary_guild: null,
  };
}

interface Members {
  bot: APIUser;
  owner: APIUser;
  moderator: APIUser;
  others: APIUser[];
}

function server(id: string, name: string, { bot, owner, moderator, others }: Members): Server {
  const everyone = role(id, '@everyone', MEMBER_PERMISSIONS, 0);
  const moderators = role(`${BigInt(id) + 50n}`, 'Moderator', MODERATOR_PERMISSIONS, 2);
  const bots = {
    ...role(`${BigInt(id) + 51n}`, bot.username, 0n, 1),
    managed: true,
    tags: { bot_id: bot.id },
  };
  const memberRoles: [APIUser, string[]][] = [
    [bot, [bots.id]],
    [owner, []],
    [moderator, [moderators.id]],
    ...others.map((other): [APIUser, string[]] => [other, []]),
  ];
  return {
    id,
    name,
    ownerId: owner.id,
    locale: Locale.EnglishUS,
    systemChannelId: null,
    roles: [everyone, bots, moderators],
    botRole: bots,
    members: new Map(memberRoles.map(([one, roles]) => [one.id, { user: one, roles }])),
    channels: [],
    threads: [],
  };
}

function role(id: string, name: string, permissions: bigint, position: number): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position,
    permissions: String(permissions),
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0 as APIRole['flags'],
  };
}

function roleId({ roles }: Server, name: string): string {
  return roles.find((one) => one.name === name)!.id;
}

function channel(of: Server, id: string, name: string, topic: string | null): TextChannel {
  const created: TextChannel = { kind: 'text', id, name, topic, server: of, overwrites: [] };
  of.channels.push(created);
  // As in a new server of Discord's, it is the first one.
  of.systemChannelId ??= id;
  return created;
}

function forum(
  of: Server,
  id: string,
  name: string,
  topic: string,
  tags: { id: string; name: string; moderated: boolean }[],
): ForumChannel {
  const created: ForumChannel = {
    kind: 'forum',
    id,
    name,
    topic,
    server: of,
    overwrites: [],
    tags: tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
    requiresTag: false,
  };
  of.channels.push(created);
  return created;
}

function directChannel(id: string, one: APIUser, other: APIUser): DirectChannel {
  return { kind: 'direct', id, server: null, between: [one, other] };
}
