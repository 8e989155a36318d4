import {
  type APIApplicationCommand,
  type APIMessage,
  type APIUser,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { Action } from '../interactions/interaction.ts';
import type { Modal, Outcome } from '../interactions/outcome.ts';
import type { Services } from '../services.ts';
import type { Channel } from '../state/guild-state.ts';
import { commandsFor, ownersOf } from './available-commands.ts';
import { fillModal, type Inputs } from './fill-modal.ts';
import { fillOptions, findCommand, type Options, partialOptions } from './fill-options.ts';
import { Refusal } from './refusal.ts';
import { type PickedFile, Resolution } from './resolved-data.ts';
import { say } from './send-message.ts';
import { chooseValues, findButton, findSelect } from './use-components.ts';

/**
 * A person in a channel, who does there what Discord's client lets them do, and is refused the rest. What they
 * do resolves with what they see of it.
 */
export class Actor {
  readonly person: APIUser;
  readonly channel: Channel;
  readonly #house: Services;

  constructor(house: Services, person: APIUser, channel: Channel) {
    this.#house = house;
    this.person = person;
    this.channel = channel;
  }

  /** What the person sees here: private replies to others are not among them. */
  get messages(): APIMessage[] {
    return this.#house.messages.list(this.channel.id, this.person.id);
  }

  /** What the person may use here. */
  get commands(): APIApplicationCommand[] {
    return commandsFor(this.#house, this.channel, this.person.id);
  }

  /** Uses a slash command; a subcommand by its names with spaces between them. */
  async run(name: string, options: Options = {}): Promise<Outcome> {
    const named = findCommand(this.commands, name);
    const resolution = new Resolution(this.#house, this.channel);
    const filled = fillOptions(named, options, resolution);
    return this.#command(named.command, { options: filled, resolved: resolution.resolved }, { name });
  }

  /** Asks for what may complete an option, by what was typed in it and the others so far. */
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
    const message = this.#seen(id);
    const resolved = { messages: { [id]: message } };
    return this.#command(command, { target_id: id, resolved }, { name, metadata: { target_message_id: id } });
  }

  /** Uses a command from the menu of a user. */
  async useOnUser(name: string, user: APIUser): Promise<Outcome> {
    const command = this.#menuCommand(name, ApplicationCommandType.User);
    const resolution = new Resolution(this.#house, this.channel);
    resolution.addUser(user.id);
    const data = { target_id: user.id, resolved: resolution.resolved };
    return this.#command(command, data, { name, metadata: { target_user: user } });
  }

  /** Presses the button that has this label or custom id. */
  async press(message: { id: string }, button: string): Promise<Outcome> {
    const source = this.#seen(message.id);
    const { custom_id } = findButton(source, button);
    return this.#component(source, { custom_id, component_type: ComponentType.Button });
  }

  /** Chooses in the select that has this custom id: values, or the ids of users, roles or channels. */
  async choose(message: { id: string }, customId: string, values: readonly string[]): Promise<Outcome> {
    const source = this.#seen(message.id);
    const select = findSelect(source, customId);
    const resolution = new Resolution(this.#house, this.channel);
    const chosen = chooseValues(select, values, resolution);
    const data = { custom_id: customId, component_type: select.type, values: chosen };
    return this.#component(source, { ...data, resolved: resolution.resolved });
  }

  /** Sends a form, with what is filled in under the custom ids of its inputs. */
  async submit({ openedBy }: Pick<Modal, 'openedBy'>, inputs: Inputs): Promise<Outcome> {
    const opener = this.#house.interactions.get(openedBy);
    if (!opener?.modal || opener.action.person.id !== this.person.id)
      throw new Refusal('That form is no longer open');
    const { source, owners, answerType } = opener.action;
    return this.#open({
      type: InteractionType.ModalSubmit,
      data: fillModal(opener.modal, inputs, new Resolution(this.#house, this.channel)),
      commandName: null,
      owners,
      answerType,
      source,
      metadata: { triggering_interaction_metadata: opener.describe() },
    });
  }

  /** Sends a message; @name and #channel become mentions. */
  say(text: string, more: { files?: readonly PickedFile[]; answering?: { id: string } } = {}): APIMessage {
    const answered = more.answering ? this.#seen(more.answering.id) : null;
    return say(this.#house, this.person, this.channel, text, more.files ?? [], answered);
  }

  /** Takes a private reply out of the person's sight; the bot can go on changing it. */
  dismiss({ id }: { id: string }): void {
    const { flags = 0 } = this.#seen(id);
    if ((flags & MessageFlags.Ephemeral) === 0) throw new Refusal('Only private replies can be dismissed');
    this.#house.messages.dismiss(this.channel.id, id);
  }

  #seen(id: string): APIMessage {
    const stored = this.#house.messages.get(this.channel.id, id);
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
    how: { name: string; type?: InteractionType; metadata?: object },
  ): Promise<Outcome> {
    const isSlash = type === ApplicationCommandType.ChatInput;
    return this.#open({
      type: how.type ?? InteractionType.ApplicationCommand,
      data: { id, type, name, ...(guild_id && { guild_id }), ...data },
      commandName: how.name,
      owners: ownersOf(this.#house, this.channel, this.person.id, integration_types),
      answerType: isSlash ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand,
      source: null,
      metadata: how.metadata ?? {},
    });
  }

  #component(source: APIMessage, data: object): Promise<Outcome> {
    return this.#open({
      type: InteractionType.MessageComponent,
      data,
      commandName: null,
      owners:
        source.interaction_metadata?.authorizing_integration_owners ??
        ownersOf(this.#house, this.channel, this.person.id),
      answerType: MessageType.Reply,
      source,
      metadata: { interacted_message_id: source.id },
    });
  }

  #open(action: Omit<Action, 'person' | 'channel'>): Promise<Outcome> {
    return this.#house.interactions.open({ ...action, person: this.person, channel: this.channel });
  }
}
