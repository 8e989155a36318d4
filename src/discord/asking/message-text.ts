import type { Embed, Message, MessageSnapshot } from 'discord.js';

/**
 * The words of a message, as its author wrote them: its own, or where it has none, those of whatever else it holds:
 * a forwarded message, a poll, embeds, components. A preview of a link is no part of what somebody wrote.
 */
export function textOfMessage(message: Message | MessageSnapshot): string {
  const { content, messageSnapshots, poll, embeds, components } = message;
  if (isWritten(content)) return content;
  const held: unknown[] = [
    ...(messageSnapshots?.map((forwarded) => textOfMessage(forwarded)) ?? []),
    poll?.question.text,
    ...(poll?.answers.map(({ text }) => text) ?? []),
    ...embeds.flatMap(textsOfEmbed),
    ...components.flatMap((component) => textsOfComponent(component.toJSON())),
  ];
  return held.filter(isWritten).join('\n');
}

/** Of what Discord sends, nothing is certain. */
function isWritten(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '';
}

/** Its author and its footer say where it comes from. */
function textsOfEmbed({ title, description, fields }: Embed): unknown[] {
  return [title, description, ...fields.flatMap(({ name, value }) => [name, value])];
}

/** By what a component holds and not by its type: Discord adds new ones. */
function textsOfComponent(component: unknown): unknown[] {
  const { content, components } = Object(component);
  return [content, ...(Array.isArray(components) ? components.flatMap(textsOfComponent) : [])];
}

/** What people see of a text in Discord's Markdown, as far as it matters for what is quoted in it. */
export function withoutMarkdown(text: string): string {
  return text.replace(/^(?:>>> |> |-# |#{1,3} )+/gm, '').replace(/\\([^\w\s])|\*\*|__|\|\||~~|`+/g, '$1');
}
