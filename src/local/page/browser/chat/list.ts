/** The list of messages, and its keyboard navigation. */

import type { APIMessage } from 'discord-api-types/v10';
import { byId } from '../common/dom.ts';
import { scrollToEnd } from './scroll.ts';

type Draw = (message: APIMessage, previous: APIMessage | undefined) => HTMLLIElement;

const list = byId<HTMLOListElement>('messages');

/** The messages of a channel, in order. One of them at a time is in the tab order; the arrow keys move between them. */
export class MessageList {
  readonly #draw: Draw;
  #messages: APIMessage[] = [];

  constructor(draw: Draw, openMenu: (message: APIMessage, at: HTMLElement | MouseEvent) => void) {
    this.#draw = draw;
    list.onkeydown = (event) => this.#onKey(event);
    list.oncontextmenu = (event) => {
      const item = (event.target as Element).closest<HTMLElement>('.message');
      // Links and selected text keep the browser's context menu.
      const isOther = (event.target as Element).closest('a') || getSelection()?.toString();
      const message = this.get(item?.dataset.message ?? '');
      if (!item || !message || isOther) return;
      event.preventDefault();
      const byKeyboard = event.button !== 2;
      openMenu(message, byKeyboard ? item : event);
    };
  }

  get(id: string): APIMessage | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  show(messages: readonly APIMessage[]): void {
    this.#messages = [...messages];
    list.replaceChildren(...messages.map((message, index) => this.#draw(message, messages[index - 1])));
    this.#mark(this.#messages.length - 1);
    scrollToEnd();
  }

  put(message: APIMessage): void {
    const index = this.#messages.findIndex(({ id }) => id === message.id);
    if (index === -1) {
      list.append(this.#draw(message, this.#messages.at(-1)));
      this.#messages.push(message);
      this.#mark(this.#messages.length - 1);
    } else {
      this.#messages[index] = message;
      this.#redraw(index);
    }
  }

  remove(id: string): void {
    const index = this.#messages.findIndex((message) => message.id === id);
    if (index === -1) return;
    const hadFocus = list.children[index]?.contains(document.activeElement);
    this.#messages.splice(index, 1);
    list.children[index]?.remove();
    // The next message may begin a group now.
    if (index < this.#messages.length) this.#redraw(index);
    const near = Math.min(index, this.#messages.length - 1);
    this.#mark(near);
    if (hadFocus) ((list.children[near] as HTMLElement | undefined) ?? byId('text')).focus();
  }

  redraw(id: string): void {
    const index = this.#messages.findIndex((message) => message.id === id);
    if (index !== -1) this.#redraw(index);
  }

  idsOf(matches: (message: APIMessage) => boolean): string[] {
    return this.#messages.filter(matches).map(({ id }) => id);
  }

  /** Redraws the messages that match, where something else that they show is different. */
  redrawAll(matches: (message: APIMessage) => boolean): void {
    for (const [index, message] of this.#messages.entries()) if (matches(message)) this.#redraw(index);
  }

  /** Redraws a message, and restores the focus to the control at the same position. */
  #redraw(index: number): void {
    const old = list.children[index] as HTMLElement;
    const redrawn = this.#draw(this.#messages[index]!, this.#messages[index - 1]);
    const controls = (item: HTMLElement) => [item, ...item.querySelectorAll<HTMLElement>('button, a')];
    const focused = controls(old).indexOf(document.activeElement as HTMLElement);
    redrawn.tabIndex = old.tabIndex;
    old.replaceWith(redrawn);
    if (focused !== -1) (controls(redrawn)[focused] ?? redrawn).focus();
  }

  /** Puts one message in the tab order. */
  #mark(index: number): void {
    for (const [at, item] of [...list.children].entries())
      (item as HTMLElement).tabIndex = at === index ? 0 : -1;
  }

  #onKey(event: KeyboardEvent): void {
    const index = [...list.children].indexOf(event.target as Element);
    if (index === -1) return;
    const item = list.children[index] as HTMLElement;
    const steps: { [key: string]: number } = {
      ArrowUp: index - 1,
      ArrowDown: index + 1,
      Home: 0,
      End: this.#messages.length - 1,
    };
    const next = steps[event.key];
    if (event.key === 'Enter') item.querySelector<HTMLElement>('[aria-label="More"]')?.click();
    else if (next !== undefined && list.children[next]) {
      this.#mark(next);
      (list.children[next] as HTMLElement).focus();
    } else return;
    event.preventDefault();
  }
}
