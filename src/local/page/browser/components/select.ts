import { element, newElementId } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { place } from '../common/place.ts';

/** Something that a select offers. */
export interface Offer {
  value: string;
  label: string;
  description?: string | undefined;
  chosen: boolean;
}

export interface SelectOptions {
  label: string;
  offers: readonly Offer[];
  /** How many may be chosen; with more than one, the choice is made when the list is closed. */
  most: number;
  disabled?: boolean;
  onChange?(values: string[]): void;
}

/** A list to choose from, as a select is: the button shows what is chosen, the list opens below it. */
export class Select {
  readonly shown: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #list: HTMLElement;
  readonly #options: SelectOptions;
  #chosen: Set<string>;
  #before: string[] = [];
  #active = 0;

  constructor(options: SelectOptions) {
    const { label, offers, disabled = false } = options;
    const id = newElementId();
    this.#options = options;
    this.#chosen = new Set(offers.filter(({ chosen }) => chosen).map(({ value }) => value));
    this.#list = element('div', {
      id,
      role: 'listbox',
      className: 'options',
      ariaLabel: label,
      hidden: true,
    });
    this.#list.ariaMultiSelectable = String(options.most > 1);
    this.#list.append(...offers.map((offer, index) => this.#drawOffer(offer, `${id}-${index}`)));
    this.#button = element('button', {
      type: 'button',
      role: 'combobox',
      className: 'select',
      disabled,
      ariaLabel: label,
      ariaHasPopup: 'listbox',
      ariaExpanded: 'false',
      'aria-controls': id,
    });
    this.#button.onclick = () => (this.#list.hidden ? this.#open() : this.#close());
    this.#button.onkeydown = (event) => this.#onKey(event);
    this.#button.onblur = () => this.#close();
    this.shown = element('div', { className: 'select-field' }, this.#button, this.#list);
    this.#show();
  }

  get values(): string[] {
    return [...this.#chosen];
  }

  /** Shows that a choice is under way; the focus stays. */
  set busy(busy: boolean) {
    this.#button.ariaBusy = String(busy);
  }

  #drawOffer({ value, label, description }: Offer, id: string): HTMLElement {
    const option = element(
      'div',
      { id, role: 'option', className: 'option' },
      element(
        'span',
        {},
        element('span', { className: 'option-label' }, label),
        description && element('span', { className: 'faint' }, description),
      ),
      icon('check'),
    );
    // Before the button loses the focus.
    option.onpointerdown = (event) => {
      event.preventDefault();
      this.#pick(value);
    };
    return option;
  }

  #open(): void {
    if (this.#button.ariaBusy === 'true') return;
    this.#before = this.values;
    this.#list.hidden = false;
    this.#list.style.width = `${this.#button.offsetWidth}px`;
    place(this.#list, this.#button);
    this.#button.ariaExpanded = 'true';
    const first = this.#options.offers.findIndex(({ value }) => this.#chosen.has(value));
    this.#activate(Math.max(first, 0));
  }

  #close(): void {
    if (this.#list.hidden) return;
    this.#list.hidden = true;
    this.#button.ariaExpanded = 'false';
    this.#button.removeAttribute('aria-activedescendant');
    if (this.#options.most > 1 && this.values.join('\n') !== this.#before.join('\n'))
      this.#options.onChange?.(this.values);
  }

  #pick(value: string): void {
    const { most, onChange } = this.#options;
    if (most === 1) {
      this.#chosen = new Set([value]);
      this.#show();
      this.#close();
      onChange?.(this.values);
      return;
    }
    if (this.#chosen.has(value)) this.#chosen.delete(value);
    else if (this.#chosen.size < most) this.#chosen.add(value);
    this.#show();
  }

  #show(): void {
    const { label, offers } = this.#options;
    const chosen = offers.filter(({ value }) => this.#chosen.has(value));
    for (const [index, { value }] of offers.entries())
      (this.#list.children[index] as HTMLElement).ariaSelected = String(this.#chosen.has(value));
    const words = chosen.map((offer) => offer.label).join(', ');
    this.#button.replaceChildren(
      element('span', { className: words ? 'chosen' : 'placeholder' }, words || label),
      icon('down'),
    );
    // The words inside are not read out with a name of its own.
    this.#button.ariaLabel = words ? `${label}: ${words}` : label;
  }

  #activate(index: number): void {
    const options = [...this.#list.children] as HTMLElement[];
    this.#active = (index + options.length) % options.length;
    for (const [at, option] of options.entries()) option.classList.toggle('active', at === this.#active);
    const active = options[this.#active];
    if (!active) return;
    active.scrollIntoView({ block: 'nearest' });
    this.#button.setAttribute('aria-activedescendant', active.id);
  }

  #onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (this.#list.hidden) {
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
      this.#open();
    } else if (key === 'ArrowDown') this.#activate(this.#active + 1);
    else if (key === 'ArrowUp') this.#activate(this.#active - 1);
    else if (key === 'Enter' || key === ' ') this.#pick(this.#options.offers[this.#active]?.value ?? '');
    else if (key === 'Escape') this.#close();
    else if (/^\S$/.test(key)) this.#find(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The next that begins with a letter. */
  #find(letter: string): void {
    const { offers } = this.#options;
    const after = offers.map((_, index) => (this.#active + 1 + index) % offers.length);
    const found = after.find((index) => offers[index]?.label.toLowerCase().startsWith(letter.toLowerCase()));
    if (found !== undefined) this.#activate(found);
  }
}
