/** Validates message components. */

import {
  ButtonStyle,
  ChannelType,
  SelectMenuDefaultValueType as Default,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { Json, Validator } from '../validator.ts';
import { checkUrl } from './url.ts';

const MAX_COMPONENTS = 40;
const MAX_TEXT_LENGTH = 4_000;
const MAX_ROWS = 5;
const MAX_BUTTONS = 5;
const MAX_OPTIONS = 25;
const MAX_MEDIA = 10;
const MAX_LINK_LENGTH = 512;
const MAX_EMOJI_LENGTH = 32;
const MAX_COMPONENT_ID = 2 ** 31 - 1;

const SELECTS = [
  Type.StringSelect,
  Type.UserSelect,
  Type.RoleSelect,
  Type.MentionableSelect,
  Type.ChannelSelect,
] as const;
const IN_CONTAINER = [
  Type.ActionRow,
  Type.Section,
  Type.TextDisplay,
  Type.MediaGallery,
  Type.File,
  Type.Separator,
] as const;
const TOP_LEVEL_V2 = [...IN_CONTAINER, Type.Container] as const;
const BUTTON_STYLES = [
  ButtonStyle.Primary,
  ButtonStyle.Secondary,
  ButtonStyle.Success,
  ButtonStyle.Danger,
  ButtonStyle.Link,
  ButtonStyle.Premium,
] as const;

const DEFAULTS: { readonly [type: number]: readonly Default[] } = {
  [Type.UserSelect]: [Default.User],
  [Type.RoleSelect]: [Default.Role],
  [Type.MentionableSelect]: [Default.User, Default.Role],
  [Type.ChannelSelect]: [Default.Channel],
};
/** The channel types that a command or a select can be restricted to. */
export const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.DM,
  ChannelType.GuildVoice,
  ChannelType.GroupDM,
  ChannelType.GuildCategory,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildStageVoice,
  ChannelType.GuildDirectory,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
] as const;

/** What is counted over all components of a message. */
interface Totals {
  components: number;
  text: number;
  customIds: Set<string>;
  ids: Set<number>;
  /** Names of the message's files, to which `attachment://` refers. */
  files: ReadonlySet<string>;
}

/** Validates the components of a message. Without Components V2 only rows of buttons and selects are allowed. */
export function checkComponents(field: Validator, v2: boolean, files: ReadonlySet<string>): void {
  const totals: Totals = { components: 0, text: 0, customIds: new Set(), ids: new Set(), files };
  for (const component of field.list(0, v2 ? MAX_COMPONENTS : MAX_ROWS))
    checkComponent(component, v2 ? TOP_LEVEL_V2 : [Type.ActionRow], totals);
  if (totals.components > MAX_COMPONENTS)
    field.refuse(
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components cannot exceed ${MAX_COMPONENTS}`,
    );
  if (totals.text > MAX_TEXT_LENGTH)
    field.refuse(
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `The total size of displayable text cannot exceed ${MAX_TEXT_LENGTH}`,
    );
}

/** Reads a component's type, and refuses one that is not allowed here. */
export function typeOf<T extends Type>(field: Validator, allowed: readonly T[]): T | null {
  return field.require().object().absent ? null : field.get('type').require().oneOf(allowed);
}

function checkComponent(field: Validator, allowed: readonly Type[], totals: Totals): void {
  const type = typeOf(field, allowed);
  if (type === null) return;
  totals.components += 1;
  checkId(field, totals.ids);
  switch (type) {
    case Type.ActionRow:
      checkRow(field, totals);
      break;
    case Type.Button:
      checkButton(field, totals);
      break;
    case Type.Section:
      for (const child of field.get('components').require().list(1, 3))
        checkComponent(child, [Type.TextDisplay], totals);
      checkComponent(field.get('accessory'), [Type.Button, Type.Thumbnail], totals);
      break;
    case Type.TextDisplay:
      totals.text += field.get('content').require().string(1, MAX_TEXT_LENGTH)?.length ?? 0;
      break;
    case Type.Thumbnail:
      checkMedia(field, 'media', totals);
      break;
    case Type.MediaGallery:
      for (const item of field.get('items').require().list(1, MAX_MEDIA)) checkMedia(item, 'media', totals);
      break;
    case Type.File:
      checkMedia(field, 'file', totals);
      break;
    case Type.Container:
      field.get('spoiler').boolean();
      field.get('accent_color').integer(0, 0xffffff);
      for (const child of field.get('components').require().list(1, MAX_COMPONENTS))
        checkComponent(child, IN_CONTAINER, totals);
      break;
    case Type.Separator:
      field.get('spacing').oneOf([1, 2]);
      field.get('divider').boolean();
      break;
    default:
      checkCustomId(field, totals.customIds);
      field.get('disabled').boolean();
      checkSelect(field);
  }
}

export function checkId(field: Validator, ids: Set<number>): void {
  const id = field.get('id').integer(0, MAX_COMPONENT_ID);
  // With zero, as with none, Discord chooses an id.
  if (!id) return;
  if (ids.has(id)) field.get('id').refuse('COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  ids.add(id);
}

function checkRow(field: Validator, totals: Totals): void {
  const children = field.get('components').require().list(1, MAX_BUTTONS);
  const selects = children.filter((child) => child.get('type').value !== Type.Button);
  for (const child of children) checkComponent(child, [Type.Button, ...SELECTS], totals);
  if (selects.length > 0 && children.length > 1)
    field
      .get('components')
      .refuse('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
}

function checkButton(field: Validator, totals: Totals): void {
  const style = field.get('style').require().oneOf(BUTTON_STYLES);
  const label = field.get('label').string(0, 80);
  field.get('disabled').boolean();
  checkEmoji(field.get('emoji'));
  if (style === ButtonStyle.Premium) {
    field.get('sku_id').require().snowflake();
    for (const name of ['custom_id', 'url', 'label', 'emoji'])
      field.get(name).forbid('A premium button has none');
    return;
  }
  field.get('sku_id').forbid('Only for premium buttons');
  if (style === ButtonStyle.Link) {
    checkUrl(field.get('url').require(), ['http', 'https', 'discord'], undefined, MAX_LINK_LENGTH);
    field.get('custom_id').forbid('A custom id and url cannot both be specified');
  } else if (style !== null) {
    field.get('url').forbid('A url cannot be specified on a button with this style');
    checkCustomId(field, totals.customIds);
  }
  if (!label && field.get('emoji').absent)
    field.get('label').refuse('BUTTON_COMPONENT_INVALID', 'A button must have a label or an emoji');
}

export function checkCustomId(field: Validator, customIds: Set<string>): void {
  const customId = field.get('custom_id').require().string(1, 100);
  if (customId === null) return;
  if (customIds.has(customId))
    field
      .get('custom_id')
      .refuse('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  customIds.add(customId);
}

function checkEmoji(field: Validator): void {
  if (field.object().absent) return;
  field.get('id').snowflake();
  field.get('name').require().string(0, MAX_EMOJI_LENGTH);
  field.get('animated').boolean();
}

/** Validates a select apart from its id, in a message or in a modal. */
export function checkSelect(field: Validator): void {
  field.get('required').boolean();
  if (field.get('type').value === Type.ChannelSelect)
    for (const type of field.get('channel_types').list(0, CHANNEL_TYPES.length))
      type.require().oneOf(CHANNEL_TYPES);
  field.get('placeholder').string(0, 150);
  const min = field.get('min_values').integer(0, MAX_OPTIONS) ?? 1;
  const max = field.get('max_values').integer(1, MAX_OPTIONS) ?? 1;
  if (min > Math.max(max, 1))
    field.get('min_values').refuse('BASE_TYPE_MAX', 'min_values cannot be larger than max_values');
  checkDefaults(field.get('default_values'), field.get('type').value, min, max);
  if (field.get('type').value === Type.StringSelect)
    checkSelectOptions(field.get('options').require(), 1, MAX_OPTIONS);
}

/** Validates the default values of a select of users, roles or channels. */
function checkDefaults(field: Validator, select: Json | undefined, min: number, max: number): void {
  const kinds = DEFAULTS[Number(select)];
  if (!kinds) return;
  const values = field.list(0, MAX_OPTIONS);
  if (values.length > 0 && (values.length < min || values.length > max))
    field.refuse('BASE_TYPE_BAD_LENGTH', 'As many default values as min_values and max_values allow');
  for (const value of values) {
    value.require().object();
    value.get('id').require().snowflake();
    value.get('type').require().oneOf(kinds);
  }
}

/** Validates the options of a select, a radio group or a checkbox group, and returns them. */
export function checkSelectOptions(field: Validator, min: number, max: number): Validator[] {
  const values = new Set<string>();
  const options = field.list(min, max);
  for (const option of options) {
    option.get('label').require().string(1, 100);
    option.get('description').string(0, 100);
    option.get('default').boolean();
    checkEmoji(option.get('emoji'));
    const value = option.get('value').require().string(1, 100) ?? '';
    if (values.has(value))
      option
        .get('value')
        .refuse('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    values.add(value);
  }
  return options;
}

function checkMedia(field: Validator, name: 'media' | 'file', { files }: Totals): void {
  field.get('description').string(1, 1_024);
  field.get('spoiler').boolean();
  const url = field.get(name).require().get('url').require();
  checkUrl(url, name === 'file' ? ['attachment'] : ['http', 'https', 'attachment'], files);
}
