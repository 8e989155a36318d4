import type { Runnable } from '../../command-line.ts';
import type { Answer, SentOption } from '../../protocol.ts';
import { element } from '../common/dom.ts';
import type { Names } from '../common/names.ts';
import { OptionSource } from './choices.ts';
import { OptionField, type OptionHost } from './option.ts';
import type { Picker } from './picker.ts';

export interface CommandHost {
  picker: Picker;
  names(): Names;
  complete(command: string, options: { [name: string]: SentOption }, focused: string): Promise<Answer>;
  /** The command is taken back. */
  cancel(): void;
  /** All that is required is there. */
  ready(): void;
}

/** A command in the box: its name, and a field for each of its options that is given. */
export class CommandBox {
  readonly command: Runnable;
  readonly shown: HTMLElement;
  readonly #fields: OptionField[] = [];
  readonly #more: HTMLButtonElement;
  readonly #host: CommandHost;
  readonly #optionHost: OptionHost;

  constructor(command: Runnable, given: ReadonlyMap<string, string>, host: CommandHost) {
    this.command = command;
    this.#host = host;
    this.#optionHost = {
      picker: host.picker,
      source: new OptionSource(host.names, (focused, options) =>
        host.complete(command.name, options, focused),
      ),
      given: () => Object.fromEntries(this.#filled.map(({ option, typed }) => [option.name, typed])),
      taken: () => this.#missing[0]?.focus(),
    };
    this.#more = element('button', {
      type: 'button',
      className: 'more-options',
      ariaHasPopup: 'listbox',
      ariaExpanded: 'false',
    });
    this.#more.onfocus = () => this.#offerOptions();
    this.#more.onclick = () => this.#offerOptions();
    this.#more.onblur = () => host.picker.hide();
    this.shown = element(
      'div',
      { className: 'command', role: 'group', ariaLabel: `/${command.name}` },
      element('span', { className: 'command-name' }, `/${command.name}`),
      this.#more,
    );
    this.shown.onkeydown = (event) => this.#onKey(event);
    for (const option of command.options) {
      const text = given.get(option.name);
      if (option.required || text !== undefined) this.#add(option).fill(text ?? '');
    }
    this.#count();
  }

  /** Goes where something is to be given; false when nothing is left to give. */
  focus(): boolean {
    const first = this.#missing[0] ?? this.#fields.at(-1);
    if (first) first.focus();
    else if (!this.#more.hidden) this.#more.focus();
    return !!first || !this.#more.hidden;
  }

  /** What is given for each option; null while something that is required is not, which is then marked. */
  async read(): Promise<{ [name: string]: SentOption } | null> {
    const missing = this.#missing;
    for (const field of this.#fields) field.markMissing(missing.includes(field));
    missing[0]?.focus();
    if (missing.length > 0) return null;
    const read = this.#filled.map(async (field) => [field.option.name, await field.read()] as const);
    return Object.fromEntries(await Promise.all(read));
  }

  get #filled(): OptionField[] {
    return this.#fields.filter(({ isEmpty }) => !isEmpty);
  }

  get #missing(): OptionField[] {
    return this.#fields.filter(({ option, isEmpty }) => option.required && isEmpty);
  }

  get #left() {
    return this.command.options.filter(
      ({ name }) => !this.#fields.some(({ option }) => option.name === name),
    );
  }

  #add(option: Runnable['options'][number]): OptionField {
    const field = new OptionField(option, this.#optionHost);
    this.#fields.push(field);
    this.#more.before(field.shown);
    this.#count();
    return field;
  }

  #remove(field: OptionField): void {
    this.#fields.splice(this.#fields.indexOf(field), 1);
    field.shown.remove();
    this.#count();
    this.focus();
  }

  #count(): void {
    const { length } = this.#left;
    this.#more.textContent = `+${length} more`;
    this.#more.hidden = length === 0;
  }

  #offerOptions(): void {
    this.#host.picker.show(this.#more, {
      hint: 'Options',
      eager: true,
      picks: this.#left.map((option) => ({
        label: option.name,
        description: option.description,
        take: () => this.#add(option).focus(),
      })),
    });
  }

  #onKey(event: KeyboardEvent): void {
    const { key, target, isComposing } = event;
    if (isComposing) return;
    const field = this.#fields.find(({ shown }) => shown.contains(target as Node));
    if (this.#host.picker.onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (key === 'Enter' && field) {
      event.preventDefault();
      this.#host.ready();
    } else if (key === 'Backspace' && (!field || (field.isEmpty && field.isAtStart))) {
      event.preventDefault();
      if (field && !field.option.required) this.#remove(field);
      else if (this.#filled.length === 0) this.#host.cancel();
    }
  }
}
