import { element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { type Offer, OptionList } from './option-list.ts';

export interface SelectOptions {
  label: string;
  offers: readonly Offer[];
  /** How many may be chosen; with more than one, the choice is made when the list is closed. */
  most: number;
  disabled?: boolean;
  onChange?(values: string[]): void;
}

/** A select: a button that shows what is chosen, and a list below it to choose from. */
export class Select {
  readonly shown: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #list: OptionList;
  readonly #options: SelectOptions;
  #chosen: ReadonlySet<string>;
  #before: ReadonlySet<string> = new Set();

  constructor(options: SelectOptions) {
    const { label, offers, most, disabled = false } = options;
    this.#options = options;
    this.#chosen = new Set(offers.filter(({ chosen }) => chosen).map(({ value }) => value));
    this.#list = new OptionList(label, offers, most > 1, (value) => this.#pick(value));
    this.#button = element('button', {
      type: 'button',
      role: 'combobox',
      className: 'select',
      disabled,
      ariaHasPopup: 'listbox',
      ariaExpanded: 'false',
      'aria-controls': this.#list.shown.id,
    });
    this.#button.onclick = () => (this.#list.isOpen ? this.#close() : this.#open());
    this.#button.onkeydown = (event) => this.#onKey(event);
    this.#button.onblur = () => this.#close();
    this.shown = element('div', { className: 'select-field' }, this.#button, this.#list.shown);
    this.#show();
  }

  get values(): string[] {
    return [...this.#chosen];
  }

  /** Shows that a choice is under way; the focus stays. */
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
    const { most, onChange } = this.#options;
    if (most > 1 && this.#chosen !== this.#before) onChange?.(this.values);
  }

  #pick(value: string): void {
    const { most, onChange } = this.#options;
    const chosen = new Set(most === 1 ? [] : this.#chosen);
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < most) chosen.add(value);
    this.#chosen = chosen;
    this.#show();
    if (most > 1) return;
    this.#close();
    onChange?.(this.values);
  }

  #show(): void {
    const { label, offers } = this.#options;
    const words = offers
      .filter(({ value }) => this.#chosen.has(value))
      .map((offer) => offer.label)
      .join(', ');
    this.#list.mark(this.#chosen);
    this.#button.replaceChildren(
      element('span', { className: words ? 'chosen' : 'placeholder' }, words || label),
      icon('down'),
    );
    this.#button.ariaLabel = words ? `${label}: ${words}` : label;
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
