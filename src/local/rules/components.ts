import { ButtonStyle, ComponentType as Type } from 'discord-api-types/v10';
import type { Field } from '../form.ts';

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4_000;
const MOST_ROWS = 5;
const MOST_BUTTONS = 5;
const MOST_OPTIONS = 25;
const MOST_MEDIA = 10;

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
const WITH_V2 = [...IN_CONTAINER, Type.Container] as const;

/** What holds over all the components of a message together. */
interface Tally {
  components: number;
  text: number;
  customIds: Set<string>;
  ids: Set<number>;
}

/** The components of a message: rows of buttons and selects, and the rest only with Components V2. */
export function checkComponents(field: Field, v2: boolean): void {
  const tally: Tally = { components: 0, text: 0, customIds: new Set(), ids: new Set() };
  for (const component of field.list(0, v2 ? MOST_COMPONENTS : MOST_ROWS))
    checkComponent(component, v2 ? WITH_V2 : [Type.ActionRow], tally);
  if (tally.components > MOST_COMPONENTS)
    field.refuse(
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components cannot exceed ${MOST_COMPONENTS}`,
    );
  if (tally.text > MOST_TEXT)
    field.refuse(
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `The total size of displayable text cannot exceed ${MOST_TEXT}`,
    );
}

function checkComponent(field: Field, allowed: readonly Type[], tally: Tally): void {
  const type = typeOf(field, allowed);
  if (type === null) return;
  tally.components += 1;
  checkId(field, tally);
  switch (type) {
    case Type.ActionRow:
      return checkRow(field, tally);
    case Type.Button:
      return checkButton(field, tally);
    case Type.Section:
      for (const child of field.get('components').require().list(1, 3))
        checkComponent(child, [Type.TextDisplay], tally);
      return checkComponent(field.get('accessory'), [Type.Button, Type.Thumbnail], tally);
    case Type.TextDisplay:
      tally.text += field.get('content').require().string(1, MOST_TEXT)?.length ?? 0;
      return;
    case Type.Thumbnail:
      return checkMedia(field, 'media');
    case Type.MediaGallery:
      for (const item of field.get('items').require().list(1, MOST_MEDIA)) checkMedia(item, 'media');
      return;
    case Type.File:
      return checkMedia(field, 'file');
    case Type.Container:
      field.get('accent_color').integer(0, 0xffffff);
      for (const child of field.get('components').require().list(1, MOST_COMPONENTS))
        checkComponent(child, IN_CONTAINER, tally);
      return;
    case Type.Separator:
      field.get('spacing').oneOf([1, 2]);
      return;
    default:
      return checkSelect(field, tally);
  }
}

/** A component's type, refused unless it may stand in this place. */
export function typeOf(field: Field, allowed: readonly Type[]): Type | null {
  return field.require().object().absent ? null : field.get('type').require().oneOf(allowed);
}

function checkId(field: Field, { ids }: Tally): void {
  const id = field.get('id').integer(0, 2 ** 31 - 1);
  // Zero asks Discord to choose one, as does none.
  if (!id) return;
  if (ids.has(id)) field.get('id').refuse('COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  ids.add(id);
}

function checkRow(field: Field, tally: Tally): void {
  const children = field.get('components').require().list(1, MOST_BUTTONS);
  const selects = children.filter((child) => child.get('type').value !== Type.Button);
  for (const child of children) checkComponent(child, [Type.Button, ...SELECTS], tally);
  if (selects.length > 0 && children.length > 1)
    field
      .get('components')
      .refuse('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
}

function checkButton(field: Field, tally: Tally): void {
  const style = field.get('style').require().oneOf(BUTTON_STYLES);
  const label = field.get('label').string(0, 80);
  if (style === ButtonStyle.Link) {
    checkUrl(field.get('url').require(), ['http', 'https', 'discord']);
    field.get('custom_id').forbid('A custom id and url cannot both be specified on a button with this style');
  } else if (style === ButtonStyle.Premium) {
    field.get('sku_id').require();
    return;
  } else if (style !== null) {
    field.get('url').forbid('A url cannot be specified on a button with this style');
    checkCustomId(field, tally);
  }
  if (!label && field.get('emoji').absent)
    field.get('label').refuse('BUTTON_COMPONENT_INVALID', 'A button must have a label or an emoji');
}

const BUTTON_STYLES = [
  ButtonStyle.Primary,
  ButtonStyle.Secondary,
  ButtonStyle.Success,
  ButtonStyle.Danger,
  ButtonStyle.Link,
  ButtonStyle.Premium,
] as const;

function checkSelect(field: Field, tally: Tally): void {
  checkCustomId(field, tally);
  checkSelectFields(field);
}

/** What a select must have, in a message or in a form. */
export function checkSelectFields(field: Field): void {
  field.get('placeholder').string(0, 150);
  field.get('min_values').integer(0, MOST_OPTIONS);
  field.get('max_values').integer(1, MOST_OPTIONS);
  if (field.get('type').value !== Type.StringSelect) return;
  const values = new Set<string>();
  for (const option of field.get('options').require().list(1, MOST_OPTIONS)) {
    option.get('label').require().string(1, 100);
    option.get('description').string(0, 100);
    const value = option.get('value').require().string(1, 100) ?? '';
    if (values.has(value))
      option
        .get('value')
        .refuse('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    values.add(value);
  }
}

export function checkCustomId(field: Field, { customIds }: Pick<Tally, 'customIds'>): void {
  const customId = field.get('custom_id').require().string(1, 100);
  if (customId === null) return;
  if (customIds.has(customId))
    field
      .get('custom_id')
      .refuse('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  customIds.add(customId);
}

function checkMedia(field: Field, name: 'media' | 'file'): void {
  field.get('description').string(0, 1_024);
  const url = field.get(name).require().get('url').require();
  checkUrl(url, name === 'file' ? ['attachment'] : ['http', 'https', 'attachment']);
}

export function checkUrl(field: Field, schemes: readonly string[]): void {
  const url = field.string(1, 2_048);
  if (url === null) return;
  const scheme = URL.canParse(url) ? new URL(url).protocol.slice(0, -1) : null;
  if (scheme === null) field.refuse('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (!schemes.includes(scheme))
    field.refuse(
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.map((name) => `'${name}'`).join(', ')}).`,
    );
}
