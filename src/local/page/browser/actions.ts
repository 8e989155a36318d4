/** Sends actions of the person, and shows their results. */

import type { APIMessage, Locale } from 'discord-api-types/v10';
import type {
  ActionRequest,
  ActionResult,
  Answered,
  SentFile,
  SentOption,
  SentThreadChanges,
} from '../protocol.ts';
import { type Sending, showSending } from './chat/sending.ts';
import { announce } from './common/announce.ts';
import { perform } from './connection.ts';
import { openForm } from './form/form.ts';
import { setNotice } from './layout.ts';
import type { PageState } from './page-state.ts';

const NOT_SENT = 'That was not sent: the connection is lost. Try again when it is back.';

/** Sends the person's actions, and shows what comes of them. */
export class Actions {
  readonly #state: () => PageState;
  /** Shows at a message that one of its components failed; null removes that. */
  readonly #showFailure: (message: string, text: string | null) => void;
  #sendings: { label: string; sending: Sending }[] = [];

  constructor(state: () => PageState, showFailure: (message: string, text: string | null) => void) {
    this.#state = state;
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

  complete(command: string, options: { [name: string]: SentOption }, focused: string): Promise<ActionResult> {
    return this.#do({ do: 'complete', command, options, focused });
  }

  async say(text: string, files: SentFile[], answering: Answered | null): Promise<boolean> {
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

  /** Opens a thread from a message, and goes there. */
  openThread(message: string, name: string): Promise<ActionResult> {
    return this.#open({ do: 'openThread', message, name });
  }

  /** Opens a post in the forum that is open, and goes there. */
  post(title: string, text: string, tags: string[]): Promise<ActionResult> {
    return this.#open({ do: 'post', title, text, tags });
  }

  /** Changes the thread that is open. */
  async changeThread(changes: SentThreadChanges): Promise<ActionResult> {
    const answer = await this.#do({ do: 'changeThread', changes });
    this.#showRefusal(answer);
    return answer;
  }

  /** Deletes the thread that is open. */
  async deleteThread(): Promise<void> {
    this.#showRefusal(await this.#do({ do: 'deleteThread' }));
  }

  /** Removes the bot from the server that is open, or adds it. */
  async changeBot(what: 'kickBot' | 'addBot'): Promise<void> {
    this.#showRefusal(await this.#do({ do: what }));
  }

  /**
   * Chooses the language of the person, or of the server that is open.
   *
   * @returns false when it was refused
   */
  async setLocale(what: 'setLocale' | 'setServerLocale', locale: Locale): Promise<boolean> {
    const answer = await this.#do({ do: what, locale });
    this.#showRefusal(answer);
    return answer.kind !== 'refusal';
  }

  /** Removes the placeholder of a command whose answer has arrived. */
  onAnswer({ interaction }: APIMessage): void {
    const { actor } = this.#state();
    if (interaction?.user.id !== actor.as) return;
    const name = interaction.name;
    const index = this.#sendings.findIndex(({ label }) => label.replace(/^\//, '') === name);
    const [answered] = index === -1 ? [] : this.#sendings.splice(index, 1);
    answered?.sending.done();
  }

  async #open(action: ActionRequest): Promise<ActionResult> {
    const { as } = this.#state().actor;
    const answer = await this.#do(action);
    if (answer.kind === 'opened') location.hash = `${as}/${answer.channel}`;
    return answer;
  }

  async #use(action: ActionRequest, label: string): Promise<boolean> {
    const { guildState, actor, names } = this.#state();
    const person = { id: actor.as, name: names.users.get(actor.as) ?? '' };
    const sending = showSending(guildState.bot, person, label);
    this.#sendings.push({ label, sending });
    const answer = await this.#do(action);
    this.#sendings = this.#sendings.filter((one) => one.sending !== sending);
    if (answer.kind === 'failure') sending.fail(answer.text);
    else sending.done();
    this.#showRefusal(answer);
    this.#showForm(answer);
    return answer.kind !== 'refusal';
  }

  async #component(message: string, action: ActionRequest): Promise<void> {
    this.#showFailure(message, null);
    const answer = await this.#do(action);
    if (answer.kind === 'failure') this.#showFailure(message, answer.text);
    this.#showRefusal(answer);
    this.#showForm(answer);
  }

  #showRefusal(answer: ActionResult): void {
    setNotice(answer.kind === 'refusal' ? answer.text : '');
  }

  #showForm(answer: ActionResult): void {
    if (answer.kind !== 'modal') return;
    const { guildState, names } = this.#state();
    const { title, components, openedBy } = answer.modal;
    openForm({
      title,
      components,
      bot: guildState.bot.username,
      submit: 'Submit',
      names,
      send: async (inputs) => {
        const sent = await this.#do({ do: 'submit', form: openedBy, inputs });
        if (sent.kind === 'reply') announce('The form was sent');
        return sent;
      },
    });
  }

  async #do(action: ActionRequest): Promise<ActionResult> {
    try {
      return await perform(this.#state().actor, action);
    } catch (error) {
      // `fetch` rejects with a TypeError when there is no connection; the message differs between browsers.
      if (error instanceof TypeError) return { kind: 'refusal', text: NOT_SENT };
      return { kind: 'refusal', text: error instanceof Error ? error.message : String(error) };
    }
  }
}
