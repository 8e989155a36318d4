/** A command that defers its answer, for tests of edits. */

import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../../../src/discord/command.ts';

/** A command that defers its answer ("thinking…") and then edits it. */
export const deferredCommand = {
  DONE: 'Done in the end',
  /** The number of uses that have not finished. */
  pending: 0,

  command: {
    data: new SlashCommandBuilder().setName('think').setDescription('Thinks, and answers'),
    async execute(interaction) {
      deferredCommand.pending += 1;
      try {
        await interaction.deferReply();
        await interaction.editReply({ content: deferredCommand.DONE, allowedMentions: { parse: [] } });
      } finally {
        deferredCommand.pending -= 1;
      }
    },
  } satisfies Command,
};
