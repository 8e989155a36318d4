/** Converts servers, channels and members to API objects. */

import {
  type APIChannel,
  type APIDMChannel,
  type APIGuild,
  type APIGuildMember,
  type APIGuildMemberNoUser,
  type APIUser,
  type ChannelFlags,
  ChannelType,
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
} from 'discord-api-types/v10';
import { timeOf } from '../snowflake.ts';
import type { Channel, Member, Server } from './guild-state.ts';

const NO_FLAGS = 0 as ChannelFlags;
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

/** @param viewer not among the recipients of a direct channel */
export function describeChannel(channel: Channel, viewer: APIUser): APIChannel {
  if (channel.kind === 'direct')
    return {
      id: channel.id,
      type: ChannelType.DM,
      recipients: channel.between.filter(({ id }) => id !== viewer.id),
      last_message_id: null,
      flags: NO_FLAGS,
      // The type requires `name`, which Discord does not send.
    } satisfies Omit<APIDMChannel, 'name'> as APIDMChannel;
  const { id, name, topic, server, overwrites } = channel;
  return {
    id,
    type: ChannelType.GuildText,
    guild_id: server.id,
    name,
    topic,
    position: server.channels.indexOf(channel),
    permission_overwrites: overwrites,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: NO_FLAGS,
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
    system_channel_id: null,
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

/** A server with its channels. The members are the bot alone, as Discord sends without further intents. */
export function describeServerInFull(server: Server, bot: APIUser): GatewayGuildCreateDispatchData {
  return {
    ...describeServer(server),
    joined_at: new Date(timeOf(server.id)).toISOString(),
    large: false,
    member_count: server.members.size,
    voice_states: [],
    members: [server.members.get(bot.id)!].map(describeMember),
    channels: server.channels.map((channel) => describeChannel(channel, bot) as never),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
