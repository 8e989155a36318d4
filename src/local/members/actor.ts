/** A person in a channel: uses commands and components, sends messages, and opens threads. */

import {
  type APIApplicationCommand,
  type APIMessage,
  type APIUser,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  type Locale,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { Action } from '../interactions/interaction.ts';
import type { Modal, Outcome } from '../interactions/interaction-result.ts';
import type { Services } from '../services.ts';
import type { Channel, Thread } from '../state/guild-state.ts';
import type { ThreadChanges } from '../state/threads.ts';
import { commandsFor, ownersOf } from './available-commands.ts';
import { addBot, kickBot } from './bot-membership.ts';
import { fillModal, type Inputs } from './fill-modal.ts';
import { fillOptions, findCommand, type Options, partialOptions } from './fill-options.ts';
import { Refusal } from './refusal.ts';
import { type PickedFile, Resolution } from './resolved-data.ts';
import { forwardMessage, sendMessage } from './send-message.ts';
import { setServerLocale } from './server-locale.ts';
import { changeThread, deleteThread, openPost, openThread, type Post } from './threads.ts';
import { chooseValues, findButton, findSelect } from './use-components.ts';

/**
 * A person in a channel. Methods do what Discord's client allows, and throw a Refusal for what it does not; they resolve
 * with what the person sees.
 */
export class Actor {
  readonly person: APIUser;
  readonly channel: Channel;
  readonly #services: Services;

  constructor(services: Services, person: APIUser, channel: Channel) {
    this.#services = services;
    this.person = person;
    this.channel = channel;
  }

  /** The messages that the person sees here, without private replies to others. */
  get messages(): APIMessage[] {
    return this.#services.messages.list(this.channel.id, this.person.id);
  }

  /** The commands that the person may use here. */
  get commands(): APIApplicationCommand[] {
    return commandsFor(this.#services, this.channel, this.person.id);
  }

  /** Runs a slash command. A subcommand is named with spaces: `library add`. */
  async run(name: string, options: Options = {}): Promise<Outcome> {
    const named = findCommand(this.commands, name);
    const resolution = new Resolution(this.#services, this.channel);
    const filled = fillOptions(named, options, resolution);
    return this.#command(named.command, { options: filled, resolved: resolution.resolved }, { name });
  }

  /** Requests autocomplete choices for the focused option, given what was typed in all options so far. */
  async complete(name: string, options: Options, focused: string): Promise<Outcome> {
    const named = findCommand(this.commands, name);
    return this.#command(
      named.command,
      { options: partialOptions(named, options, focused) },
      { name, type: InteractionType.ApplicationCommandAutocomplete },
    );
  }

  /** Uses a command from the menu of a message. */
  async useOnMessage(name: string, { id }: { id: string }): Promise<Outcome> {
    const command = this.#menuCommand(name, ApplicationCommandType.Message);
    const message = this.#visibleMessage(id);
    const resolved = { messages: { [id]: message } };
    return this.#command(command, { target_id: id, resolved }, { name, metadata: { target_message_id: id } });
  }

  /** Uses a command from the menu of a user. */
  async useOnUser(name: string, user: APIUser): Promise<Outcome> {
    const command = this.#menuCommand(name, ApplicationCommandType.User);
    const resolution = new Resolution(this.#services, this.channel);
    resolution.addUser(user.id);
    const data = { target_id: user.id, resolved: resolution.resolved };
    return this.#command(command, data, { name, metadata: { target_user: user } });
  }

  /** Presses the button that has this label or custom id. */
  async press(message: { id: string }, button: string): Promise<Outcome> {
    const source = this.#visibleMessage(message.id);
    const { custom_id } = findButton(source, button);
    return this.#component(source, { custom_id, component_type: ComponentType.Button });
  }

  /** Chooses in the select that has this custom id: values of options, or ids of users, roles or channels. */
  async choose(message: { id: string }, customId: string, values: readonly string[]): Promise<Outcome> {
    const source = this.#visibleMessage(message.id);
    const select = findSelect(source, customId);
    const resolution = new Resolution(this.#services, this.channel);
    const chosen = chooseValues(select, values, resolution);
    const data = { custom_id: customId, component_type: select.type, values: chosen };
    return this.#component(source, { ...data, resolved: resolution.resolved });
  }

  /** Submits a form, with the values of its inputs by their custom ids. */
  async submit({ openedBy }: Pick<Modal, 'openedBy'>, inputs: Inputs): Promise<Outcome> {
    const opener = this.#services.interactions.get(openedBy);
    if (!opener?.modal || opener.action.person.id !== this.person.id)
      throw new Refusal('That form is no longer open');
    const { source, owners, answerType } = opener.action;
    return this.#open({
      type: InteractionType.ModalSubmit,
      data: fillModal(opener.modal, inputs, new Resolution(this.#services, this.channel)),
      commandName: null,
      owners,
      answerType,
      source,
      metadata: { triggering_interaction_metadata: opener.describe() },
    });
  }

  /** Sends a message; @name and #channel become mentions. A reply pings the author that it answers, unless `ping` is off. */
  say(
    text: string,
    more: { files?: readonly PickedFile[]; answering?: { id: string }; ping?: boolean } = {},
  ): APIMessage {
    const { files = [], answering, ping = true } = more;
    const answered = answering ? { message: this.#visibleMessage(answering.id), ping } : null;
    return sendMessage(this.#services, this.person, this.channel, text, files, answered);
  }

  /** Forwards a message of any channel to this one. */
  forward(message: APIMessage): APIMessage {
    return forwardMessage(this.#services, this.person, this.channel, message);
  }

  /** Opens a thread from a message. */
  openThread(message: { id: string }, name: string): Thread {
    return openThread(this.#services, this.person, this.channel, this.#visibleMessage(message.id), name);
  }

  /** Opens a post in the forum that the person is in. */
  post(post: Post): Thread {
    return openPost(this.#services, this.person, this.channel, post);
  }

  /** Changes the thread that the person is in. */
  changeThread(changes: ThreadChanges): void {
    changeThread(this.#services, this.person, this.channel, changes);
  }

  /** Deletes the thread that the person is in, with its messages. */
  deleteThread(): void {
    deleteThread(this.#services, this.person, this.channel);
  }

  /** Removes the bot from the server that the person is in. */
  kickBot(): void {
    kickBot(this.#services, this.person, this.channel);
  }

  /** Adds the bot to the server that the person is in. */
  addBot(): void {
    addBot(this.#services, this.person, this.channel);
  }

  /** Chooses the person's language. */
  setLocale(locale: Locale): void {
    this.#services.guildState.setLocale(this.person.id, locale);
  }

  /** Chooses the language of the server that the person is in. */
  setServerLocale(locale: Locale): void {
    setServerLocale(this.#services, this.person, this.channel, locale);
  }

  /** Hides a private reply from the person; the bot can still edit it. */
  dismiss({ id }: { id: string }): void {
    const { flags = 0 } = this.#visibleMessage(id);
    if ((flags & MessageFlags.Ephemeral) === 0) throw new Refusal('Only private replies can be dismissed');
    this.#services.messages.dismiss(this.channel.id, id);
  }

  #visibleMessage(id: string): APIMessage {
    const stored = this.#services.messages.get(this.channel.id, id);
    if (!stored || stored.dismissed || (stored.visibleTo !== null && stored.visibleTo !== this.person.id))
      throw new Refusal('That message is no longer there');
    return stored.message;
  }

  #menuCommand(name: string, type: ApplicationCommandType): APIApplicationCommand {
    const command = this.commands.find((one) => one.type === type && one.name === name);
    if (!command) throw new Refusal(`There is no command ${name} in this menu`);
    return command;
  }

  #command(
    { id, type, name, guild_id, integration_types }: APIApplicationCommand,
    data: object,
    use: { name: string; type?: InteractionType; metadata?: object },
  ): Promise<Outcome> {
    const isSlash = type === ApplicationCommandType.ChatInput;
    return this.#open({
      type: use.type ?? InteractionType.ApplicationCommand,
      data: { id, type, name, ...(guild_id && { guild_id }), ...data },
      commandName: use.name,
      owners: ownersOf(this.#services, this.channel, this.person.id, integration_types),
      answerType: isSlash ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand,
      source: null,
      metadata: use.metadata ?? {},
    });
  }

  #component(source: APIMessage, data: object): Promise<Outcome> {
    return this.#open({
      type: InteractionType.MessageComponent,
      data,
      commandName: null,
      owners:
        source.interaction_metadata?.authorizing_integration_owners ??
        ownersOf(this.#services, this.channel, this.person.id),
      answerType: MessageType.Reply,
      source,
      metadata: { interacted_message_id: source.id },
    });
  }

  #open(action: Omit<Action, 'person' | 'channel'>): Promise<Outcome> {
    return this.#services.interactions.open({ ...action, person: this.person, channel: this.channel });
  }
}
