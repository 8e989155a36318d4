/** /library, for moderators */

import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { completeArticle, LONGEST_TITLE, OWN } from '../src/discord/article-completion.ts';
import type { Command } from '../src/discord/command.ts';
import { localized } from '../src/discord/command-localizations.ts';
import {
  changeDraft,
  discardDraft,
  openExpiry,
  openForm,
  publishDraft,
  submitDraft,
  submitExpiry,
} from '../src/discord/moderation/add-article.ts';
import { leaveOut, publishFiles, publishGoodFiles, showFiles } from '../src/discord/moderation/add-files.ts';
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
  data: localized(new SlashCommandBuilder(), 'library')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) => localized(sub, 'library.add'))
    .addSubcommand((sub) =>
      localized(sub, 'library.remove').addStringOption((option) =>
        localized(option, 'library.remove.article')
          .setMaxLength(LONGEST_TITLE)
          .setAutocomplete(true)
          .setRequired(true),
      ),
    )
    .addSubcommand((sub) => localized(sub, 'library.list'))
    .addSubcommand((sub) => localized(sub, 'library.reports')),

  async execute(interaction, context) {
    const run = SUBCOMMANDS.get(interaction.options.getSubcommand());
    if (!run) throw new UserError('error.unknownCommand');
    await run(interaction, context);
  },

  complete: (interaction, { t, library }) => completeArticle(t, interaction, library, OWN),

  buttons: {
    publish: publishDraft,
    change: changeDraft,
    discard: discardDraft,
    expiry: openExpiry,
    files: showFiles,
    'publish-files': publishFiles,
    'publish-good': publishGoodFiles,
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

  selects: { 'leave-out': leaveOut },

  forms: { draft: submitDraft, expiry: submitExpiry },
} satisfies Command;
