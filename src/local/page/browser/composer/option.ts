/** The field for one option of a command. */

import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { RunnableOption } from '../../command-line.ts';
import type { SentOption } from '../../protocol.ts';
import { element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { packFile } from '../connection.ts';
import { type Choice, choicesOf, type OptionSource } from './choices.ts';
import type { Picker } from './picker.ts';

const REQUIRED = 'This option is required. Specify a value.';

export interface OptionHost {
  picker: Picker;
  source: OptionSource;
  /** The values of the command's options so far. */
  given(): { [name: string]: SentOption };
  /** Called when a choice was taken. */
  onTaken(): void;
}

/** One option of a command in the input: its name, and a field for its value. */
export class OptionField {
  readonly option: RunnableOption;
  readonly root: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #host: OptionHost;
  #chosen: Choice | null = null;

  constructor(option: RunnableOption, host: OptionHost) {
    this.option = option;
    this.#host = host;
    const isFile = option.type === Type.Attachment;
    this.#input = isFile ? this.#makeFileInput() : this.#makeTextInput();
    const words = element('span', { className: 'file-name' }, 'Choose a file');
    this.root = element(
      'label',
      { className: isFile ? 'option-field file-option' : 'option-field' },
      element('span', { className: 'option-name' }, option.label),
      isFile && icon('upload'),
      isFile && words,
      this.#input,
    );
    if (isFile)
      this.#input.onchange = () => {
        words.textContent = this.#input.files?.[0]?.name ?? 'Choose a file';
        this.markMissing(false);
      };
  }

  get isEmpty(): boolean {
    return this.option.type === Type.Attachment
      ? !this.#input.files?.length
      : this.#input.value.trim() === '';
  }

  get isAtStart(): boolean {
    return this.option.type === Type.Attachment || this.#input.selectionEnd === 0;
  }

  /** The typed or chosen value; files are read by `read`. */
  get typed(): string | number | boolean {
    return this.#chosen?.value ?? this.#input.value.trim();
  }

  async read(): Promise<SentOption> {
    const file = this.#input.files?.[0];
    return file ? packFile(file) : (this.#exactChoice?.value ?? this.typed);
  }

  fill(text: string): void {
    this.#input.value = text;
    this.#chosen = null;
  }

  focus(): void {
    // Blurs first, so that the suggestions are shown again if it had the focus already.
    this.#input.blur();
    this.#input.focus();
  }

  markMissing(missing: boolean): void {
    this.root.classList.toggle('missing', missing);
    this.#input.ariaInvalid = missing ? 'true' : null;
  }

  /** The chosen choice, or the one whose name was typed in full. */
  get #exactChoice(): Choice | null {
    if (this.#chosen) return this.#chosen;
    const typed = this.#input.value.trim().replace(/^[@#]/, '').toLowerCase();
    const fixed = choicesOf(this.option, this.#host.source.names());
    return fixed.find(({ name }) => name.replace(/^#/, '').toLowerCase() === typed) ?? null;
  }

  #makeTextInput(): HTMLInputElement {
    const input = element('input', {
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: false,
      ariaAutoComplete: 'list',
      ariaExpanded: 'false',
      ariaRequired: String(this.option.required ?? false),
      'aria-controls': 'picker-list',
      'aria-describedby': 'picker-hint',
    });
    if (this.option.type === Type.Integer || this.option.type === Type.Number) input.inputMode = 'decimal';
    input.onfocus = () => void this.#suggest();
    input.oninput = () => {
      this.#chosen = null;
      this.markMissing(false);
      void this.#suggest();
    };
    input.onblur = () => {
      this.#host.source.cancel();
      this.#host.picker.hide();
    };
    return input;
  }

  #makeFileInput(): HTMLInputElement {
    const input = element('input', {
      type: 'file',
      className: 'visually-hidden',
      ariaLabel: this.option.label,
    });
    input.onfocus = () => this.#host.picker.show(input, { hint: this.#hint });
    input.onblur = () => this.#host.picker.hide();
    return input;
  }

  get #hint(): string {
    const { label, description, required = false } = this.option;
    return `${label}${required ? ' (required)' : ''}: ${description}`;
  }

  async #suggest(): Promise<void> {
    const { picker, source } = this.#host;
    const show = (choices: readonly Choice[], status = '') =>
      picker.show(this.#input, {
        hint: this.#hint,
        status: this.#input.ariaInvalid ? REQUIRED : status,
        eager: !source.allowsFreeText(this.option),
        suggestions: choices.map((choice) => ({ label: choice.name, take: () => this.#take(choice) })),
      });
    await source.suggest(this.option, this.#chosen ? '' : this.#input.value, this.#host.given(), show);
  }

  #take(choice: Choice): void {
    this.#input.value = choice.name;
    this.#chosen = choice;
    this.#host.picker.hide();
    this.#host.onTaken();
  }
}
