/** The tags of posts: drawn, and to choose from. */

import { type APILabelComponent, ComponentType as Type } from 'discord-api-types/v10';
import type { ForumView, SentInput } from '../../protocol.ts';
import { element } from '../common/dom.ts';

const MAX_TAGS = 5;

export function tagNames(forum: ForumView | null, ids: readonly string[]): string[] {
  return (forum?.tags ?? []).filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

export function drawTags(names: readonly string[]): HTMLElement {
  return element(
    'ul',
    { className: 'tags', ariaLabel: 'Tags' },
    ...names.map((name) => element('li', { className: 'post-tag' }, name)),
  );
}

/** The field of a form for the tags that the person may set; none if there are none. */
export function tagFields({ tags, requiresTag }: ForumView, chosen: readonly string[]): APILabelComponent[] {
  const settable = tags.filter(({ maySet }) => maySet);
  if (settable.length === 0) return [];
  const component = {
    type: Type.CheckboxGroup,
    custom_id: 'tags',
    required: requiresTag,
    max_values: Math.min(MAX_TAGS, settable.length),
    options: settable.map(({ id, name }) => ({ value: id, label: name, default: chosen.includes(id) })),
  } as const;
  return [{ type: Type.Label, label: 'Tags', component }];
}

/** The tags after a form: those that the person may not set stay as they are. */
export function chosenTags(
  { tags }: ForumView,
  before: readonly string[],
  chosen: SentInput | undefined,
): string[] {
  const fixed = before.filter((id) => tags.some((tag) => tag.id === id && !tag.maySet));
  return [...fixed, ...((chosen ?? []) as string[])];
}
