import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../../../src/discord/command.ts';

/** A command that says "thinking…", and then what it has to say. */
export const think = {
  DONE: 'Done in the end',
  /** How many have not come to an end. */
  underWay: 0,

  command: {
    data: new SlashCommandBuilder().setName('think').setDescription('Thinks, and answers'),
    async execute(interaction) {
      think.underWay += 1;
      try {
        await interaction.deferReply();
        await interaction.editReply({ content: think.DONE, allowedMentions: { parse: [] } });
      } finally {
        think.underWay -= 1;
      }
    },
  } satisfies Command,
};
