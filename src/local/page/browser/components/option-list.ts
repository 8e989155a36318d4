/** The list of options that a select opens. */

import { element, newElementId } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { positionAt } from '../common/position.ts';

/** An option of a select. */
export interface SelectOption {
  value: string;
  label: string;
  description?: string | undefined;
  chosen: boolean;
}

/** The list of a select. One option is active: the arrow keys move it. */
export class OptionList {
  readonly root: HTMLElement;
  readonly #options: readonly SelectOption[];
  #active = 0;

  constructor(
    label: string,
    options: readonly SelectOption[],
    isMultiple: boolean,
    pick: (value: string) => void,
  ) {
    const id = newElementId();
    this.#options = options;
    this.root = element('div', {
      id,
      role: 'listbox',
      className: 'options',
      ariaLabel: label,
      hidden: true,
    });
    this.root.ariaMultiSelectable = String(isMultiple);
    this.root.append(...options.map((option, index) => drawOption(option, `${id}-${index}`, pick)));
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  /** The value and the element id of the active option. */
  get active(): { value: string; id: string } {
    return {
      value: this.#options[this.#active]?.value ?? '',
      id: this.root.children[this.#active]?.id ?? '',
    };
  }

  open(below: HTMLElement, chosen: ReadonlySet<string>): void {
    this.root.hidden = false;
    this.root.style.width = `${below.offsetWidth}px`;
    positionAt(this.root, below);
    this.#activate(
      Math.max(
        this.#options.findIndex(({ value }) => chosen.has(value)),
        0,
      ),
    );
  }

  close(): void {
    this.root.hidden = true;
  }

  mark(chosen: ReadonlySet<string>): void {
    for (const [index, { value }] of this.#options.entries())
      (this.root.children[index] as HTMLElement).ariaSelected = String(chosen.has(value));
  }

  move(steps: number): void {
    const { length } = this.#options;
    this.#activate((this.#active + steps + length) % length);
  }

  /** Activates the next option that begins with a letter. */
  find(letter: string): void {
    const { length } = this.#options;
    const after = this.#options.map((_, index) => (this.#active + 1 + index) % length);
    const begins = (index: number) =>
      this.#options[index]?.label.toLowerCase().startsWith(letter.toLowerCase());
    this.#activate(after.find(begins) ?? this.#active);
  }

  #activate(index: number): void {
    this.#active = index;
    for (const [at, option] of [...this.root.children].entries())
      option.classList.toggle('active', at === index);
    this.root.children[index]?.scrollIntoView({ block: 'nearest' });
  }
}

function drawOption(
  { value, label, description }: SelectOption,
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
  // Keeps the focus on the button.
  option.onmousedown = (event) => event.preventDefault();
  option.onclick = () => pick(value);
  return option;
}
