import type { AutocompleteInteraction } from 'discord.js';
import type { Entry } from '../library/answers.ts';
import type { Library, Scope } from '../library/library.ts';
import { A_PAGE, choiceOf } from './card/article-list.ts';
import { type Page, pageAt } from './card/pages.ts';
import { UserError } from './user-error.ts';
import { shortenLabel } from './truncate.ts';

/** Discord's own limit. */
const MOST_CHOICES = 25;
/** No title that people type is longer. */
export const LONGEST_TITLE = 300;
const MOST_NAMED = 3;

/** More that fit are not counted. */
const MOST_COUNTED = 100;

/** Which articles are meant. */
interface Kind {
  scope: Pick<Scope, 'own'>;
  /** What they are called, and where all of them are listed. */
  noun: string;
  list: string;
}

const ALL: Kind = { scope: {}, noun: 'article', list: '/articles' };
/** Only these can be removed: those that ship belong to whoever runs the bot. */
export const OWN: Kind = { scope: { own: true }, noun: 'article of this server', list: '/library list' };

/** Offers the articles whose title or day fits what was typed so far, newest first. */
export async function completeArticle(
  interaction: AutocompleteInteraction,
  library: Library,
  { scope } = ALL,
): Promise<void> {
  const typed = interaction.options.getFocused().slice(0, LONGEST_TITLE).trim();
  const server = interaction.guildId;
  const entries = await library.articles({ ...scope, server }, typed || undefined, MOST_CHOICES);
  await interaction.respond(entries.map(choiceOf));
}

/** A page of the articles of a scope, of which there are so many. */
export async function pageOfArticles(
  library: Library,
  scope: Scope,
  size: number,
  number: number,
): Promise<Page<Entry> & { size: number }> {
  const place = pageAt(size, number, A_PAGE);
  return { ...place, size, items: await library.articles(scope, undefined, A_PAGE, place.start) };
}

/**
 * The article that an option names: one that was chosen from the list, or as its title was typed.
 *
 * @throws UserError when there is none, or more than one
 */
export async function findArticle(
  given: string,
  library: Library,
  asked: Scope,
  { scope: kind, noun, list } = ALL,
): Promise<Entry> {
  const typed = given.slice(0, LONGEST_TITLE).trim();
  const scope = { ...asked, ...kind };
  const [meant] = await library.articles({ ...scope, article: typed }, undefined, 1);
  if (meant) return meant;
  const near = typed === '' ? [] : await library.articles(scope, typed, MOST_COUNTED);
  const [nearest] = near;
  if (nearest && (near.length === 1 || isSame(nearest.title, typed))) return nearest;
  const shown = shortenLabel(typed, 60);
  if (near.length === 0)
    throw new UserError(
      `No ${noun} fits “${shown}”. Choose one from the list that opens as you type, or look through ${list}.`,
    );
  const named = near.slice(0, MOST_NAMED).map(({ title }) => `“${shortenLabel(title, 60)}”`);
  throw new UserError(
    `${near.length < MOST_COUNTED ? near.length : 'Many'} articles fit “${shown}”, such as ${named.join(', ')}. Type more of the title, or choose one from the list that opens as you type.`,
  );
}

function isSame(name: string, typed: string): boolean {
  return name.toLowerCase() === typed.toLowerCase();
}
