import {
  type APIAttachment,
  type APIButtonComponent,
  type APIMessageComponent,
  type APISelectMenuComponent,
  type APIUnfurledMediaItem,
  ButtonStyle,
  ComponentType as Type,
} from 'discord-api-types/v10';
import { element } from './dom.ts';
import { drawMarkdown } from './markdown.ts';
import type { Names } from './names.ts';

/** What a message's components need of the page around them. */
export interface Around {
  names: Names;
  press(button: HTMLButtonElement, customId: string): void;
  choose(select: HTMLSelectElement, customId: string, values: string[]): void;
}

const STYLES = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'secondary',
  [ButtonStyle.Premium]: 'primary',
};

export function drawComponent(component: APIMessageComponent, around: Around): Node {
  const inside = (children: readonly APIMessageComponent[]) =>
    children.map((child) => drawComponent(child, around));
  switch (component.type) {
    case Type.Container: {
      const container = element('div', { className: 'container' }, ...inside(component.components));
      const { accent_color: accent } = component;
      if (accent != null) container.style.borderLeftColor = `#${accent.toString(16).padStart(6, '0')}`;
      return container;
    }
    case Type.ActionRow:
      return element('div', { className: 'row' }, ...inside(component.components));
    case Type.Section:
      return element(
        'div',
        { className: 'section' },
        element('div', {}, ...inside(component.components)),
        drawComponent(component.accessory, around),
      );
    case Type.TextDisplay:
      return element('div', { className: 'text' }, drawMarkdown(component.content, around.names));
    case Type.Separator:
      return component.divider === false ? element('div', { className: 'gap' }) : element('hr');
    case Type.Thumbnail:
      return drawMedia(component.media, component.description ?? '');
    case Type.MediaGallery:
      return element(
        'div',
        { className: 'row' },
        ...component.items.map(({ media, description }) => drawMedia(media, description ?? '')),
      );
    case Type.File:
      return drawFile(component.file.url, component.file.url.split('/').at(-1) ?? 'file');
    case Type.Button:
      return drawButton(component, around);
    default:
      return drawSelect(component, around);
  }
}

export function drawAttachment({ url, filename, content_type, description }: APIAttachment): Node {
  return content_type?.startsWith('image/')
    ? drawMedia({ url }, description ?? filename)
    : drawFile(url, filename);
}

function drawMedia({ url }: APIUnfurledMediaItem, description: string): Node {
  return element('img', { src: url, alt: description, className: 'media' });
}

function drawFile(url: string, name: string): Node {
  return element('a', { href: url, className: 'file' }, name);
}

function drawButton(component: APIButtonComponent, { press }: Around): Node {
  const { style, disabled = false } = component;
  const label = 'label' in component ? component.label : undefined;
  const emoji = 'emoji' in component ? component.emoji?.name : undefined;
  const text = [emoji, label].filter(Boolean).join(' ') || 'Button';
  if ('url' in component)
    return element(
      'a',
      { href: component.url, target: '_blank', rel: 'noopener noreferrer', className: 'button secondary' },
      `${text} ↗`,
    );
  const button = element('button', { type: 'button', disabled, className: `button ${STYLES[style]}` }, text);
  if ('custom_id' in component) button.onclick = () => press(button, component.custom_id);
  return button;
}

function drawSelect(component: APISelectMenuComponent, { names, choose }: Around): Node {
  const {
    custom_id,
    placeholder = 'Make a selection',
    min_values = 1,
    max_values = 1,
    disabled = false,
  } = component;
  const multiple = max_values > 1;
  const select = element('select', { multiple, disabled, ariaLabel: placeholder });
  if (!multiple) select.append(element('option', { value: '', textContent: placeholder }));
  select.append(
    ...offered(component, names).map(({ value, label, chosen }) =>
      element('option', { value, textContent: label, selected: chosen }),
    ),
  );
  const send = () =>
    choose(select, custom_id, [...select.selectedOptions].map(({ value }) => value).filter(Boolean));
  if (!multiple) {
    select.onchange = send;
    return select;
  }
  const most = Math.min(max_values, select.options.length);
  const button = element('button', { type: 'button', className: 'button secondary' }, 'Choose');
  button.onclick = send;
  return element('div', { className: 'row' }, select, button, ` ${min_values} to ${most}`);
}

/** What a select offers: its own options, or people, roles or channels. */
export function offered(
  component: APISelectMenuComponent,
  { users, roles, channels }: Names,
): { value: string; label: string; chosen: boolean }[] {
  if (component.type === Type.StringSelect)
    return component.options.map(({ value, label, description, default: chosen = false }) => ({
      value,
      label: description ? `${label} – ${description}` : label,
      chosen,
    }));
  const lists = {
    [Type.UserSelect]: [users],
    [Type.RoleSelect]: [roles],
    [Type.MentionableSelect]: [users, roles],
    [Type.ChannelSelect]: [channels],
  }[component.type];
  return lists.flatMap((list) => [...list].map(([value, label]) => ({ value, label, chosen: false })));
}
