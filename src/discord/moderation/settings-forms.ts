/** The forms of a server's settings. */

import {
  ChannelType,
  ComponentType,
  type ModalSubmitFields,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { isLocale, LOCALES } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translator.ts';
import { MAX_CHANNELS, type ServerSettings, STALE_AFTER_MONTHS } from '../../library/server-settings.ts';
import { commandName } from '../card/command-mention.ts';
import { EXAMPLE_DATE, exampleInWords } from '../card/settings.ts';
import { writeId } from '../custom-ids.ts';
import { type Form, field, textInput } from '../form-fields.ts';

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
  t: Translator,
  { mentionChannels, forums, excludedTags }: ServerSettings,
  tags: readonly ForumTag[],
): Form {
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
    title: t('settings.where'),
    components: [
      field(
        t('settings.mentionsLabel'),
        t('settings.mentionsHint'),
        channelSelect('mentions', MENTION_CHANNELS, mentionChannels),
      ),
      field(
        t('settings.postsLabel'),
        t('settings.postsHint'),
        channelSelect('forums', [ChannelType.GuildForum], forums),
      ),
      ...(tags.length > 0
        ? [
            field(t('settings.tagsLabel'), null, {
              type: ComponentType.StringSelect,
              custom_id: 'tags',
              required: false,
              min_values: 0,
              max_values: Math.min(tags.length, MAX_OPTIONS),
              options: tags.slice(0, MAX_OPTIONS).map(({ id, name }) => ({
                value: id,
                label: name,
                default: excludedTags.includes(id),
              })),
            }),
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

const SWITCHES = ['answersPrivately', 'usesSeeds', 'keepsQuestions', 'hidesExpired'] as const;

/** The messages of each choice: its label and its description. */
const CERTAINTIES = {
  usual: ['settings.certaintyUsualLabel', 'settings.certaintyUsualHint'],
  very: ['settings.certaintyVeryLabel', 'settings.certaintyVeryHint'],
} as const;

export function howForm(t: Translator, settings: ServerSettings): Form {
  return {
    custom_id: writeId('settings-how'),
    title: t('settings.how'),
    components: [
      field(t('settings.certaintyLabel'), null, {
        type: ComponentType.RadioGroup,
        custom_id: 'certainty',
        options: Object.entries(CERTAINTIES).map(([value, [label, description]]) => ({
          value,
          label: t(label),
          description: t(description),
          default: value === settings.certainty,
        })),
      }),
      field(t('settings.switchesLabel'), null, {
        type: ComponentType.CheckboxGroup,
        custom_id: 'switches',
        required: false,
        min_values: 0,
        options: SWITCHES.map((value) => ({
          value,
          label: t(`settings.${value}Label`),
          description: t(`settings.${value}Hint`, { reports: `/${commandName(t, 'library.reports')}` }),
          default: settings[value],
        })),
      }),
      field(t('settings.staleLabel'), null, {
        type: ComponentType.StringSelect,
        custom_id: 'stale',
        options: [null, ...STALE_AFTER_MONTHS].map((months) => ({
          value: String(months ?? 0),
          label: staleLabel(t, months),
          default: months === settings.staleAfterMonths,
        })),
      }),
      field(
        t('settings.synonymsLabel'),
        t('settings.synonymsHint'),
        textInput('synonyms', {
          longest: LONGEST_TEXT,
          value: settings.synonyms.map((group) => group.join(' = ')).join('\n'),
          style: TextInputStyle.Paragraph,
        }),
      ),
    ],
  };
}

function staleLabel(t: Translator, months: number | null): string {
  if (months === null) return t('settings.staleNeverLabel');
  return months < 12
    ? t('settings.staleMonthsLabel', { count: months })
    : t('settings.staleYearsLabel', { count: months / 12 });
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
    hidesExpired: switches.includes('hidesExpired'),
    synonyms: synonyms.map((line) => line.split(/[=,;]/)),
  };
}

/** The values of the choices that set nothing. */
const AS_IN_DISCORD = 'discord';
const AS_EVERYWHERE = 'everywhere';

export function languageForm(t: Translator, { locale, dateOrder }: ServerSettings): Form {
  return {
    custom_id: writeId('settings-language'),
    title: t('settings.languageAndDates'),
    components: [
      field(t('settings.languageLabel'), t('settings.languageHint'), {
        type: ComponentType.StringSelect,
        custom_id: 'language',
        options: [
          {
            value: AS_IN_DISCORD,
            label: t('settings.languageOfServerLabel'),
            default: locale === null,
          },
          ...Object.entries(LOCALES).map(([value, label]) => ({
            value,
            label,
            default: value === locale,
          })),
        ],
      }),
      field(t('settings.dateOrderLabel', { date: EXAMPLE_DATE }), t('settings.dateOrderHint'), {
        type: ComponentType.RadioGroup,
        custom_id: 'date-order',
        options: [
          {
            value: AS_EVERYWHERE,
            label: t('settings.dateOrderDefaultLabel', { day: exampleInWords(t, null) }),
            default: dateOrder === null,
          },
          {
            value: 'dmy',
            label: t('settings.dayFirstLabel', { day: exampleInWords(t, 'dmy') }),
            default: dateOrder === 'dmy',
          },
          {
            value: 'mdy',
            label: t('settings.monthFirstLabel', { day: exampleInWords(t, 'mdy') }),
            default: dateOrder === 'mdy',
          },
        ],
      }),
    ],
  };
}

/** What the form says; the choices that set nothing are no settings. */
export function readLanguage(fields: ModalSubmitFields): Partial<ServerSettings> {
  const [locale] = fields.getStringSelectValues('language');
  const order = fields.getRadioGroup('date-order');
  return {
    locale: isLocale(locale) ? locale : null,
    dateOrder: order === 'dmy' || order === 'mdy' ? order : null,
  };
}
