import { element, newElementId } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { place } from '../common/position.ts';

/** Something that a select offers. */
export interface Offer {
  value: string;
  label: string;
  description?: string | undefined;
  chosen: boolean;
}

/** The list that a select opens: one of its options is where the arrow keys have come to. */
export class OptionList {
  readonly shown: HTMLElement;
  readonly #offers: readonly Offer[];
  #active = 0;

  constructor(label: string, offers: readonly Offer[], severalMay: boolean, pick: (value: string) => void) {
    const id = newElementId();
    this.#offers = offers;
    this.shown = element('div', {
      id,
      role: 'listbox',
      className: 'options',
      ariaLabel: label,
      hidden: true,
    });
    this.shown.ariaMultiSelectable = String(severalMay);
    this.shown.append(...offers.map((offer, index) => drawOffer(offer, `${id}-${index}`, pick)));
  }

  get isOpen(): boolean {
    return !this.shown.hidden;
  }

  /** The value and the element's id of the option that is active. */
  get active(): { value: string; id: string } {
    return {
      value: this.#offers[this.#active]?.value ?? '',
      id: this.shown.children[this.#active]?.id ?? '',
    };
  }

  open(below: HTMLElement, chosen: ReadonlySet<string>): void {
    this.shown.hidden = false;
    this.shown.style.width = `${below.offsetWidth}px`;
    place(this.shown, below);
    this.#activate(
      Math.max(
        this.#offers.findIndex(({ value }) => chosen.has(value)),
        0,
      ),
    );
  }

  close(): void {
    this.shown.hidden = true;
  }

  mark(chosen: ReadonlySet<string>): void {
    for (const [index, { value }] of this.#offers.entries())
      (this.shown.children[index] as HTMLElement).ariaSelected = String(chosen.has(value));
  }

  move(steps: number): void {
    const { length } = this.#offers;
    this.#activate((this.#active + steps + length) % length);
  }

  /** Goes to the next that begins with a letter. */
  find(letter: string): void {
    const { length } = this.#offers;
    const after = this.#offers.map((_, index) => (this.#active + 1 + index) % length);
    const begins = (index: number) =>
      this.#offers[index]?.label.toLowerCase().startsWith(letter.toLowerCase());
    this.#activate(after.find(begins) ?? this.#active);
  }

  #activate(index: number): void {
    this.#active = index;
    for (const [at, option] of [...this.shown.children].entries())
      option.classList.toggle('active', at === index);
    this.shown.children[index]?.scrollIntoView({ block: 'nearest' });
  }
}

function drawOffer(
  { value, label, description }: Offer,
  id: string,
  pick: (value: string) => void,
): HTMLElement {
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
  // The button keeps the focus.
  option.onmousedown = (event) => event.preventDefault();
  option.onclick = () => pick(value);
  return option;
}
