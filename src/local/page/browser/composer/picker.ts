import { announce } from '../common/announce.ts';
import { byId, element } from '../common/dom.ts';

/** Something that can be taken from the list above the box. */
export interface Pick {
  label: string;
  /** Beside the label, such as a command's options. */
  detail?: string;
  description?: string;
  take(): void;
}

interface Shown {
  /** What is being asked for. */
  hint?: string;
  picks?: readonly Pick[];
  /** In the place of the list, while it is empty. */
  status?: string;
  /** Whether the first is taken by Enter, or only one that was moved to. */
  eager?: boolean;
}

const panel = byId('picker');
const hintLine = byId('picker-hint');
const list = byId('picker-list');
const statusLine = byId('picker-status');

/** The list above the box: what can be taken for what is being typed, by keyboard and mouse. */
export class Picker {
  #picks: readonly Pick[] = [];
  #active = -1;
  #moved = false;
  #field: HTMLElement | null = null;

  /** Shows a list for a field, which keeps the focus. */
  show(field: HTMLElement, { hint = '', picks = [], status = '', eager = false }: Shown): void {
    if (picks.length > 0 && this.#picks.length === 0)
      announce(picks.length === 1 ? 'One suggestion' : `${picks.length} suggestions`);
    this.hide();
    this.#field = field;
    this.#picks = picks;
    hintLine.textContent = hint;
    statusLine.textContent = status;
    list.replaceChildren(...picks.map((pick, index) => this.#draw(pick, index)));
    list.hidden = picks.length === 0;
    panel.hidden = !hint && !status && picks.length === 0;
    showWholeRows();
    this.#showExpanded(picks.length > 0);
    this.#activate(eager && picks.length > 0 ? 0 : -1);
  }

  hide(): void {
    panel.hidden = true;
    list.hidden = true;
    this.#picks = [];
    this.#active = -1;
    this.#moved = false;
    this.#showExpanded(false);
    this.#field?.removeAttribute('aria-activedescendant');
    this.#field = null;
  }

  /** @returns whether the key was meant for the list */
  onKey({ key, shiftKey }: KeyboardEvent): boolean {
    const count = this.#picks.length;
    if (count === 0) return false;
    if (key === 'ArrowDown') this.#move((this.#active + 1) % count);
    else if (key === 'ArrowUp') this.#move((Math.max(this.#active, 0) - 1 + count) % count);
    else if (key === 'Escape') this.hide();
    else if ((key === 'Enter' || (key === 'Tab' && !shiftKey && this.#isMeant)) && this.#active !== -1)
      this.#picks[this.#active]?.take();
    else return false;
    return true;
  }

  /** Whether anything was typed or moved to: if not, the Tab key only passes by. */
  get #isMeant(): boolean {
    return this.#moved || (this.#field as HTMLInputElement | null)?.value !== '';
  }

  #draw({ label, detail, description, take }: Pick, index: number): HTMLElement {
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
    // The field keeps the focus.
    option.onmousedown = (event) => event.preventDefault();
    option.onclick = take;
    option.onpointermove = () => this.#activate(index);
    return option;
  }

  /** A text area is a combobox only while there is a list for it. */
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

/** As many whole rows as there is room for, and a word on the others. */
function showWholeRows(): void {
  list.style.maxHeight = '';
  const top = list.getBoundingClientRect().top;
  const ends = [...list.children].map((row) => row.getBoundingClientRect().bottom - top);
  const whole = ends.filter((end) => end <= list.clientHeight + 1).at(-1);
  if (whole === undefined || whole >= (ends.at(-1) ?? 0)) return;
  list.style.maxHeight = `${whole}px`;
  hintLine.textContent += ` · ${ends.length}: scroll, or type on`;
}
