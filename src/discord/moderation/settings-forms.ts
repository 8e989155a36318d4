/** The forms of a server's settings. */

import {
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  type ModalSubmitFields,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { MAX_CHANNELS, type ServerSettings, STALE_AFTER_MONTHS } from '../../library/server-settings.ts';
import { monthsInWords } from '../card/settings.ts';
import { writeId } from '../custom-ids.ts';

/** A tag of a forum. */
export interface ForumTag {
  id: string;
  name: string;
}

/** Discord's limits on the options of a select, and on the length of a text input. */
const MAX_OPTIONS = 25;
const LONGEST_TEXT = 4_000;

const MENTION_CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildVoice];

/** @param tags those of the forums that are chosen now */
export function whereForm(
  { mentionChannels, forums, excludedTags }: ServerSettings,
  tags: readonly ForumTag[],
): APIModalInteractionResponseCallbackData {
  const channelSelect = (customId: string, types: ChannelType[], chosen: readonly string[]) => ({
    type: ComponentType.ChannelSelect as const,
    custom_id: customId,
    channel_types: types,
    required: false,
    min_values: 0,
    max_values: MAX_CHANNELS,
    default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel as const })),
  });
  return {
    custom_id: writeId('settings-where'),
    title: 'Where I answer',
    components: [
      {
        type: ComponentType.Label,
        label: 'Answer mentions in',
        description: 'None chosen: in every channel that I see',
        component: channelSelect('mentions', MENTION_CHANNELS, mentionChannels),
      },
      {
        type: ComponentType.Label,
        label: 'Answer new posts in',
        description: 'By their title, only when I am sure, once. None chosen: posts are left alone',
        component: channelSelect('forums', [ChannelType.GuildForum], forums),
      },
      ...(tags.length > 0
        ? [
            {
              type: ComponentType.Label as const,
              label: 'Leave posts alone that carry',
              component: {
                type: ComponentType.StringSelect as const,
                custom_id: 'tags',
                required: false,
                min_values: 0,
                max_values: Math.min(tags.length, MAX_OPTIONS),
                options: tags.slice(0, MAX_OPTIONS).map(({ id, name }) => ({
                  value: id,
                  label: name,
                  default: excludedTags.includes(id),
                })),
              },
            },
          ]
        : []),
    ],
  };
}

/** The values of the form. Without forums there was nothing to choose tags from, which leaves them as they are. */
export function readWhere(fields: ModalSubmitFields): Partial<ServerSettings> {
  const idsIn = (customId: string) => [...(fields.getSelectedChannels(customId)?.keys() ?? [])];
  return {
    mentionChannels: idsIn('mentions'),
    forums: idsIn('forums'),
    ...(fields.fields.has('tags') && { excludedTags: [...fields.getStringSelectValues('tags')] }),
  };
}

const SWITCHES = {
  answersPrivately: ['Answer in private', 'Only who asks sees the answer, and can share it'],
  usesSeeds: ['The articles that every server sees', 'Off: only the articles of this server'],
  keepsQuestions: ['Keep questions that find nothing', 'For you, in /library reports, without who asked'],
} as const;

const CERTAINTIES = {
  usual: ['As usual', 'About nine of ten sure answers are right'],
  very: ['Very sure', 'Fewer answers; more of them with “I am not sure”'],
} as const;

export function howForm(settings: ServerSettings): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeId('settings-how'),
    title: 'How I answer',
    components: [
      {
        type: ComponentType.Label,
        label: 'How sure do I have to be?',
        component: {
          type: ComponentType.RadioGroup,
          custom_id: 'certainty',
          options: Object.entries(CERTAINTIES).map(([value, [label, description]]) => ({
            value,
            label,
            description,
            default: value === settings.certainty,
          })),
        },
      },
      {
        type: ComponentType.Label,
        label: 'Switches',
        component: {
          type: ComponentType.CheckboxGroup,
          custom_id: 'switches',
          required: false,
          min_values: 0,
          options: Object.entries(SWITCHES).map(([value, [label, description]]) => ({
            value,
            label,
            description,
            default: settings[value as keyof typeof SWITCHES],
          })),
        },
      },
      {
        type: ComponentType.Label,
        label: 'Mark what is old',
        component: {
          type: ComponentType.StringSelect,
          custom_id: 'stale',
          options: [null, ...STALE_AFTER_MONTHS].map((months) => ({
            value: String(months ?? 0),
            label: months === null ? 'Never' : `When it is older than ${monthsInWords(months)}`,
            default: months === settings.staleAfterMonths,
          })),
        },
      },
      {
        type: ComponentType.Label,
        label: 'Words that mean the same here',
        description: 'A line each, such as: ip = address = server',
        component: {
          type: ComponentType.TextInput,
          custom_id: 'synonyms',
          style: TextInputStyle.Paragraph,
          required: false,
          max_length: LONGEST_TEXT,
          value: settings.synonyms
            .map((group) => group.join(' = '))
            .join('\n')
            .slice(0, LONGEST_TEXT),
        },
      },
    ],
  };
}

export function readHow(fields: ModalSubmitFields): Partial<ServerSettings> {
  const switches = fields.getCheckboxGroup('switches');
  const synonyms = fields.getTextInputValue('synonyms').split('\n');
  return {
    certainty: fields.getRadioGroup('certainty') === 'very' ? 'very' : 'usual',
    staleAfterMonths: Number(fields.getStringSelectValues('stale')[0]) || null,
    answersPrivately: switches.includes('answersPrivately'),
    usesSeeds: switches.includes('usesSeeds'),
    keepsQuestions: switches.includes('keepsQuestions'),
    synonyms: synonyms.map((line) => line.split(/[=,;]/)),
  };
}
