/** Completes the option of a command that takes a question. */

import type { AutocompleteInteraction } from 'discord.js';
import type { Library } from '../../library/library.ts';
import { MAX_CHOICES } from '../article-completion.ts';
import { visible } from '../escape.ts';
import { LONGEST_QUESTION } from './question-text.ts';

/** Answers an autocomplete interaction with questions that the articles answer, and titles of articles. */
export async function completeQuestion(
  interaction: AutocompleteInteraction,
  library: Library,
): Promise<void> {
  const typed = interaction.options.getFocused().slice(0, LONGEST_QUESTION);
  const suggestions = await library.suggest(typed, { server: interaction.guildId }, MAX_CHOICES);
  const choices = suggestions
    .map((suggestion) => visible(suggestion).trim())
    .filter((choice) => choice !== '');
  await interaction.respond(choices.map((choice) => ({ name: choice, value: choice })));
}
