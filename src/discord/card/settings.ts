/** The card of a server's settings. */

import { readFullDate } from '../../articles/full-date.ts';
import { type DateOrder, withDateOrder } from '../../date-order.ts';
import { LOCALES } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ServerSettings } from '../../library/server-settings.ts';
import { shorten } from '../truncate.ts';
import { ACCENT, button, type Card, card, row, text } from './parts.ts';

/** What the bot may not do in a channel where it is to answer. */
export interface MissingPermissions {
  channel: string;
  /** As Discord's client names them; null when the channel is gone. */
  names: readonly string[] | null;
}

/** How much is shown; the forms have all. */
const MAX_MISSING = 5;
const LONGEST_SYNONYMS = 600;
const LONGEST_TAGS = 400;

/** A date that can be read in both orders. */
export const EXAMPLE_DATE = '02/03/2025';

/** The example as it is read in an order; null for the one that the operator has set, or else that of the program. */
export function exampleInWords(t: Translator, order: DateOrder | null): string {
  return t.day(withDateOrder(order, () => readFullDate(EXAMPLE_DATE))!);
}

/** @param tags the names of the excluded tags that still exist */
export function settingsCard(
  t: Translator,
  settings: ServerSettings,
  tags: readonly string[],
  missing: readonly MissingPermissions[],
): Card {
  const { mentionChannels, forums, answersPrivately, certainty, synonyms, keepsQuestions, usesSeeds } =
    settings;
  const where = [
    mentionChannels.length > 0
      ? t('settings.mentionsIn', { channels: channelList(mentionChannels) })
      : t('settings.mentionsEverywhere'),
    forums.length > 0 ? t('settings.posts', { channels: channelList(forums) }) : t('settings.postsAlone'),
    ...(forums.length > 0 && tags.length > 0
      ? [
          t('settings.postsExcept', {
            tags: shorten(tags.map((name) => t('text.quoted', { text: name })).join(', '), LONGEST_TAGS),
          }),
        ]
      : []),
    ...missing.slice(0, MAX_MISSING).map((one) => `⚠️ ${missingInWords(t, one)}`),
    ...(missing.length > MAX_MISSING
      ? [`⚠️ ${t('settings.missingMore', { count: missing.length - MAX_MISSING })}`]
      : []),
  ];
  const how = [
    t(answersPrivately ? 'settings.answersPrivately' : 'settings.answersPublicly', {
      option: `\`${t('command.ask.private.name')}\``,
    }),
    t('settings.certainty', { certainty }),
    staleInWords(t, settings),
    t(settings.hidesExpired ? 'settings.hidesExpired' : 'settings.marksExpired'),
    t(usesSeeds ? 'settings.usesSeeds' : 'settings.usesNoSeeds'),
    t(keepsQuestions ? 'settings.keepsQuestions' : 'settings.keepsNoQuestions'),
    synonymsInWords(t, synonyms),
  ];
  const { locale, dateOrder } = settings;
  const languageAndDates = [
    locale === null ? t('settings.languageOfServer') : t('settings.language', { language: LOCALES[locale] }),
    t(dateOrder === null ? 'settings.dateOrderDefault' : 'settings.dateOrder', {
      date: EXAMPLE_DATE,
      day: exampleInWords(t, dateOrder),
    }),
  ];
  return card(ACCENT.plain, [
    text(`### ${t('settings.heading')}`),
    text(`**${t('settings.where')}**\n${where.join('\n')}`),
    text(`**${t('settings.how')}**\n${how.join('\n')}`),
    text(`**${t('settings.languageAndDates')}**\n${languageAndDates.join('\n')}`),
    text(`**${t('settings.digest')}**\n${digestInWords(t, settings)}`),
    row([
      button(t('settings.where'), ['settings-where']),
      button(t('settings.how'), ['settings-how']),
      button(t('settings.languageAndDates'), ['settings-language']),
      button(t('settings.digest'), ['settings-digest']),
      button(t('settings.digestShow'), ['show-digest']),
    ]),
  ]);
}

function staleInWords(t: Translator, { staleAfterMonths: months }: ServerSettings): string {
  if (months === null) return t('settings.staleNever');
  return months < 12
    ? t('settings.staleMonths', { count: months })
    : t('settings.staleYears', { count: months / 12 });
}

function digestInWords(t: Translator, { digest }: ServerSettings): string {
  if (!digest) return t('settings.digestOff');
  // A moment, unlike the days of articles: it is rightly shown in the zone of the reader.
  const next = `<t:${Math.floor(digest.dueAt / 1_000)}:f>`;
  return t('settings.digestOn', { every: digest.every, channel: `<#${digest.channel}>`, next });
}

function channelList(ids: readonly string[]): string {
  return ids.map((id) => `<#${id}>`).join(', ');
}

function missingInWords(t: Translator, { channel, names }: MissingPermissions): string {
  if (names === null) return t('settings.channelGone', { id: channel });
  return t('settings.missingPermissions', {
    channel: `<#${channel}>`,
    permissions: t.list(names.map((name) => t('text.quoted', { text: name }))),
  });
}

function synonymsInWords(t: Translator, synonyms: ServerSettings['synonyms']): string {
  if (synonyms.length === 0) return t('settings.noSynonyms');
  const groups = synonyms.map((group) => group.join(' = ')).join('; ');
  return t('settings.synonyms', { groups: shorten(groups, LONGEST_SYNONYMS) });
}
