/** The card with a server's figures, and the chart on it. */

import { type APIComponentInContainer, ComponentType } from 'discord.js';
import { addDays, type Day } from '../../day.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type ArticleFigures, type Figures, type WeekFigures, weekOf } from '../../library/figures.ts';
import type { Vote } from '../../library/votes.ts';
import type { Bar } from '../chart/week-chart.ts';
import { shortenLabel } from '../truncate.ts';
import { ACCENT, type Card, card, SEPARATOR, text } from './parts.ts';
import { titleInShort } from './quote.ts';

/** How many weeks are shown: a quarter of a year, whose bars are still wide enough for their labels. */
const WEEKS = 12;
/** How many articles are listed. */
export const MAX_LISTED = 10;
const LONGEST_TITLE = 100;
/** Discord's limit on the description of a picture. */
const LONGEST_DESCRIPTION = 1_024;
/** The name of the picture's file. */
export const CHART_FILE = 'figures.png';

/** An article that answered, with its title. */
export type TitledFigures = ArticleFigures & { title: string };

/** The last weeks until that of a day, the oldest first; those in which nothing was counted have zeros. */
export function lastWeeks({ weeks }: Pick<Figures, 'weeks'>, today: Day): WeekFigures[] {
  const last = weekOf(today);
  return Array.from({ length: WEEKS }, (_, i) => {
    const week = addDays(last, 7 * (i + 1 - WEEKS)) ?? last;
    const counted = weeks.find((one) => one.week === week);
    return counted ?? { week, answered: 0, unsure: 0, none: 0, helpful: 0, unhelpful: 0 };
  });
}

/** The bars of weeks, labelled with their Mondays in digits. */
export function barsOf(t: Translator, weeks: readonly WeekFigures[]): Bar[] {
  return weeks.map(({ week, answered, unsure, none }) => ({
    parts: [answered, unsure, none],
    label: t.dayInDigits(week),
  }));
}

/** The weeks in which anything was counted. Where there are none, the card has no chart. */
export function countedOf(weeks: readonly WeekFigures[]): WeekFigures[] {
  return weeks.filter(({ week: _, ...counts }) => sum(Object.values(counts)) > 0);
}

/**
 * The figures of the last weeks, with the chart in the file `CHART_FILE`, and the articles that answered most often.
 *
 * @param weeks those of `lastWeeks`
 * @param more how many other articles answered
 */
export function figuresCard(
  t: Translator,
  weeks: readonly WeekFigures[],
  articles: readonly TitledFigures[],
  more: number,
): Card {
  const counted = countedOf(weeks);
  return card(ACCENT.plain, [
    text(`### ${t('figures.heading')}\n-# ${t('figures.note')}`),
    ...(counted.length > 0 ? [chart(t, counted), text(weekLines(t, counted))] : []),
    ...(articles.length > 0 ? [SEPARATOR, text(articleLines(t, articles, more))] : []),
    counted.length + articles.length > 0 ? null : text(t('figures.none')),
  ]);
}

/** The picture, which says in words what it shows. */
function chart(t: Translator, counted: readonly WeekFigures[]): APIComponentInContainer {
  const inWords = counted.map(({ week, answered, unsure, none }) =>
    t('figures.altWeek', { day: t.dayInDigits(week), answered, unsure, none }),
  );
  const description = shortenLabel(t('figures.alt', { weeks: inWords.join('; ') }), LONGEST_DESCRIPTION);
  const media = { url: `attachment://${CHART_FILE}` };
  return { type: ComponentType.MediaGallery, items: [{ media, description }] };
}

/** The sums of the weeks, which explain the colours of the chart and the marks, and a line for each week, newest first. */
function weekLines(t: Translator, counted: readonly WeekFigures[]): string {
  const of = (name: keyof Omit<WeekFigures, 'week'>) => sum(counted.map((one) => one[name]));
  const [answered, unsure, none] = [of('answered'), of('unsure'), of('none')];
  return [
    `**${t('figures.total', { count: answered + unsure + none, weeks: WEEKS })}**`,
    t('figures.verdicts', { answered, unsure, none }),
    `✅ ${t('button.helpful')}: ${of('helpful')} · ❌ ${t('button.unhelpful')}: ${of('unhelpful')}`,
    ...counted.toReversed().map((week) => `-# ${weekLine(t, week)}`),
  ].join('\n');
}

function weekLine(t: Translator, { week, answered, unsure, none, helpful, unhelpful }: WeekFigures): string {
  const counts = `🟦 ${answered} 🟧 ${unsure} ⬜ ${none}`;
  return `${t.day(week)} · ${counts}${votesInShort({ helpful, unhelpful })}`;
}

function votesInShort({ helpful, unhelpful }: Record<Vote, number>): string {
  return helpful + unhelpful > 0 ? ` · ✅ ${helpful} ❌ ${unhelpful}` : '';
}

function articleLines(t: Translator, articles: readonly TitledFigures[], more: number): string {
  return [
    `**${t('figures.articles')}**`,
    ...articles.map(({ title, quoted, ...votes }) => {
      const count = t('figures.quoted', { count: quoted });
      return `- ${titleInShort(t, title, LONGEST_TITLE)} · ${count}${votesInShort(votes)}`;
    }),
    ...(more > 0 ? [`-# ${t('figures.more', { count: more })}`] : []),
  ].join('\n');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
