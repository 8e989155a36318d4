/** Converts servers, channels, threads and members to API objects. */

import {
  type APIChannel,
  type APIDMChannel,
  type APIGuild,
  type APIGuildForumChannel,
  type APIGuildMember,
  type APIGuildMemberNoUser,
  type APIPublicThreadChannel,
  type APIThreadMember,
  type APIUser,
  ChannelFlags,
  ChannelType,
  ForumLayoutType,
  type GatewayGuildCreateDispatchData,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  type GuildMemberFlags,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  type GuildSystemChannelFlags,
  GuildVerificationLevel,
  Locale,
  ThreadAutoArchiveDuration,
  type ThreadMemberFlags,
} from 'discord-api-types/v10';
import { timeOf } from '../snowflake.ts';
import type { Channel, ForumChannel, Member, Server, Thread } from './guild-state.ts';

const NO_FLAGS = 0 as ChannelFlags;
/** Minutes without a message after which Discord archives a thread; here none is archived by itself. */
const AUTO_ARCHIVE_DURATION = ThreadAutoArchiveDuration.ThreeDays;
/** Fields of a server that discord-api-types does not have. */
const UNTYPED = { home_header: null, nsfw: false };

export function describeMember(member: Member): APIGuildMember {
  return { ...describeMembership(member), user: member.user };
}

/** A member without its user, for objects that have the user elsewhere. */
export function describeMembership({ user, roles }: Member): APIGuildMemberNoUser {
  return {
    nick: null,
    avatar: null,
    banner: null,
    roles,
    joined_at: new Date(timeOf(user.id)).toISOString(),
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: 0 as GuildMemberFlags,
  };
}

/** The bot's user object, with the fields that only the bot itself receives. */
export function describeSelf(bot: APIUser): APIUser {
  return { ...bot, mfa_enabled: false, locale: Locale.EnglishUS, verified: true, email: null };
}

const TYPES = {
  text: ChannelType.GuildText,
  forum: ChannelType.GuildForum,
  thread: ChannelType.PublicThread,
  direct: ChannelType.DM,
} as const;

export function typeOf({ kind }: Channel): (typeof TYPES)[Channel['kind']] {
  return TYPES[kind];
}

/** @param viewer not among the recipients of a direct channel */
export function describeChannel(channel: Channel, viewer: APIUser): APIChannel {
  if (channel.kind === 'direct')
    return {
      id: channel.id,
      type: TYPES.direct,
      recipients: channel.between.filter(({ id }) => id !== viewer.id),
      last_message_id: null,
      flags: NO_FLAGS,
      // The type requires `name`, which Discord does not send.
    } satisfies Omit<APIDMChannel, 'name'> as APIDMChannel;
  if (channel.kind === 'thread') return describeThread(channel, viewer);
  const { id, name, topic, server, overwrites } = channel;
  const common = {
    id,
    guild_id: server.id,
    name,
    topic,
    position: server.channels.indexOf(channel),
    permission_overwrites: overwrites,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
  };
  return channel.kind === 'forum'
    ? { ...common, ...forumFieldsOf(channel) }
    : { ...common, type: TYPES.text, last_message_id: null, flags: NO_FLAGS };
}

function forumFieldsOf({ id, server, tags, requiresTag }: ForumChannel): ForumFields {
  return {
    type: TYPES.forum,
    last_message_id: server.threads.findLast(({ parent }) => parent.id === id)?.id ?? null,
    flags: requiresTag ? ChannelFlags.RequireTag : NO_FLAGS,
    available_tags: tags,
    default_auto_archive_duration: AUTO_ARCHIVE_DURATION,
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: ForumLayoutType.NotSet,
  };
}

type ForumFields = Pick<
  APIGuildForumChannel,
  | 'type'
  | 'last_message_id'
  | 'flags'
  | 'available_tags'
  | 'default_auto_archive_duration'
  | 'default_reaction_emoji'
  | 'default_sort_order'
  | 'default_forum_layout'
>;

/** @param viewer has their membership in the thread, if they have joined it */
export function describeThread(thread: Thread, viewer: APIUser): APIPublicThreadChannel {
  const { id, server, members, messageCount, totalMessageSent } = thread;
  return {
    id,
    type: ChannelType.PublicThread,
    guild_id: server.id,
    name: thread.name,
    owner_id: thread.ownerId,
    last_message_id: thread.lastMessageId,
    rate_limit_per_user: 0,
    message_count: messageCount,
    total_message_sent: totalMessageSent,
    member_count: members.size,
    flags: NO_FLAGS,
    ...(thread.parent.kind === 'forum' && { applied_tags: thread.appliedTags }),
    ...threadFieldsOf(thread),
    ...(members.has(viewer.id) && { member: describeThreadMember(thread, viewer.id) }),
  };
}

/** What also a partial object of a thread has. */
export function threadFieldsOf(
  thread: Thread,
): Required<Pick<APIPublicThreadChannel, 'parent_id' | 'thread_metadata'>> {
  return {
    parent_id: thread.parent.id,
    thread_metadata: {
      archived: thread.isArchived,
      archive_timestamp: thread.archiveChangedAt.toISOString(),
      auto_archive_duration: AUTO_ARCHIVE_DURATION,
      locked: thread.isLocked,
      create_timestamp: new Date(timeOf(thread.id)).toISOString(),
    },
  };
}

/** @param userId of a member of the thread */
export function describeThreadMember({ id, members }: Thread, userId: string): APIThreadMember {
  return {
    id,
    user_id: userId,
    join_timestamp: members.get(userId)!.toISOString(),
    flags: 0 as ThreadMemberFlags,
  };
}

/** A server without its members and channels. */
export function describeServer(server: Server): APIGuild {
  return {
    ...UNTYPED,
    id: server.id,
    name: server.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: server.ownerId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    roles: server.roles,
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: GuildMFALevel.None,
    application_id: null,
    system_channel_id: server.systemChannelId,
    system_channel_flags: 0 as GuildSystemChannelFlags,
    widget_enabled: false,
    widget_channel_id: null,
    rules_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: GuildPremiumTier.None,
    premium_subscription_count: 0,
    preferred_locale: server.locale,
    public_updates_channel_id: null,
    nsfw_level: GuildNSFWLevel.Default,
    premium_progress_bar_enabled: false,
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
  };
}

/** A server with its channels and active threads. The members are the bot alone, as Discord sends without further intents. */
export function describeServerInFull(server: Server, bot: APIUser): GatewayGuildCreateDispatchData {
  return {
    ...describeServer(server),
    joined_at: new Date(timeOf(server.id)).toISOString(),
    large: false,
    member_count: server.members.size,
    voice_states: [],
    members: [server.members.get(bot.id)!].map(describeMember),
    channels: server.channels.map((channel) => describeChannel(channel, bot) as never),
    threads: server.threads
      .filter(({ isArchived }) => !isArchived)
      .map((thread) => describeThread(thread, bot)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
