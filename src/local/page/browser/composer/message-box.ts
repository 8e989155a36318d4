/** The text field for messages, with suggestions. */

import { parseCommandLine, type Runnable, spellingsOf } from '../../command-line.ts';
import { byId } from '../common/dom.ts';
import type { Picker } from './picker.ts';

/** A user, role or channel that can be mentioned. */
export interface Mentionable {
  label: string;
  detail: string;
  /** As it is typed, with its prefix: `@mira` */
  text: string;
}

export interface MessageHost {
  picker: Picker;
  commands(): readonly Runnable[];
  mentionables(): readonly Mentionable[];
  begin(command: Runnable, given: ReadonlyMap<string, string>): void;
  send(): void;
}

/** A mention that is being typed before the caret: a prefix and the start of a name. */
const MENTION = /(?:^|\s)([@#][\w-]*)$/;

const field = byId<HTMLTextAreaElement>('text');

/** The text field for messages. It suggests commands after a slash, and mentions after @ or #. */
export class MessageBox {
  readonly #host: MessageHost;

  constructor(host: MessageHost) {
    this.#host = host;
    field.oninput = () => this.suggest();
    field.onfocus = () => this.suggest();
    field.onblur = () => host.picker.hide();
    field.onkeydown = (event) => this.#onKey(event);
  }

  suggest(): void {
    const { picker, commands } = this.#host;
    const text = field.value;
    if (text.startsWith('/')) {
      const line = /\s/.test(text) ? parseCommandLine(text, commands()) : null;
      if (line) this.#host.begin(line.command, line.options);
      else this.#suggestCommands(text.slice(1).toLowerCase());
      return;
    }
    const typed = MENTION.exec(text.slice(0, field.selectionStart))?.[1]?.toLowerCase();
    if (typed) this.#suggestMentions(typed);
    else picker.hide();
  }

  #suggestCommands(typed: string): void {
    const { picker, commands, begin } = this.#host;
    const matching = commands().filter((one) => spellingsOf(one).some((name) => name.includes(typed.trim())));
    const startsSo = (one: Runnable) => spellingsOf(one).some((name) => name.startsWith(typed));
    matching.sort((one, other) => Number(startsSo(other)) - Number(startsSo(one)));
    picker.show(field, {
      hint: 'Commands',
      status: matching.length === 0 ? 'No command here has that name.' : '',
      eager: true,
      suggestions: matching.map((command) => ({
        label: `/${command.label}`,
        detail: command.options.map(({ label, required }) => (required ? label : `[${label}]`)).join(' '),
        description: command.description,
        take: () => begin(command, new Map()),
      })),
    });
  }

  #suggestMentions(typed: string): void {
    const { picker, mentionables } = this.#host;
    const mark = typed.slice(0, 1);
    const matching = mentionables().filter(
      ({ label, text }) => text.startsWith(mark) && `${text} ${mark}${label}`.toLowerCase().includes(typed),
    );
    picker.show(field, {
      hint: mark === '@' ? 'Members' : 'Text channels',
      eager: true,
      suggestions: matching.map(({ label, detail, text }) => ({
        label,
        detail,
        take: () => this.#complete(typed, text),
      })),
    });
    if (matching.length === 0) picker.hide();
  }

  #complete(typed: string, text: string): void {
    const end = field.selectionStart;
    field.setRangeText(`${text} `, end - typed.length, end, 'end');
    this.suggest();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (this.#host.picker.onKey(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#host.send();
    }
  }
}
