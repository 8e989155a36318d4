/** /library, for moderators */

import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
  type SlashCommandSubcommandBuilder,
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
import { addLink, LONGEST_ADDRESS } from '../src/discord/moderation/add-link.ts';
import {
  changeAnswer,
  openAnswer,
  publishAnswer,
  submitAnswer,
} from '../src/discord/moderation/answer-gap.ts';
import {
  getFile,
  revertArticle,
  showHistory,
  turnHistory,
} from '../src/discord/moderation/article-history.ts';
import {
  changeEdit,
  editArticle,
  openEditForm,
  publishEdit,
  submitEdit,
} from '../src/discord/moderation/edit-article.ts';
import { showFigures } from '../src/discord/moderation/figures.ts';
import { listOwn, turnOwn } from '../src/discord/moderation/list-server-articles.ts';
import { readPageAgain } from '../src/discord/moderation/read-page-again.ts';
import {
  confirmRemoval,
  keepArticle,
  removeArticle,
  undoRemoval,
} from '../src/discord/moderation/remove-article.ts';
import {
  clearContested,
  closeGroup,
  confirmRemovalBeside,
  dismissFinding,
  showHealth,
  turnHealth,
} from '../src/discord/moderation/review-health.ts';
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
  ['edit', editArticle],
  ['history', showHistory],
  ['link', addLink],
  ['remove', confirmRemoval],
  ['list', listOwn],
  ['reports', listReports],
  ['health', showHealth],
  ['figures', showFigures],
]);

/** Adds the option that names one of the server's own articles. */
function withArticle(
  sub: SlashCommandSubcommandBuilder,
  path: Parameters<typeof localized>[1],
): SlashCommandSubcommandBuilder {
  return sub.addStringOption((option) =>
    localized(option, path).setMaxLength(LONGEST_TITLE).setAutocomplete(true).setRequired(true),
  );
}

export default {
  data: localized(new SlashCommandBuilder(), 'library')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) => localized(sub, 'library.add'))
    .addSubcommand((sub) =>
      localized(sub, 'library.link').addStringOption((option) =>
        localized(option, 'library.link.address').setMaxLength(LONGEST_ADDRESS).setRequired(true),
      ),
    )
    .addSubcommand((sub) => withArticle(localized(sub, 'library.edit'), 'library.edit.article'))
    .addSubcommand((sub) => withArticle(localized(sub, 'library.history'), 'library.history.article'))
    .addSubcommand((sub) => withArticle(localized(sub, 'library.remove'), 'library.remove.article'))
    .addSubcommand((sub) => localized(sub, 'library.list'))
    .addSubcommand((sub) => localized(sub, 'library.reports'))
    .addSubcommand((sub) => localized(sub, 'library.health'))
    .addSubcommand((sub) => localized(sub, 'library.figures')),

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
    edit: openEditForm,
    'publish-edit': publishEdit,
    'change-edit': changeEdit,
    history: turnHistory,
    revert: revertArticle,
    'get-file': getFile,
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
    'answer-gap': openAnswer,
    'change-gap': changeAnswer,
    'publish-gap': publishAnswer,
    health: turnHealth,
    'health-dismiss': dismissFinding,
    'health-close': closeGroup,
    'health-clear': clearContested,
    'health-remove': confirmRemovalBeside,
    'read-again': readPageAgain,
  },

  selects: { 'leave-out': leaveOut },

  forms: { draft: submitDraft, edit: submitEdit, expiry: submitExpiry, gap: submitAnswer },
} satisfies Command;
