/** A command that is being filled in. */

import type { Runnable, RunnableOption } from '../../command-line.ts';
import type { ActionResult, SentOption } from '../../protocol.ts';
import { element } from '../common/dom.ts';
import type { Names } from '../common/names.ts';
import { OptionSource } from './choices.ts';
import { OptionField, type OptionHost } from './option.ts';
import type { Picker } from './picker.ts';

export interface CommandHost {
  picker: Picker;
  names(): Names;
  complete(command: string, options: { [name: string]: SentOption }, focused: string): Promise<ActionResult>;
  /** Called when the command is removed from the box. */
  cancel(): void;
  /** Called when the command is to be sent. */
  ready(): void;
}

/** A command in the input: its name, and a field for each required or added option. */
export class CommandBox {
  readonly command: Runnable;
  readonly root: HTMLElement;
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
      onTaken: () => this.#missing[0]?.focus(),
    };
    this.#more = element('button', {
      type: 'button',
      className: 'more-options',
      ariaHasPopup: 'listbox',
      ariaExpanded: 'false',
    });
    this.#more.onfocus = () => this.#suggestOptions();
    this.#more.onclick = () => this.#suggestOptions();
    this.#more.onblur = () => host.picker.hide();
    this.root = element(
      'div',
      { className: 'command', role: 'group', ariaLabel: `/${command.label}` },
      element('span', { className: 'command-name' }, `/${command.label}`),
      this.#more,
    );
    this.root.onkeydown = (event) => this.#onKey(event);
    for (const option of command.options) {
      const text = given.get(option.name);
      if (option.required || text !== undefined) this.#add(option).fill(text ?? '');
    }
    this.#updateMore();
  }

  /**
   * Focuses the first field that needs a value.
   *
   * @returns false when there is nothing to focus
   */
  focus(): boolean {
    const first = this.#missing[0] ?? this.#fields.at(-1);
    if (first) first.focus();
    else if (!this.#more.hidden) this.#more.focus();
    return !!first || !this.#more.hidden;
  }

  /** Reads the values of the options; null if a required one is missing, which is then marked. */
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

  get #unusedOptions() {
    return this.command.options.filter(
      ({ name }) => !this.#fields.some(({ option }) => option.name === name),
    );
  }

  #add(option: RunnableOption): OptionField {
    const field = new OptionField(option, this.#optionHost);
    this.#fields.push(field);
    this.#more.before(field.root);
    this.#updateMore();
    return field;
  }

  #remove(field: OptionField): void {
    this.#fields.splice(this.#fields.indexOf(field), 1);
    field.root.remove();
    this.#updateMore();
    this.focus();
  }

  #updateMore(): void {
    const { length } = this.#unusedOptions;
    this.#more.textContent = `+${length} more`;
    this.#more.hidden = length === 0;
  }

  #suggestOptions(): void {
    this.#host.picker.show(this.#more, {
      hint: 'Options',
      eager: true,
      suggestions: this.#unusedOptions.map((option) => ({
        label: option.label,
        description: option.description,
        take: () => this.#add(option).focus(),
      })),
    });
  }

  #onKey(event: KeyboardEvent): void {
    const { key, target, isComposing } = event;
    if (isComposing) return;
    const field = this.#fields.find(({ root }) => root.contains(target as Node));
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
