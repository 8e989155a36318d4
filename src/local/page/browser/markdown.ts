import { type Block, type Inline, parseMarkdown } from '../markdown.ts';
import { element } from './dom.ts';
import type { Names } from './names.ts';

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

/** A text as Discord draws it. */
export function drawMarkdown(text: string, names: Names): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...parseMarkdown(text).map((block) => drawBlock(block, names)));
  return fragment;
}

function drawBlock(block: Block, names: Names): Node {
  const inside = (inlines: readonly Inline[]) => inlines.map((inline) => drawOne(inline, names));
  switch (block.type) {
    case 'paragraph':
      return element('p', {}, ...inside(block.children));
    case 'small':
      return element('p', { className: 'small' }, ...inside(block.children));
    case 'heading':
      // Below the page's own headings, whatever the message starts with.
      return element('h3', { className: `level-${block.level}` }, ...inside(block.children));
    case 'quote':
      return element('blockquote', {}, ...block.children.map((child) => drawBlock(child, names)));
    case 'list':
      return element(
        block.ordered ? 'ol' : 'ul',
        {},
        ...block.items.map((item) => element('li', {}, ...inside(item))),
      );
    case 'codeblock':
      return element('pre', {}, element('code', {}, block.text));
  }
}

function drawOne(inline: Inline, names: Names): Node {
  const inside = (inlines: readonly Inline[]) => inlines.map((child) => drawOne(child, names));
  switch (inline.type) {
    case 'text':
      return document.createTextNode(inline.text);
    case 'code':
      return element('code', {}, inline.text);
    case 'spoiler':
      return element(
        'details',
        { className: 'spoiler' },
        element('summary', {}, 'spoiler'),
        ...inside(inline.children),
      );
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
      return mention(`/${inline.name}`);
    case 'emoji':
      return document.createTextNode(`:${inline.name}:`);
    case 'time':
      return drawTime(inline.seconds, inline.style);
    default:
      return element(TAGS[inline.type], {}, ...inside(inline.children));
  }
}

function mention(text: string): HTMLElement {
  return element('span', { className: 'mention' }, text);
}

const STYLES: { readonly [style: string]: Intl.DateTimeFormatOptions } = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

function drawTime(seconds: number, style: string): HTMLElement {
  const date = new Date(seconds * 1_000);
  const days = Math.round((date.getTime() - Date.now()) / 86_400_000);
  const text =
    style === 'R'
      ? new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(days, 'day')
      : new Intl.DateTimeFormat(undefined, STYLES[style]).format(date);
  return element('time', {}, text);
}
