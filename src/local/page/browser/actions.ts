import type { APIMessage } from 'discord-api-types/v10';
import type { Answer, Deed, SentFile, SentOption } from '../protocol.ts';
import { type Sending, showSending } from './chat/sending.ts';
import { announce } from './common/announce.ts';
import { perform } from './connection.ts';
import { openForm } from './form/form.ts';
import { setNotice } from './frame.ts';
import type { Scene } from './scene.ts';

const NOT_SENT = 'That was not sent: the connection is lost. Try again when it is back.';

/** What the person does, and what is shown of how it went. */
export class Deeds {
  readonly #scene: () => Scene;
  /** Says beside a message what its component came to. */
  readonly #showFailure: (message: string, text: string | null) => void;
  #sendings: { label: string; sending: Sending }[] = [];

  constructor(scene: () => Scene, showFailure: (message: string, text: string | null) => void) {
    this.#scene = scene;
    this.#showFailure = showFailure;
  }

  run(command: string, options: { [name: string]: SentOption }): Promise<boolean> {
    return this.#use({ do: 'run', command, options }, `/${command}`);
  }

  async useOnMessage(command: string, message: string): Promise<void> {
    await this.#use({ do: 'useOnMessage', command, message }, command);
  }

  async useOnUser(command: string, user: string): Promise<void> {
    await this.#use({ do: 'useOnUser', command, user }, command);
  }

  complete(command: string, options: { [name: string]: SentOption }, focused: string): Promise<Answer> {
    return this.#do({ do: 'complete', command, options, focused });
  }

  async say(text: string, files: SentFile[], answering: string | null): Promise<boolean> {
    const answer = await this.#do({ do: 'say', text, files, answering });
    this.#showRefusal(answer);
    return answer.kind !== 'refusal';
  }

  async dismiss(message: string): Promise<void> {
    this.#showRefusal(await this.#do({ do: 'dismiss', message }));
  }

  press(message: string, button: string): Promise<void> {
    return this.#component(message, { do: 'press', message, button });
  }

  choose(message: string, select: string, values: string[]): Promise<void> {
    return this.#component(message, { do: 'choose', message, select, values });
  }

  /** The answer to a command is there: it is no longer on its way. */
  onAnswer({ interaction }: APIMessage): void {
    const { seat } = this.#scene();
    if (interaction?.user.id !== seat.as) return;
    const name = interaction.name;
    const index = this.#sendings.findIndex(({ label }) => label.replace(/^\//, '') === name);
    const [answered] = index === -1 ? [] : this.#sendings.splice(index, 1);
    answered?.sending.done();
  }

  async #use(deed: Deed, label: string): Promise<boolean> {
    const { world, seat, names } = this.#scene();
    const person = { id: seat.as, name: names.users.get(seat.as) ?? '' };
    const sending = showSending(world.bot, person, label);
    this.#sendings.push({ label, sending });
    const answer = await this.#do(deed);
    this.#sendings = this.#sendings.filter((one) => one.sending !== sending);
    if (answer.kind === 'failure') sending.fail(answer.text);
    else sending.done();
    this.#showRefusal(answer);
    this.#showForm(answer);
    return answer.kind !== 'refusal';
  }

  async #component(message: string, deed: Deed): Promise<void> {
    this.#showFailure(message, null);
    const answer = await this.#do(deed);
    if (answer.kind === 'failure') this.#showFailure(message, answer.text);
    this.#showRefusal(answer);
    this.#showForm(answer);
  }

  #showRefusal(answer: Answer): void {
    setNotice(answer.kind === 'refusal' ? answer.text : '');
  }

  #showForm(answer: Answer): void {
    if (answer.kind !== 'modal') return;
    const { world, names } = this.#scene();
    openForm(answer.modal, world.bot.username, names, async (inputs) => {
      const sent = await this.#do({ do: 'submit', form: answer.modal.openedBy, inputs });
      if (sent.kind === 'reply') announce('The form was sent');
      return sent;
    });
  }

  async #do(deed: Deed): Promise<Answer> {
    try {
      return await perform(this.#scene().seat, deed);
    } catch (error) {
      // So browsers say that nobody answered: each in its own words.
      if (error instanceof TypeError) return { kind: 'refusal', text: NOT_SENT };
      return { kind: 'refusal', text: error instanceof Error ? error.message : String(error) };
    }
  }
}
