/** The list of suggestions above the input. */

import { announce } from '../common/announce.ts';
import { byId, element } from '../common/dom.ts';

/** A suggestion in the list. */
export interface Suggestion {
  label: string;
  /** Shown beside the label, such as a command's options. */
  detail?: string;
  description?: string;
  take(): void;
}

interface PickerContent {
  /** Describes the value that is expected. */
  hint?: string;
  suggestions?: readonly Suggestion[];
  /** Shown instead of an empty list. */
  status?: string;
  /** Whether the first suggestion is active at once, so that Enter takes it. */
  eager?: boolean;
}

const panel = byId('picker');
const hintLine = byId('picker-hint');
const list = byId('picker-list');
const statusLine = byId('picker-status');

/** Shows suggestions for what is being typed, for keyboard and mouse. */
export class Picker {
  #suggestions: readonly Suggestion[] = [];
  #active = -1;
  #moved = false;
  #field: HTMLElement | null = null;

  /** Shows suggestions for a field, which keeps the focus. */
  show(field: HTMLElement, { hint = '', suggestions = [], status = '', eager = false }: PickerContent): void {
    if (suggestions.length > 0 && this.#suggestions.length === 0)
      announce(suggestions.length === 1 ? 'One suggestion' : `${suggestions.length} suggestions`);
    this.hide();
    this.#field = field;
    this.#suggestions = suggestions;
    hintLine.textContent = hint;
    statusLine.textContent = status;
    list.replaceChildren(...suggestions.map((suggestion, index) => this.#draw(suggestion, index)));
    list.hidden = suggestions.length === 0;
    panel.hidden = !hint && !status && suggestions.length === 0;
    showWholeRows();
    this.#showExpanded(suggestions.length > 0);
    this.#activate(eager && suggestions.length > 0 ? 0 : -1);
  }

  hide(): void {
    panel.hidden = true;
    list.hidden = true;
    this.#suggestions = [];
    this.#active = -1;
    this.#moved = false;
    this.#showExpanded(false);
    this.#field?.removeAttribute('aria-activedescendant');
    this.#field = null;
  }

  /** @returns whether the key was handled */
  onKey({ key, shiftKey }: KeyboardEvent): boolean {
    const count = this.#suggestions.length;
    if (count === 0) return false;
    if (key === 'ArrowDown') this.#move((this.#active + 1) % count);
    else if (key === 'ArrowUp') this.#move((Math.max(this.#active, 0) - 1 + count) % count);
    else if (key === 'Escape') this.hide();
    else if ((key === 'Enter' || (key === 'Tab' && !shiftKey && this.#isMeant)) && this.#active !== -1)
      this.#suggestions[this.#active]?.take();
    else return false;
    return true;
  }

  /** Whether something was typed or a suggestion was moved to; otherwise the Tab key takes nothing. */
  get #isMeant(): boolean {
    return this.#moved || (this.#field as HTMLInputElement | null)?.value !== '';
  }

  #draw({ label, detail, description, take }: Suggestion, index: number): HTMLElement {
    const option = element(
      'div',
      { id: `pick-${index}`, role: 'option', className: 'pick' },
      element(
        'span',
        {},
        element('strong', {}, label),
        detail && element('span', { className: 'detail' }, detail),
      ),
      description && element('span', { className: 'faint' }, description),
    );
    // Keeps the focus in the field.
    option.onmousedown = (event) => event.preventDefault();
    option.onclick = take;
    option.onpointermove = () => this.#activate(index);
    return option;
  }

  /** Updates the ARIA state. A text area is a combobox only while there is a list for it. */
  #showExpanded(expanded: boolean): void {
    const field = this.#field;
    if (!field) return;
    const isText = field instanceof HTMLTextAreaElement;
    if (isText) field.role = expanded ? 'combobox' : null;
    field.ariaExpanded = isText && !expanded ? null : String(expanded);
  }

  #move(index: number): void {
    this.#moved = true;
    this.#activate(index);
  }

  #activate(index: number): void {
    if (this.#active === index && index !== -1) return;
    this.#active = index;
    for (const [at, option] of [...list.children].entries()) option.ariaSelected = String(at === index);
    const active = list.children[index];
    active?.scrollIntoView({ block: 'nearest' });
    if (active) this.#field?.setAttribute('aria-activedescendant', active.id);
    else this.#field?.removeAttribute('aria-activedescendant');
  }
}

/** Limits the list to whole rows, and notes in the hint that there are more. */
function showWholeRows(): void {
  list.style.maxHeight = '';
  const top = list.getBoundingClientRect().top;
  const ends = [...list.children].map((row) => row.getBoundingClientRect().bottom - top);
  const visible = ends.filter((end) => end <= list.clientHeight + 1).at(-1);
  if (visible === undefined || visible >= (ends.at(-1) ?? 0)) return;
  list.style.maxHeight = `${visible}px`;
  hintLine.textContent += ` · ${ends.length}: scroll, or type on`;
}
