/** The parts that cards are built of. */

import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { writeId } from '../custom-ids.ts';
import { sizeOf } from '../utf8-size.ts';

/** The payload of a message, which mentions nobody. */
export interface Card {
  flags: typeof MessageFlags.IsComponentsV2;
  components: [APIContainerComponent];
  allowedMentions: { parse: [] };
}

/** The accent colours of cards. They say nothing that the text does not say. */
export const ACCENT = { sure: 0x2d7d46, unsure: 0xb7791f, plain: 0x6b7280 } as const;

/** Discord's limit on the characters of all texts of a message together. */
export const MAX_TEXT = 4_000;

export function card(accent: number, parts: readonly (APIComponentInContainer | null)[]): Card {
  const components = parts.filter((part) => part !== null);
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: accent, components }],
    allowedMentions: { parse: [] },
  };
}

/** The card as an ephemeral message. */
export function privately({ flags, ...rest }: Card) {
  return { ...rest, flags: flags | MessageFlags.Ephemeral };
}

/** @param id by which the handler of a button finds the text */
export function text(content: string, id?: number): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content, ...(id !== undefined && { id }) };
}

export const SEPARATOR: APIComponentInContainer = { type: ComponentType.Separator };

/** Text with a link button beside it; without a link, the text alone. */
export function textBeside(content: string, beside: APIButtonComponent | null): APIComponentInContainer {
  if (!beside) return text(content);
  return {
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content }],
    accessory: beside,
  };
}

/** A row of buttons; null when there are none. */
export function row(buttons: readonly (APIButtonComponent | null)[]): APIComponentInContainer | null {
  const components = buttons.filter((button) => button !== null);
  return components.length > 0 ? { type: ComponentType.ActionRow, components } : null;
}

type Style = ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger;

export function button(
  label: string,
  [action, ...args]: readonly [action: string, ...args: string[]],
  style: Style = ButtonStyle.Secondary,
): APIButtonComponent {
  return { type: ComponentType.Button, style, label, custom_id: writeId(action, ...args) };
}

/** A select menu; null when it has no options. */
export function select(
  placeholder: string,
  [action, ...args]: readonly [action: string, ...args: string[]],
  options: APISelectMenuOption[],
): APIComponentInContainer | null {
  if (options.length === 0) return null;
  return {
    type: ComponentType.ActionRow,
    components: [
      { type: ComponentType.StringSelect, custom_id: writeId(action, ...args), placeholder, options },
    ],
  };
}

/** The size of all texts of a card together: see `sizeOf`. */
export function sizeOfTexts(parts: readonly (APIComponentInContainer | null)[]): number {
  return parts.reduce((sum, part) => {
    if (part?.type === ComponentType.TextDisplay) return sum + sizeOf(part.content);
    if (part?.type !== ComponentType.Section) return sum;
    return sum + part.components.reduce((inner, { content }) => inner + sizeOf(content), 0);
  }, 0);
}
