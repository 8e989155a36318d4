/** Sets when and where a digest is posted, and shows it. */

import {
  ChannelType,
  ComponentType,
  type Guild,
  MessageFlags,
  type ModalSubmitFields,
  SelectMenuDefaultValueType,
} from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { ServerSettings } from '../../library/server-settings.ts';
import { digestCard } from '../card/digest.ts';
import type { ButtonHandler, FormHandler } from '../command.ts';
import { writeId } from '../custom-ids.ts';
import { escapeInline } from '../escape.ts';
import { type Form, field } from '../form-fields.ts';
import { UserError } from '../user-error.ts';
import { settingsCardOf } from './change-settings.ts';
import { channelsOf, missingPermissions, NEEDED } from './missing-permissions.ts';
import { serverOfModerator } from './moderator.ts';

const CHANNELS: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
/** What there is to choose from, and the messages of each choice. */
const INTERVALS = {
  never: 'settings.digestNeverLabel',
  day: 'settings.digestDayLabel',
  week: 'settings.digestWeekLabel',
} as const;

export function digestForm(t: Translator, { digest }: Pick<ServerSettings, 'digest'>): Form {
  return {
    custom_id: writeId('settings-digest'),
    title: t('settings.digest'),
    components: [
      field(t('settings.digestEveryLabel'), t('settings.digestEveryHint'), {
        type: ComponentType.RadioGroup,
        custom_id: 'every',
        options: Object.entries(INTERVALS).map(([value, label]) => ({
          value,
          label: t(label),
          default: value === (digest?.every ?? 'never'),
        })),
      }),
      field(t('settings.digestChannelLabel'), t('settings.digestChannelHint'), {
        type: ComponentType.ChannelSelect,
        custom_id: 'channel',
        channel_types: [...CHANNELS],
        required: false,
        min_values: 0,
        max_values: 1,
        default_values: digest ? [{ id: digest.channel, type: SelectMenuDefaultValueType.Channel }] : [],
      }),
    ],
  };
}

export const openDigest: ButtonHandler = async (interaction, _, { t, library }) => {
  await interaction.showModal(digestForm(t, await library.settings(serverOfModerator(interaction))));
};

export const submitDigest: FormHandler = async (interaction, _, { t, library }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const schedule = await scheduleIn(t, interaction.fields, interaction.guild!);
  const settings = await library.scheduleDigest(server, schedule, Date.now());
  await interaction.editReply(await settingsCardOf(t, settings, interaction.guild!));
};

/** Shows the digest as it is now, to the moderator alone. */
export const showDigest: ButtonHandler = async (interaction, _, { t, library }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const digest = await library.digest(server, Date.now());
  await interaction.editReply(digestCard(t, digest, { quotesQuestions: true }));
};

/**
 * The schedule that the form has; null for none.
 *
 * @throws UserError without a channel, and where the bot may not write in it
 */
async function scheduleIn(t: Translator, fields: ModalSubmitFields, guild: Guild) {
  const every = fields.getRadioGroup('every');
  if (every !== 'day' && every !== 'week') return null;
  const id = fields.getSelectedChannels('channel')?.firstKey();
  const channels = await channelsOf(id ? [id] : [], guild);
  const channel = id && channels.get(id);
  if (!channel || !CHANNELS.includes(channel.type)) throw new UserError('error.digestChannel');
  const [missing] = await missingPermissions(t, [[id, NEEDED.message]], channels, guild);
  if (missing)
    throw new UserError('error.digestPermissions', {
      channel: escapeInline(channel.name),
      permissions: t.list((missing.names ?? []).map((name) => t('text.quoted', { text: name }))),
    });
  return { channel: id, every } as const;
}
