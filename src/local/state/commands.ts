/** The commands that the bot has registered. */

import { EventEmitter } from 'node:events';
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
} from 'discord-api-types/v10';
import { newId } from '../snowflake.ts';

/** A command as a bot registers it, after validation. */
export type CommandBody = Partial<APIApplicationCommand> & Pick<APIApplicationCommand, 'name'>;

/** The default `integration_types` of a command: how the application can be installed. */
const DEFAULT_INTEGRATION_TYPES = [
  ApplicationIntegrationType.GuildInstall,
  ApplicationIntegrationType.UserInstall,
];

/** Where commands are registered: globally (null), or in the server of this id. */
export type Scope = string | null;

/** The registered commands. Within a scope, names are unique per type. */
export class Commands extends EventEmitter<{ changed: [] }> {
  readonly #botId: string;
  readonly #scopes = new Map<Scope, APIApplicationCommand[]>();

  constructor(botId: string) {
    super();
    // Each open page adds a listener.
    this.setMaxListeners(0);
    this.#botId = botId;
  }

  in(scope: Scope): readonly APIApplicationCommand[] {
    return this.#scopes.get(scope) ?? [];
  }

  get(scope: Scope, id: string): APIApplicationCommand | undefined {
    return this.in(scope).find((command) => command.id === id);
  }

  /** Replaces all commands of a scope. A command with the type and name of an existing one keeps its id. */
  replaceAll(scope: Scope, bodies: readonly CommandBody[]): readonly APIApplicationCommand[] {
    return this.#set(
      scope,
      bodies.map((body) => this.#register(scope, body, this.#find(scope, body))),
    );
  }

  /** Adds a command, or replaces the one with its type and name. */
  add(scope: Scope, body: CommandBody): { command: APIApplicationCommand; isNew: boolean } {
    const existing = this.#find(scope, body);
    const command = this.#register(scope, body, existing);
    this.#set(scope, [...this.in(scope).filter((one) => one !== existing), command]);
    return { command, isNew: !existing };
  }

  change(
    scope: Scope,
    existing: APIApplicationCommand,
    changes: Partial<APIApplicationCommand>,
  ): APIApplicationCommand {
    const command = this.#register(scope, { ...existing, ...changes }, existing);
    this.#set(
      scope,
      this.in(scope).map((one) => (one === existing ? command : one)),
    );
    return command;
  }

  remove(scope: Scope, existing: APIApplicationCommand): void {
    this.#set(
      scope,
      this.in(scope).filter((one) => one !== existing),
    );
  }

  #set(scope: Scope, commands: APIApplicationCommand[]): APIApplicationCommand[] {
    this.#scopes.set(scope, commands);
    this.emit('changed');
    return commands;
  }

  #find(scope: Scope, body: CommandBody): APIApplicationCommand | undefined {
    const type = body.type ?? ApplicationCommandType.ChatInput;
    return this.in(scope).find((one) => one.name === body.name && one.type === type);
  }

  /** A command with Discord's defaults filled in, and a new version if anything has changed. */
  #register(
    scope: Scope,
    body: CommandBody,
    existing: APIApplicationCommand | undefined,
  ): APIApplicationCommand {
    const command: Omit<APIApplicationCommand, 'version'> = {
      id: existing?.id ?? newId(),
      application_id: this.#botId,
      type: body.type ?? ApplicationCommandType.ChatInput,
      name: body.name,
      name_localizations: body.name_localizations ?? null,
      description: body.description ?? '',
      description_localizations: body.description_localizations ?? null,
      default_member_permissions: body.default_member_permissions ?? null,
      nsfw: body.nsfw ?? false,
      ...(body.options?.length && { options: body.options.map(registerOption) }),
      ...(scope === null
        ? {
            dm_permission: body.dm_permission ?? true,
            contexts: body.contexts ?? null,
            integration_types: body.integration_types ?? DEFAULT_INTEGRATION_TYPES,
          }
        : { guild_id: scope }),
    };
    const unchanged =
      existing && JSON.stringify({ ...command, version: existing.version }) === JSON.stringify(existing);
    return { ...command, version: unchanged ? existing.version : newId() };
  }
}

function registerOption(option: APIApplicationCommandOption): APIApplicationCommandOption {
  return {
    ...option,
    name_localizations: option.name_localizations ?? null,
    description_localizations: option.description_localizations ?? null,
    ...('options' in option && { options: option.options?.map(registerOption) }),
  } as APIApplicationCommandOption;
}
