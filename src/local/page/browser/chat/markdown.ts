/** Draws Markdown as Discord does. */

import { type Block, type Inline, type List, parseMarkdown } from '../../markdown.ts';
import { element } from '../common/dom.ts';
import type { Names } from '../common/names.ts';
import { hideSpoiler } from './spoiler.ts';
import { drawTimestamp } from './time.ts';

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

/** Draws a text as Discord does. */
export function drawMarkdown(source: string, names: Names): HTMLElement {
  const text = element('div', { className: 'text' });
  text.append(...parseMarkdown(source).map((block) => drawBlock(block, names)));
  return text;
}

function drawBlock(block: Block, names: Names): Node {
  const inside = (inlines: readonly Inline[]) => inlines.map((inline) => drawInline(inline, names));
  switch (block.type) {
    case 'paragraph': {
      const last = block.children.at(-1);
      // A trailing line break is shown as a blank line only if another follows it.
      const endsBlank = last?.type === 'text' && last.text === '\n';
      return element('p', {}, ...inside(block.children), endsBlank && '\n');
    }
    case 'small':
      return element('p', { className: 'small' }, ...inside(block.children));
    case 'heading':
      // Always h3, below the page's own headings.
      return element('h3', { className: `level-${block.level}` }, ...inside(block.children));
    case 'quote':
      return element('blockquote', {}, ...block.children.map((child) => drawBlock(child, names)));
    case 'list':
      return drawList(block, names);
    case 'codeblock':
      return element('pre', {}, element('code', {}, block.text));
  }
}

function drawList({ start, items }: List, names: Names): HTMLElement {
  const drawn = items.map(({ children, lists }) =>
    element(
      'li',
      {},
      ...children.map((child) => drawInline(child, names)),
      ...lists.map((list) => drawList(list, names)),
    ),
  );
  if (start === null) return element('ul', {}, ...drawn);
  const list = element('ol', { start }, ...drawn);
  // Leaves room for the longest number.
  list.style.setProperty('--digits', String(`${start + items.length - 1}`.length));
  return list;
}

function drawInline(inline: Inline, names: Names): Node {
  const inside = (inlines: readonly Inline[]) => inlines.map((child) => drawInline(child, names));
  switch (inline.type) {
    case 'text':
      return document.createTextNode(inline.text);
    case 'code':
      return element('code', {}, inline.text);
    case 'spoiler':
      return hideSpoiler(element('span', {}, ...inside(inline.children)));
    case 'link':
      return element(
        'a',
        { href: inline.url, target: '_blank', rel: 'noopener noreferrer' },
        ...inside(inline.children),
      );
    case 'user':
      return mention(`@${names.users.get(inline.id) ?? 'unknown-user'}`);
    case 'role':
      return mention(`@${names.roles.get(inline.id) ?? 'unknown-role'}`);
    case 'channel':
      return mention(`#${names.channels.get(inline.id) ?? 'unknown'}`);
    case 'everyone':
      return mention(inline.text);
    case 'command':
      return drawCommand(inline.name);
    case 'emoji':
      return document.createTextNode(`:${inline.name}:`);
    case 'time':
      return drawTimestamp(inline.seconds, inline.style);
    default:
      return element(TAGS[inline.type], {}, ...inside(inline.children));
  }
}

function mention(text: string): HTMLElement {
  return element('span', { className: 'mention' }, text);
}

/** Draws a command mention; pressing it is handled by `onCommandMention`. */
function drawCommand(name: string): HTMLElement {
  return element(
    'button',
    { type: 'button', className: 'mention command-mention', 'data-command': name },
    `/${name}`,
  );
}

/** Calls `begin` when a command mention in a message is pressed. */
export function onCommandMention(messages: HTMLElement, begin: (name: string) => void): void {
  messages.addEventListener('click', ({ target }) => {
    const pressed = (target as Element).closest<HTMLElement>('[data-command]');
    if (pressed) begin(pressed.dataset.command!);
  });
}
