/** A form with every kind of choice, and how the bot of the page's tests reads it. */

import { ChannelType, LabelBuilder, ModalBuilder, type ModalSubmitInteraction } from 'discord.js';

const OPTIONS = [
  { label: 'Every day', value: 'daily', description: 'In the morning' },
  { label: 'Every week', value: 'weekly' },
  { label: 'Never', value: 'never' },
];

export const CHOICES = new ModalBuilder()
  .setCustomId('choices')
  .setTitle('Choices')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Where')
      .setDescription('One forum')
      .setChannelSelectMenuComponent((select) =>
        select.setCustomId('where').addChannelTypes(ChannelType.GuildForum),
      ),
    new LabelBuilder()
      .setLabel('Who')
      .setRoleSelectMenuComponent((select) => select.setCustomId('who').setRequired(false)),
    new LabelBuilder()
      .setLabel('How often')
      .setRadioGroupComponent((group) => group.setCustomId('often').setOptions(OPTIONS)),
    new LabelBuilder()
      .setLabel('What')
      .setDescription('Two at least')
      .setCheckboxGroupComponent((group) => group.setCustomId('what').setOptions(OPTIONS).setMinValues(2)),
    new LabelBuilder().setLabel('Aloud').setCheckboxComponent((box) => box.setCustomId('aloud')),
  );

/** What was chosen, in one line. */
export function readChoices({ fields }: ModalSubmitInteraction): string {
  return [
    ...fields.getSelectedChannels('where', true).map((channel) => `#${channel?.name}`),
    ...(fields.getSelectedRoles('who')?.map((role) => `@${role?.name}`) ?? []),
    fields.getRadioGroup('often'),
    fields.getCheckboxGroup('what').join(' and '),
    fields.getCheckbox('aloud') ? 'aloud' : 'quietly',
  ].join(', ');
}
