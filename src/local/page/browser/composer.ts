import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import {
  type CommandLine,
  choose,
  parseCommandLine,
  type Runnable,
  type Suggestion,
  suggest,
} from '../command-line.ts';
import type { Answer, Deed, SentFile, SentOption } from '../protocol.ts';
import { packFile } from './connection.ts';
import { byId, element } from './dom.ts';
import type { Names } from './names.ts';

/** What the field at the bottom needs of the page around it. */
export interface ComposerHost {
  commands(): readonly Runnable[];
  names(): Names;
  perform(deed: Deed): Promise<Answer>;
  show(answer: Answer): void;
  /** Says what goes where the person is typing. */
  hint(text: string): void;
  /** The message that is being answered, if any; asked once a message is sent. */
  takeAnswered(): string | null;
}

/** How long a person may pause before what they typed is completed. */
const PAUSE_MS = 150;

const field = byId<HTMLInputElement>('text');
const list = byId('suggestions');
const picker = byId<HTMLInputElement>('files');

/** The field at the bottom, where messages and commands are typed. */
export class Composer {
  readonly #host: ComposerHost;
  #suggestions: Suggestion[] = [];
  #active = -1;
  #timer = 0;

  constructor(host: ComposerHost) {
    this.#host = host;
    field.oninput = () => this.refresh();
    field.onkeydown = (event) => this.#onKey(event);
    field.onblur = () => setTimeout(() => this.#offer([]), PAUSE_MS);
    field.onfocus = () => this.refresh();
    byId<HTMLFormElement>('composer').onsubmit = (event) => {
      event.preventDefault();
      void this.#send();
    };
  }

  /** Offers what can come next; what the bot alone knows comes a little later. */
  refresh(): void {
    clearTimeout(this.#timer);
    const line = field.value;
    const isCommand = line.startsWith('/');
    this.#offer(isCommand ? suggest(line, this.#host.commands()) : []);
    const parsed = isCommand ? parseCommandLine(line, this.#host.commands()) : null;
    if (isCommand) this.#host.hint(hintFor(parsed?.last?.option));
    if (parsed?.last && 'autocomplete' in parsed.last.option && parsed.last.option.autocomplete)
      this.#timer = setTimeout(() => void this.#complete(line, parsed), PAUSE_MS);
  }

  async #complete(line: string, { command, options, last }: CommandLine): Promise<void> {
    if (!last) return;
    const answer = await this.#host.perform({
      do: 'complete',
      command: command.name,
      options: Object.fromEntries(options),
      focused: last.option.name,
    });
    if (field.value !== line) return;
    if (answer.kind === 'choices') this.#offer(answer.choices.map((choice) => choose(line, last.at, choice)));
    else this.#host.show(answer);
  }

  #offer(suggestions: Suggestion[]): void {
    this.#suggestions = suggestions;
    this.#active = -1;
    list.replaceChildren(
      ...suggestions.map(({ label, hint }, index) => {
        const item = element(
          'div',
          { id: `suggestion-${index}`, role: 'option' },
          element('strong', {}, label),
          ' ',
          element('span', { className: 'hint' }, hint),
        );
        // Before the field loses the focus.
        item.onmousedown = (event) => {
          event.preventDefault();
          this.#take(index);
        };
        return item;
      }),
    );
    list.hidden = suggestions.length === 0;
    field.ariaExpanded = String(suggestions.length > 0);
    this.#mark();
  }

  #mark(): void {
    for (const [index, item] of [...list.children].entries())
      item.ariaSelected = String(index === this.#active);
    list.children[this.#active]?.scrollIntoView({ block: 'nearest' });
    if (this.#active === -1) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `suggestion-${this.#active}`);
  }

  #take(index: number): void {
    const taken = this.#suggestions[index];
    if (!taken) return;
    field.value = taken.line;
    this.refresh();
  }

  #onKey(event: KeyboardEvent): void {
    const count = this.#suggestions.length;
    if (count === 0) return;
    const { key } = event;
    if (key === 'ArrowDown') this.#active = (this.#active + 1) % count;
    else if (key === 'ArrowUp') this.#active = (Math.max(this.#active, 0) - 1 + count) % count;
    else if (key === 'Escape') this.#offer([]);
    else if (key === 'Tab' && !event.shiftKey) this.#take(Math.max(this.#active, 0));
    else if (key === 'Enter' && this.#active !== -1) this.#take(this.#active);
    else return;
    event.preventDefault();
    this.#mark();
  }

  async #send(): Promise<void> {
    const text = field.value;
    const files = await Promise.all([...(picker.files ?? [])].map(packFile));
    const isCommand = text.startsWith('/');
    const parsed = isCommand ? parseCommandLine(text, this.#host.commands()) : null;
    if (isCommand && !parsed) {
      this.#host.show({ kind: 'refusal', text: `There is no command ${text.split(' ')[0]} here` });
      return;
    }
    field.value = '';
    picker.value = '';
    this.#offer([]);
    const answer = await this.#host.perform(
      parsed
        ? { do: 'run', command: parsed.command.name, options: this.#optionsOf(parsed, files) }
        : { do: 'say', text, files, answering: this.#host.takeAnswered() },
    );
    // What was refused can be put right.
    if (answer.kind === 'refusal' && field.value === '') field.value = text;
    this.#host.show(answer);
  }

  /** People, roles and channels by their names; the files picked, in order, for the options that take one. */
  #optionsOf({ command, options }: CommandLine, files: SentFile[]): { [name: string]: SentOption } {
    const { users, roles, channels } = this.#host.names();
    const lists: { [type: number]: Map<string, string>[] } = {
      [Type.User]: [users],
      [Type.Role]: [roles],
      [Type.Mentionable]: [users, roles],
      [Type.Channel]: [channels],
    };
    const left = [...files];
    const given: { [name: string]: SentOption } = {};
    for (const { name, type } of command.options) {
      const file = type === Type.Attachment ? left.shift() : undefined;
      const value = options.get(name);
      if (file) given[name] = file;
      else if (value !== undefined) given[name] = idIn(lists[type] ?? [], value) ?? value;
    }
    return given;
  }
}

function hintFor(option?: { name: string; description: string }): string {
  return option ? `${option.name}: ${option.description}` : '';
}

function idIn(lists: readonly Map<string, string>[], typed: string): string | undefined {
  const name = typed.replace(/^[@#]/, '').toLowerCase();
  for (const list of lists) for (const [id, shown] of list) if (shown.toLowerCase() === name) return id;
  return undefined;
}
