/** The text of a Discord message. */

import type { Embed, Message, MessageSnapshot } from 'discord.js';

/**
 * The text of a message as its author wrote it: its content or, where that is empty, the text of a forwarded message, a
 * poll, embeds and components. Link previews are left out beside content.
 */
export function textOfMessage(message: Message | MessageSnapshot): string {
  const { content, messageSnapshots, poll, embeds, components } = message;
  if (isWritten(content)) return content;
  const texts: unknown[] = [
    ...(messageSnapshots?.map((forwarded) => textOfMessage(forwarded)) ?? []),
    poll?.question.text,
    ...(poll?.answers.map(({ text }) => text) ?? []),
    ...embeds.flatMap(textsOfEmbed),
    ...components.flatMap((component) => textsOfComponent(component.toJSON())),
  ];
  return texts.filter(isWritten).join('\n');
}

/** Whether a value from Discord, which may be anything, is text. */
function isWritten(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '';
}

/** Without its author and footer, which only say where it comes from. */
function textsOfEmbed({ title, description, fields }: Embed): unknown[] {
  return [title, description, ...fields.flatMap(({ name, value }) => [name, value])];
}

/** By the fields of a component and not by its type, since Discord adds new types. */
function textsOfComponent(component: unknown): unknown[] {
  const { content, components } = Object(component);
  return [content, ...(Array.isArray(components) ? components.flatMap(textsOfComponent) : [])];
}

/** The visible text of Discord's Markdown, as far as is needed to find quotations in it. */
export function withoutMarkdown(text: string): string {
  return text.replace(/^(?:>>> |> |-# |#{1,3} )+/gm, '').replace(/\\([^\w\s])|\*\*|__|\|\||~~|`+/g, '$1');
}
