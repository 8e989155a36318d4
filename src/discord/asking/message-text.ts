import { ComponentType, type Message } from 'discord.js';

/** The words of a message, as its author wrote them: its own, those that it forwards, or those of a bot's card. */
export function textOfMessage(message: Message): string {
  if (message.content.trim() !== '') return message.content;
  const forwarded = message.messageSnapshots.map(({ content }) => content ?? '');
  const embedded = message.embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']);
  const shown = message.components.flatMap((component) =>
    component.type === ComponentType.Container
      ? component.components.flatMap((part) =>
          part.type === ComponentType.TextDisplay ? [part.content] : [],
        )
      : [],
  );
  return [...forwarded, ...embedded, ...shown].filter((text) => text.trim() !== '').join('\n');
}

/** What people see of a text in Discord's Markdown, as far as it matters for what is quoted in it. */
export function withoutMarkdown(text: string): string {
  return text.replace(/^(?:>>> |> |-# |#{1,3} )+/gm, '').replace(/\\([^\w\s])|\*\*|__|\|\||~~|`+/g, '$1');
}
