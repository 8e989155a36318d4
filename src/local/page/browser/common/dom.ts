/** Creates and finds elements. */

type Child = Node | string | null | undefined | false;
type Attribute = `data-${string}` | `aria-${string}`;

/** Creates an element with properties, attributes and children. Strings become text, never HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> & { [name: Attribute]: string } = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name.includes('-')) created.setAttribute(name, String(value));
    else Object.assign(created, { [name]: value });
  }
  created.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return created;
}

/** Finds an element of page.html. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

let count = 0;

/** A unique id, for one element to refer to another. */
export function newElementId(): string {
  count += 1;
  return `generated-${count}`;
}
