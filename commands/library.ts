/** /library, for moderators */

import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { completeArticle, LONGEST_TITLE, OWN } from '../src/discord/article-completion.ts';
import type { Command } from '../src/discord/command.ts';
import { UNKNOWN_COMMAND } from '../src/discord/dispatch.ts';
import {
  changeDraft,
  discardDraft,
  openForm,
  publishDraft,
  submitDraft,
} from '../src/discord/moderation/add-article.ts';
import { listOwn, turnOwn } from '../src/discord/moderation/list-server-articles.ts';
import {
  confirmRemoval,
  keepArticle,
  removeArticle,
  undoRemoval,
} from '../src/discord/moderation/remove-article.ts';
import {
  clearVotes,
  closeReport,
  confirmForgetting,
  exportReports,
  forgetReports,
  listReports,
  switchKeeping,
  turnReports,
} from '../src/discord/moderation/review-reports.ts';
import { UserError } from '../src/discord/user-error.ts';

const SUBCOMMANDS = new Map([
  ['add', openForm],
  ['remove', confirmRemoval],
  ['list', listOwn],
  ['reports', listReports],
]);

export default {
  data: new SlashCommandBuilder()
    .setName('library')
    .setDescription('The articles of this server')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) =>
      sub
        .setName('add')
        .setDescription('Add an article for this server: pasted, or as a file such as .docx, .md or .html'),
    )
    .addSubcommand((sub) =>
      sub
        .setName('remove')
        .setDescription('Remove an article of this server')
        .addStringOption((option) =>
          option
            .setName('article')
            .setDescription('Its title, or part of it')
            .setMaxLength(LONGEST_TITLE)
            .setAutocomplete(true)
            .setRequired(true),
        ),
    )
    .addSubcommand((sub) => sub.setName('list').setDescription('The articles of this server, newest first'))
    .addSubcommand((sub) =>
      sub
        .setName('reports')
        .setDescription(
          'Answers that members reported or rejected, and questions that found nothing, if they are kept',
        ),
    ),

  async execute(interaction, context) {
    const run = SUBCOMMANDS.get(interaction.options.getSubcommand());
    if (!run) throw new UserError(UNKNOWN_COMMAND);
    await run(interaction, context);
  },

  complete: (interaction, { library }) => completeArticle(interaction, library, OWN),

  buttons: {
    publish: publishDraft,
    change: changeDraft,
    discard: discardDraft,
    remove: removeArticle,
    keep: keepArticle,
    undo: undoRemoval,
    own: turnOwn,
    reports: turnReports,
    'close-report': closeReport,
    'clear-votes': clearVotes,
    export: exportReports,
    'keep-questions': switchKeeping,
    forget: confirmForgetting,
    'forget-all': forgetReports,
  },

  forms: { draft: submitDraft },
} satisfies Command;
