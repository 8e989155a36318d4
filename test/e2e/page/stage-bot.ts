/** A bot with commands for everything that the page has to show. */

import {
  ActionRowBuilder,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Client,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  Events,
  FileUploadBuilder,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  type Message,
  MessageFlags,
  ModalBuilder,
  Partials,
  SectionBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  ThumbnailBuilder,
  UserSelectMenuBuilder,
} from 'discord.js';
import type { LocalDiscord } from '../../../src/local/index.ts';
import { register } from '../../local/raw-bot.ts';
import { login } from '../harness.ts';
import { CHOICES, readChoices } from './choices.ts';

export interface StageBot {
  client: Client<true>;
  /** Deferred uses of /think, which tests answer. */
  thinking: ChatInputCommandInteraction[];
}

/** Starts a bot with a command for each thing that the page has to show. */
export async function startStageBot(local: LocalDiscord): Promise<StageBot> {
  await register(
    local,
    COMMANDS.map((command) => ({ ...command.toJSON(), contexts: [0, 1, 2], integration_types: [0, 1] })),
  );
  const client = await login(local, {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
  });
  const thinking: ChatInputCommandInteraction[] = [];
  // Errors are ignored, as some tests provoke them.
  client.on(Events.InteractionCreate, (interaction) => void respond(interaction, thinking).catch(() => {}));
  client.on(Events.MessageCreate, (message) => void answer(message));
  return { client, thinking };
}

const slash = (name: string, description: string) =>
  new SlashCommandBuilder().setName(name).setDescription(description);

const COMMANDS = [
  slash('ask', 'Ask the articles: the exact sentence that answers, and its dates')
    .addStringOption((option) =>
      option.setName('question').setDescription('In plain language').setRequired(true),
    )
    .addStringOption((option) =>
      option.setName('article').setDescription('One article, by its title').setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('order')
        .setDescription('Which come first')
        .addChoices({ name: 'Newest first', value: 'new' }, { name: 'Oldest first', value: 'old' }),
    )
    .addUserOption((option) => option.setName('for').setDescription('Who wants to know'))
    .addBooleanOption((option) => option.setName('private').setDescription('Only you see it')),
  slash('cards', 'Everything that a message can be drawn with'),
  slash('choose', 'Selects of all kinds'),
  slash('library', 'The articles of this server')
    .addSubcommand((sub) => sub.setName('add').setDescription('Add an article by a form'))
    .addSubcommand((sub) =>
      sub
        .setName('upload')
        .setDescription('Add an article from a file')
        .addAttachmentOption((option) => option.setName('file').setDescription('A text').setRequired(true)),
    ),
  slash('secret', 'A reply that you alone see'),
  slash('think', 'A reply that takes a while'),
  slash('silence', 'No reply at all'),
  slash('purge', 'For moderators').setDefaultMemberPermissions(0x20),
  new ContextMenuCommandBuilder().setName('Find the source').setType(ApplicationCommandType.Message),
  new ContextMenuCommandBuilder().setName('Greet').setType(ApplicationCommandType.User),
];

const TITLES = ['Rain on the moon', 'A bridge opens', 'The old library'];
const row = (...parts: (ButtonBuilder | StringSelectMenuBuilder | UserSelectMenuBuilder)[]) =>
  new ActionRowBuilder<ButtonBuilder | StringSelectMenuBuilder | UserSelectMenuBuilder>().addComponents(
    ...parts,
  );
const button = (id: string, label: string, style: ButtonStyle = ButtonStyle.Secondary) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(style);
const text = (content: string) => new TextDisplayBuilder().setContent(content);

async function respond(interaction: Interaction, thinking: ChatInputCommandInteraction[]): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused().toLowerCase();
    const fitting = TITLES.filter((title) => title.toLowerCase().includes(typed));
    await interaction.respond(fitting.map((name) => ({ name, value: `id-${TITLES.indexOf(name)}` })));
  } else if (interaction.isChatInputCommand()) await runCommand(interaction, thinking);
  else if (interaction.isButton()) await press(interaction);
  else if (interaction.isStringSelectMenu())
    await interaction.reply(`Chosen: ${interaction.values.join(', ')}`);
  else if (interaction.isUserSelectMenu())
    await interaction.reply(`Chosen: ${interaction.users.first()?.username}`);
  else if (interaction.isMessageContextMenuCommand())
    await interaction.reply({
      content: `Source of: ${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
    });
  else if (interaction.isUserContextMenuCommand())
    await interaction.reply(`Hello, ${interaction.targetUser.displayName}!`);
  else if (interaction.isModalSubmit() && interaction.customId === CHOICES.data.custom_id)
    await interaction.reply(readChoices(interaction));
  else if (interaction.isModalSubmit()) {
    const file = interaction.fields.getUploadedFiles('file')?.first();
    const words = file ? await (await fetch(file.url)).text() : 'no file';
    await interaction.reply(`Added **${interaction.fields.getTextInputValue('title')}**: ${words}`);
  }
}

async function runCommand(
  interaction: ChatInputCommandInteraction,
  thinking: ChatInputCommandInteraction[],
): Promise<void> {
  const { options } = interaction;
  switch (interaction.commandName) {
    case 'ask': {
      const given = ['question', 'article', 'order', 'for', 'private'].map(
        (name) => options.get(name)?.value ?? '-',
      );
      await interaction.reply(quoteCard(given.join(' | '), 1));
      break;
    }
    case 'cards':
      await interaction.reply(everything());
      break;
    case 'choose':
      await interaction.reply({ content: 'Choose', components: SELECTS });
      break;
    case 'library':
      if (options.getSubcommand() === 'add') await interaction.showModal(FORM);
      else await interaction.reply(`Read ${options.getAttachment('file', true).name}`);
      break;
    case 'secret':
      await interaction.reply({
        content: 'Psst',
        flags: MessageFlags.Ephemeral,
        components: [row(button('more', 'More'))],
      });
      break;
    case 'think':
      await interaction.deferReply();
      thinking.push(interaction);
      break;
    case 'purge':
      await interaction.reply('Purged');
  }
}

async function press(interaction: ButtonInteraction): Promise<void> {
  const [action, count] = interaction.customId.split(':');
  if (action === 'next') await interaction.update(quoteCard('Next', Number(count) + 1));
  else if (action === 'more') await interaction.update({ content: 'Psst, more', components: [] });
  else if (action === 'form') await interaction.showModal(FORM);
}

async function answer(message: Message): Promise<void> {
  const { author, mentions, client, channel } = message;
  if (!author.bot && (mentions.has(client.user) || channel.isDMBased()))
    await message.reply(`You said: ${message.content}`);
}

function quoteCard(question: string, count: number) {
  const card = new ContainerBuilder()
    .setAccentColor(0x2d7d46)
    .addTextDisplayComponents(text(`### ${question}`), text(`> It began on **18 June**. (${count})`))
    .addSeparatorComponents((separator) => separator)
    .addTextDisplayComponents(text('-# Rain on the moon · published 19 June 2023'))
    .addActionRowComponents(
      row(button(`next:${count}`, 'Next quote'), button('dead', 'No answer', ButtonStyle.Danger)) as never,
    );
  return { flags: MessageFlags.IsComponentsV2 as const, components: [card] };
}

const PICTURE = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" fill="#5865f2"/></svg>',
);

function everything() {
  const section = new SectionBuilder()
    .addTextDisplayComponents(
      text('# Title\n**bold** *italic* __under__ ~~gone~~ `code` ||hidden||'),
      text('- one\n- two'),
    )
    .setThumbnailAccessory(new ThumbnailBuilder().setURL('attachment://moon.svg').setDescription('A moon'));
  const further = new SectionBuilder()
    .addTextDisplayComponents(text('A section with a button'))
    .setButtonAccessory(button('form', 'Open a form', ButtonStyle.Primary));
  const card = new ContainerBuilder()
    .setAccentColor(0xb7791f)
    .addSectionComponents(section, further)
    .addSeparatorComponents((separator) => separator.setSpacing(2))
    .addTextDisplayComponents(
      text(
        '```js\nconst answer = 42;\n```\n> quoted\n<@1100000000000000011> <#1110000000000000101> <t:1687132800:D>',
      ),
    )
    .addMediaGalleryComponents((gallery) =>
      gallery.addItems(
        (item) => item.setURL('attachment://moon.svg').setDescription('A moon'),
        (item) => item.setURL('https://example.com/far.png').setDescription('Far away'),
      ),
    )
    .addFileComponents((file) => file.setURL('attachment://notes.txt'))
    .addActionRowComponents(
      row(
        button('a', 'Primary', ButtonStyle.Primary),
        button('b', 'Success', ButtonStyle.Success),
        button('c', 'Danger', ButtonStyle.Danger),
        button('d', 'Disabled').setDisabled(true),
        new ButtonBuilder().setURL('https://example.com').setLabel('Link').setStyle(ButtonStyle.Link),
      ) as never,
    );
  const files = [
    new AttachmentBuilder(PICTURE, { name: 'moon.svg' }),
    new AttachmentBuilder(Buffer.from('Words'), { name: 'notes.txt' }),
  ];
  return { flags: MessageFlags.IsComponentsV2 as const, components: [card], files };
}

const SELECTS = [
  row(
    new StringSelectMenuBuilder()
      .setCustomId('order')
      .setPlaceholder('Order')
      .addOptions(
        { label: 'Newest', value: 'new', description: 'The latest day first' },
        { label: 'Oldest', value: 'old', description: 'The first day first' },
      ),
  ),
  row(
    new StringSelectMenuBuilder()
      .setCustomId('topics')
      .setPlaceholder('Topics')
      .setMaxValues(2)
      .addOptions(['Moon', 'Bridge', 'Library'].map((label) => ({ label, value: label.toLowerCase() }))),
  ),
  row(new UserSelectMenuBuilder().setCustomId('who').setPlaceholder('Who')),
] as never[];

const FORM = new ModalBuilder()
  .setCustomId('add')
  .setTitle('Add an article')
  .addTextDisplayComponents(text('Everyone in **this server** will see it.'))
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Title')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('title').setStyle(TextInputStyle.Short).setMaxLength(200),
      ),
    new LabelBuilder()
      .setLabel('Text')
      .setDescription('Or upload a file below')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Paragraph).setRequired(false),
      ),
    new LabelBuilder()
      .setLabel('File')
      .setFileUploadComponent(new FileUploadBuilder().setCustomId('file').setRequired(false)),
    new LabelBuilder()
      .setLabel('Order')
      .setStringSelectMenuComponent(
        new StringSelectMenuBuilder()
          .setCustomId('order')
          .setRequired(false)
          .addOptions({ label: 'Newest', value: 'new' }, { label: 'Oldest', value: 'old' }),
      ),
  );
