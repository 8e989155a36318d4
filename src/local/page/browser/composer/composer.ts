/** The input at the bottom of the page, for messages and commands. */

import type { Runnable } from '../../command-line.ts';
import type { ActionResult, Answered, SentFile, SentOption } from '../../protocol.ts';
import { byId } from '../common/dom.ts';
import type { Names } from '../common/names.ts';
import { packFile } from '../connection.ts';
import { CommandBox } from './command-box.ts';
import { PickedFiles } from './files.ts';
import { type Mentionable, MessageBox } from './message-box.ts';
import { Picker } from './picker.ts';
import { ReplyBar, type ReplyTarget } from './reply-bar.ts';

/** What the composer needs of the page. */
export interface ComposerHost {
  commands(): readonly Runnable[];
  names(): Names;
  mentionables(): readonly Mentionable[];
  complete(command: string, options: { [name: string]: SentOption }, focused: string): Promise<ActionResult>;
  /** Like `say`, resolves with false when it was refused; the input is restored then. */
  run(command: string, options: { [name: string]: SentOption }): Promise<boolean>;
  say(text: string, files: SentFile[], answering: Answered | null): Promise<boolean>;
}

const form = byId<HTMLFormElement>('composer');
const field = byId<HTMLTextAreaElement>('text');
const send = byId<HTMLButtonElement>('send');
const attach = byId<HTMLButtonElement>('attach');

/** The input at the bottom, where messages are typed and commands are filled in. */
export class Composer {
  readonly #host: ComposerHost;
  readonly #picker = new Picker();
  readonly #files = new PickedFiles();
  #box: CommandBox | null = null;
  readonly #replyBar = new ReplyBar(() => this.#stopReplying());

  constructor(host: ComposerHost) {
    this.#host = host;
    new MessageBox({
      picker: this.#picker,
      commands: host.commands,
      mentionables: host.mentionables,
      begin: (command, given) => this.begin(command, given),
      send: () => void this.#send(),
    });
    form.onsubmit = (event) => {
      event.preventDefault();
      void this.#send();
    };
    form.onkeydown = ({ key }) => {
      if (key === 'Escape' && this.#box) this.#cancel();
      else if (key === 'Escape' && this.#replyBar.answered) this.#stopReplying();
    };
  }

  /** Resets the input for a channel. */
  open(placeholder: string, mayWrite: boolean): void {
    this.#leaveCommand();
    this.#replyBar.show(null);
    this.#files.set([]);
    field.value = '';
    this.allow(placeholder, mayWrite);
  }

  /** Lets the person write, or says that they may not. */
  allow(placeholder: string, mayWrite: boolean): void {
    field.placeholder = mayWrite
      ? placeholder
      : 'You do not have permission to send messages in this channel.';
    field.ariaLabel = placeholder;
    for (const control of [field, send, attach]) control.disabled = !mayWrite;
  }

  /** Puts a command in the input, with values of its options. */
  begin(command: Runnable, given: ReadonlyMap<string, string> = new Map()): void {
    this.#enter(
      new CommandBox(command, given, {
        picker: this.#picker,
        names: this.#host.names,
        complete: this.#host.complete,
        cancel: () => this.#cancel(),
        ready: () => void this.#send(),
      }),
    );
  }

  /** Makes the next message a reply. */
  reply(target: ReplyTarget): void {
    this.#replyBar.show(target);
    this.focus();
  }

  #stopReplying(): void {
    this.#replyBar.show(null);
    this.focus();
  }

  insert(text: string): void {
    this.#cancel();
    field.value = `${field.value}${field.value && !field.value.endsWith(' ') ? ' ' : ''}${text} `;
    this.focus();
  }

  focus(): void {
    if (!this.#box) field.focus();
    else if (!this.#box.focus()) send.focus();
  }

  #enter(box: CommandBox): void {
    this.#leaveCommand();
    this.#box = box;
    field.value = '';
    field.hidden = true;
    attach.hidden = true;
    field.after(box.root);
    this.focus();
  }

  #leaveCommand(): void {
    this.#box?.root.remove();
    this.#box = null;
    field.hidden = false;
    attach.hidden = false;
    this.#picker.hide();
  }

  #cancel(): void {
    this.#leaveCommand();
    field.focus();
  }

  async #send(): Promise<void> {
    const box = this.#box;
    if (box) await this.#sendCommand(box);
    else await this.#sendMessage();
  }

  async #sendCommand(box: CommandBox): Promise<void> {
    const options = await box.read();
    if (!options) return;
    this.#cancel();
    const done = await this.#host.run(box.command.name, options);
    if (!done && !this.#box && field.value === '') this.#enter(box);
  }

  async #sendMessage(): Promise<void> {
    const text = field.value;
    const picked = this.#files.take();
    if (text.trim() === '' && picked.length === 0) return;
    const { answered: answering } = this.#replyBar;
    field.value = '';
    this.#stopReplying();
    this.#picker.hide();
    const files = await Promise.all(picked.map(packFile));
    const done = await this.#host.say(text, files, answering);
    if (done || field.value !== '') return;
    field.value = text;
    this.#files.set(picked);
  }
}
