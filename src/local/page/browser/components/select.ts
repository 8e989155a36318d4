/** A select: a button with a list of options. */

import { element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { OptionList, type SelectOption } from './option-list.ts';

export interface SelectSettings {
  label: string;
  /** The name of the field, which a screen reader says before what is chosen. */
  field?: string;
  options: readonly SelectOption[];
  /** How many may be chosen. With more than one, `onChange` is called when the list is closed. */
  maxValues: number;
  disabled?: boolean;
  onChange?(values: string[]): void;
}

/** A button that shows the chosen options, and a list below it to choose from. */
export class Select {
  readonly root: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #list: OptionList;
  readonly #settings: SelectSettings;
  #chosen: ReadonlySet<string>;
  #before: ReadonlySet<string> = new Set();

  constructor(settings: SelectSettings) {
    const { label, options, maxValues, disabled = false } = settings;
    this.#settings = settings;
    this.#chosen = new Set(options.filter(({ chosen }) => chosen).map(({ value }) => value));
    this.#list = new OptionList(label, options, maxValues > 1, (value) => this.#pick(value));
    this.#button = element('button', {
      type: 'button',
      role: 'combobox',
      className: 'select',
      disabled,
      ariaHasPopup: 'listbox',
      ariaExpanded: 'false',
      'aria-controls': this.#list.root.id,
    });
    this.#button.onclick = () => (this.#list.isOpen ? this.#close() : this.#open());
    this.#button.onkeydown = (event) => this.#onKey(event);
    this.#button.onblur = () => this.#close();
    this.root = element('div', { className: 'select-field' }, this.#button, this.#list.root);
    this.#show();
  }

  get button(): HTMLElement {
    return this.#button;
  }

  get values(): string[] {
    return [...this.#chosen];
  }

  /** Shows that a choice is being processed; the focus stays. */
  set busy(busy: boolean) {
    this.#button.ariaBusy = String(busy);
  }

  #open(): void {
    if (this.#button.ariaBusy === 'true') return;
    this.#before = this.#chosen;
    this.#list.open(this.#button, this.#chosen);
    this.#button.ariaExpanded = 'true';
    this.#showActive();
  }

  #close(): void {
    if (!this.#list.isOpen) return;
    this.#list.close();
    this.#button.ariaExpanded = 'false';
    this.#button.removeAttribute('aria-activedescendant');
    const { maxValues, onChange } = this.#settings;
    if (maxValues > 1 && this.#chosen !== this.#before) onChange?.(this.values);
  }

  #pick(value: string): void {
    const { maxValues, onChange } = this.#settings;
    const chosen = new Set(maxValues === 1 ? [] : this.#chosen);
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < maxValues) chosen.add(value);
    this.#chosen = chosen;
    this.#show();
    if (maxValues > 1) return;
    this.#close();
    onChange?.(this.values);
  }

  #show(): void {
    const { label, field, options } = this.#settings;
    const labels = options
      .filter(({ value }) => this.#chosen.has(value))
      .map((option) => option.label)
      .join(', ');
    this.#list.mark(this.#chosen);
    this.#button.replaceChildren(
      element('span', { className: labels ? 'chosen' : 'placeholder' }, labels || label),
      icon('down'),
    );
    this.#button.ariaLabel = [field, label, labels].filter(Boolean).join(': ');
  }

  #showActive(): void {
    this.#button.setAttribute('aria-activedescendant', this.#list.active.id);
  }

  #onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (!this.#list.isOpen) {
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
      this.#open();
    } else if (key === 'Enter' || key === ' ') this.#pick(this.#list.active.value);
    else if (key === 'Escape') this.#close();
    else {
      if (key === 'ArrowDown') this.#list.move(1);
      else if (key === 'ArrowUp') this.#list.move(-1);
      else if (/^\S$/.test(key)) this.#list.find(key);
      else return;
      this.#showActive();
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
