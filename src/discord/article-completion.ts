/** Finds articles by what a person types, and completes options that name one. */

import type { AutocompleteInteraction } from 'discord.js';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Entry } from '../library/answers.ts';
import type { Library, Scope } from '../library/library.ts';
import { choiceOf, PAGE_SIZE } from './card/article-list.ts';
import { type Page, pageAt } from './card/pages.ts';
import { shortenLabel } from './truncate.ts';
import { UserError } from './user-error.ts';

/** Discord's limit on the choices of an autocomplete answer. */
export const MAX_CHOICES = 25;
/** How many characters of a typed title are read. */
export const LONGEST_TITLE = 300;
/** How many matching articles an error names. */
const MAX_NAMED = 3;

/** Matching articles are counted up to this. */
const MAX_COUNTED = 100;

/** A kind of articles. */
interface Kind {
  scope: Pick<Scope, 'own'>;
  /** Says that none of them fits. */
  noneFits: MessageKey;
}

const ALL: Kind = { scope: {}, noneFits: 'error.noArticleFits' };
/** The articles of the server itself: only these can be removed, since those that ship belong to the operator. */
export const OWN: Kind = { scope: { own: true }, noneFits: 'error.noOwnArticleFits' };

/** Answers an autocomplete interaction with the articles whose title or day matches, newest first. */
export async function completeArticle(
  t: Translator,
  interaction: AutocompleteInteraction,
  library: Library,
  { scope } = ALL,
): Promise<void> {
  const typed = interaction.options.getFocused().slice(0, LONGEST_TITLE).trim();
  const server = interaction.guildId;
  const entries = await library.articles({ ...scope, server }, typed || undefined, MAX_CHOICES);
  await interaction.respond(entries.map((entry) => choiceOf(t, entry)));
}

/** A page of the articles of a scope, which has `size` articles. */
export async function pageOfArticles(
  library: Library,
  scope: Scope,
  size: number,
  number: number,
): Promise<Page<Entry> & { size: number }> {
  const place = pageAt(size, number, PAGE_SIZE);
  return { ...place, size, items: await library.articles(scope, undefined, PAGE_SIZE, place.start) };
}

/**
 * The article that an option names: by the key that was chosen from the list, or by its typed title.
 *
 * @throws UserError when there is none, or more than one
 */
export async function findArticle(
  option: string,
  library: Library,
  baseScope: Scope,
  { scope: kind, noneFits } = ALL,
): Promise<Entry> {
  const typed = option.slice(0, LONGEST_TITLE).trim();
  const scope = { ...baseScope, ...kind };
  const [chosen] = await library.articles({ ...scope, article: typed }, undefined, 1);
  if (chosen) return chosen;
  const matching = typed === '' ? [] : await library.articles(scope, typed, MAX_COUNTED);
  const [best] = matching;
  if (best && (matching.length === 1 || isSame(best.title, typed))) return best;
  const title = shortenLabel(typed, 60);
  if (matching.length === 0) throw new UserError(noneFits, { title });
  const count = matching.length;
  throw new UserError(count < MAX_COUNTED ? 'error.articlesFit' : 'error.manyArticlesFit', (t) => ({
    count,
    title,
    titles: matching
      .slice(0, MAX_NAMED)
      .map((one) => t('text.quoted', { text: shortenLabel(one.title, 60) }))
      .join(', '),
  }));
}

function isSame(name: string, typed: string): boolean {
  return name.toLowerCase() === typed.toLowerCase();
}
