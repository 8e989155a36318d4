/** Summarises messages as plain text. */

import type { APIMessage } from 'discord-api-types/v10';
import { type Block, type Inline, type List, parseMarkdown } from '../../markdown.ts';
import { isThinking } from '../common/flags.ts';
import type { Names } from '../common/names.ts';

/** A message as plain text on one line. */
export function summarise(message: APIMessage, names: Names): string {
  if (isThinking(message)) return 'thinking…';
  const { content, components = [], embeds, attachments } = message;
  const texts = [
    content,
    ...textsIn(components),
    ...embeds.flatMap(({ title, description, fields = [] }) => [
      title ?? '',
      description ?? '',
      ...fields.map(({ name, value }) => `${name}: ${value}`),
    ]),
  ];
  const parts = texts.filter(Boolean).map((text) => plain(text, names));
  const files = attachments.map(({ filename }) => filename);
  return [...parts, ...files].join(' ').replace(/\s+/g, ' ').trim() || 'a message without words';
}

/** The text of text displays, buttons and selects. */
function textsIn(components: readonly object[]): string[] {
  return (components as readonly Part[]).flatMap(
    ({ content, label, placeholder, components: inner = [], accessory }) => [
      content ?? label ?? placeholder ?? '',
      ...textsIn(inner),
      ...(accessory ? textsIn([accessory]) : []),
    ],
  );
}

interface Part {
  content?: string;
  label?: string;
  placeholder?: string;
  components?: Part[];
  accessory?: Part;
}

function plain(text: string, names: Names): string {
  return parseMarkdown(text)
    .map((block) => plainBlock(block, names))
    .join(' ');
}

function plainBlock(block: Block, names: Names): string {
  switch (block.type) {
    case 'codeblock':
      return block.text;
    case 'quote':
      return block.children.map((child) => plainBlock(child, names)).join(' ');
    case 'list':
      return plainList(block, names);
    default:
      return plainInlines(block.children, names);
  }
}

/** With the numbers of items, which are not part of their text. */
function plainList({ start, items }: List, names: Names): string {
  return items
    .map(({ children, lists }, index) =>
      [
        ...(start === null ? [] : [`${start + index}.`]),
        plainInlines(children, names),
        ...lists.map((list) => plainList(list, names)),
      ].join(' '),
    )
    .join(' ');
}

function plainInlines(inlines: readonly Inline[], names: Names): string {
  return inlines.map((inline) => plainInline(inline, names)).join('');
}

function plainInline(inline: Inline, names: Names): string {
  switch (inline.type) {
    case 'spoiler':
      return 'spoiler';
    case 'text':
    case 'code':
    case 'everyone':
      return inline.text;
    case 'user':
      return `@${names.users.get(inline.id) ?? 'unknown-user'}`;
    case 'role':
      return `@${names.roles.get(inline.id) ?? 'unknown-role'}`;
    case 'channel':
      return `#${names.channels.get(inline.id) ?? 'unknown'}`;
    case 'command':
      return `/${inline.name}`;
    case 'emoji':
      return `:${inline.name}:`;
    case 'time':
      return new Date(inline.seconds * 1_000).toLocaleString();
    default:
      return plainInlines(inline.children, names);
  }
}
