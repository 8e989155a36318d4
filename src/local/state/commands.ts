import { EventEmitter } from 'node:events';
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
} from 'discord-api-types/v10';
import { newId } from '../snowflake.ts';

/** A command as a bot registers it, once the rules have passed it. */
export type CommandBody = Partial<APIApplicationCommand> & Pick<APIApplicationCommand, 'name'>;

/** How the application may be installed: what a command takes that does not say. */
const INSTALLED_AS = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];

/** Where commands are registered: everywhere (null), or in one server. */
export type Scope = string | null;

/** The commands that the bot has registered. Of a type, a scope has one of each name. */
export class Commands extends EventEmitter<{ changed: [] }> {
  readonly #botId: string;
  readonly #scopes = new Map<Scope, APIApplicationCommand[]>();

  constructor(botId: string) {
    super();
    // Each open page listens.
    this.setMaxListeners(0);
    this.#botId = botId;
  }

  in(scope: Scope): readonly APIApplicationCommand[] {
    return this.#scopes.get(scope) ?? [];
  }

  get(scope: Scope, id: string): APIApplicationCommand | undefined {
    return this.in(scope).find((command) => command.id === id);
  }

  /** Replaces all of a scope; a command whose type and name were there keeps its id. */
  replaceAll(scope: Scope, bodies: readonly CommandBody[]): readonly APIApplicationCommand[] {
    return this.#set(
      scope,
      bodies.map((body) => this.#register(scope, body, this.#like(scope, body))),
    );
  }

  /** Adds one, in the place of the one that has its type and name. */
  add(scope: Scope, body: CommandBody): { command: APIApplicationCommand; isNew: boolean } {
    const held = this.#like(scope, body);
    const command = this.#register(scope, body, held);
    this.#set(scope, [...this.in(scope).filter((one) => one !== held), command]);
    return { command, isNew: !held };
  }

  change(
    scope: Scope,
    held: APIApplicationCommand,
    changes: Partial<APIApplicationCommand>,
  ): APIApplicationCommand {
    const command = this.#register(scope, { ...held, ...changes }, held);
    this.#set(
      scope,
      this.in(scope).map((one) => (one === held ? command : one)),
    );
    return command;
  }

  remove(scope: Scope, held: APIApplicationCommand): void {
    this.#set(
      scope,
      this.in(scope).filter((one) => one !== held),
    );
  }

  #set(scope: Scope, commands: APIApplicationCommand[]): APIApplicationCommand[] {
    this.#scopes.set(scope, commands);
    this.emit('changed');
    return commands;
  }

  #like(scope: Scope, body: CommandBody): APIApplicationCommand | undefined {
    const type = body.type ?? ApplicationCommandType.ChatInput;
    return this.in(scope).find((one) => one.name === body.name && one.type === type);
  }

  /** A command with what Discord fills in; its version is new when anything in it is. */
  #register(scope: Scope, body: CommandBody, held: APIApplicationCommand | undefined): APIApplicationCommand {
    const command: Omit<APIApplicationCommand, 'version'> = {
      id: held?.id ?? newId(),
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
            integration_types: body.integration_types ?? INSTALLED_AS,
          }
        : { guild_id: scope }),
    };
    const unchanged = held && JSON.stringify({ ...command, version: held.version }) === JSON.stringify(held);
    return { ...command, version: unchanged ? held.version : newId() };
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
