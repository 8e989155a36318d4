import type { AutocompleteInteraction } from 'discord.js';
import type { Entry } from '../library/answers.ts';
import type { Library, Scope } from '../library/library.ts';
import { choiceOf } from './card/article-list.ts';
import { UserError } from './command.ts';
import { shortenLabel } from './cut.ts';

/** Discord's own limit. */
const MOST_CHOICES = 25;
/** No title that people type is longer. */
export const LONGEST_TITLE = 300;
const MOST_NAMED = 3;

/** Which articles are meant. */
interface Kind {
  fits(entry: Entry): boolean;
  /** What they are called, and where all of them are listed. */
  noun: string;
  list: string;
}

const ALL: Kind = { fits: () => true, noun: 'article', list: '/articles' };
/** Only these can be removed: those that ship belong to whoever runs the bot. */
export const OWN: Kind = { fits: ({ own }) => own, noun: 'article of this server', list: '/library list' };

/** Offers the articles whose title or day fits what was typed so far, newest first. */
export async function completeArticle(
  interaction: AutocompleteInteraction,
  library: Library,
  { fits } = ALL,
): Promise<void> {
  const typed = interaction.options.getFocused().slice(0, LONGEST_TITLE).trim();
  const entries = await library.articles({ server: interaction.guildId }, typed || undefined);
  await interaction.respond(entries.filter(fits).slice(0, MOST_CHOICES).map(choiceOf));
}

/**
 * The article that an option names: one that was chosen from the list, or as its title was typed.
 *
 * @throws UserError when there is none, or more than one
 */
export async function findArticle(
  given: string,
  library: Library,
  scope: Scope,
  { fits, noun, list } = ALL,
): Promise<Entry> {
  const typed = given.slice(0, LONGEST_TITLE).trim();
  const all = (await library.articles(scope)).filter(fits);
  const exact = all.filter(({ key, id, title }) => [key, id, title].some((name) => isSame(name, typed)));
  if (exact[0]) return exact[0];
  const near = typed === '' ? [] : (await library.articles(scope, typed)).filter(fits);
  if (near.length === 1) return near[0]!;
  const shown = shortenLabel(typed, 60);
  if (near.length === 0)
    throw new UserError(
      `No ${noun} fits “${shown}”. Choose one from the list that opens as you type, or look through ${list}.`,
    );
  const named = near.slice(0, MOST_NAMED).map(({ title }) => `“${shortenLabel(title, 60)}”`);
  throw new UserError(
    `${near.length} articles fit “${shown}”, such as ${named.join(', ')}. Type more of the title, or choose one from the list that opens as you type.`,
  );
}

function isSame(name: string, typed: string): boolean {
  return name.toLowerCase() === typed.toLowerCase();
}
