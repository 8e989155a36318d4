/** Routes of application commands, global and of a server. */

import type { APIApplicationCommand } from 'discord-api-types/v10';
import { missingAccess, notYourApplication, unknownCommand } from '../../errors.ts';
import { checkCommand, checkCommands } from '../../rules/commands.ts';
import type { CommandBody, Scope } from '../../state/commands.ts';
import { type Json, Validator } from '../../validator.ts';
import { type Call, noContent, ok, type Reply, route } from '../route.ts';

/** A call of a route for global commands, or of the same route for those of a server. */
type CommandCall<Names extends string = never> = Omit<Call, 'path'> & {
  path: { application: string; server?: string } & { [name in Names]: string };
};

export const commandRoutes = [
  route('GET', '/applications/:application/commands', list),
  route('PUT', '/applications/:application/commands', replaceAll),
  route('POST', '/applications/:application/commands', add),
  route('GET', '/applications/:application/commands/:command', getOne),
  route('PATCH', '/applications/:application/commands/:command', change),
  route('DELETE', '/applications/:application/commands/:command', remove),
  route('GET', '/applications/:application/guilds/:server/commands', list),
  route('PUT', '/applications/:application/guilds/:server/commands', replaceAll),
  route('POST', '/applications/:application/guilds/:server/commands', add),
  route('GET', '/applications/:application/guilds/:server/commands/:command', getOne),
  route('PATCH', '/applications/:application/guilds/:server/commands/:command', change),
  route('DELETE', '/applications/:application/guilds/:server/commands/:command', remove),
];

function list(call: CommandCall): Reply {
  const commands = call.services.commands.in(scopeOf(call));
  if (call.query.get('with_localizations') === 'true') return ok(commands);
  return ok((commands as readonly Part[]).map(withoutLocalizations));
}

function replaceAll(call: CommandCall): Reply {
  const scope = scopeOf(call);
  checkCommands(call.body);
  return ok(call.services.commands.replaceAll(scope, call.body.value as unknown as CommandBody[]));
}

function add(call: CommandCall): Reply {
  const scope = scopeOf(call);
  checkCommand(call.body);
  const { command, isNew } = call.services.commands.add(scope, call.body.value as unknown as CommandBody);
  return { status: isNew ? 201 : 200, body: command };
}

function getOne(call: CommandCall<'command'>): Reply {
  return ok(find(call));
}

function change(call: CommandCall<'command'>): Reply {
  const existing = find(call);
  const changes = call.body.require().object().value as Partial<APIApplicationCommand>;
  call.body.done();
  checkCommand(new Validator({ ...existing, ...changes } as unknown as Json));
  return ok(call.services.commands.change(scopeOf(call), existing, changes));
}

function remove(call: CommandCall<'command'>): Reply {
  call.services.commands.remove(scopeOf(call), find(call));
  return noContent;
}

function find(call: CommandCall<'command'>): APIApplicationCommand {
  const command = call.services.commands.get(scopeOf(call), call.path.command);
  if (!command) throw unknownCommand();
  return command;
}

function scopeOf({ services, path }: CommandCall): Scope {
  if (path.application !== services.guildState.bot.id) throw notYourApplication();
  if (path.server !== undefined && !services.guildState.serversOfBot.some(({ id }) => id === path.server))
    throw missingAccess();
  return path.server ?? null;
}

/** A command, an option or a choice. */
interface Part {
  name_localizations?: unknown;
  description_localizations?: unknown;
  options?: Part[];
  choices?: Part[];
}

/** Removes the localisations, which a list contains only on request. */
function withoutLocalizations({
  name_localizations: _,
  description_localizations: __,
  options,
  choices,
  ...part
}: Part): Part {
  return {
    ...part,
    ...(options && { options: options.map(withoutLocalizations) }),
    ...(choices && { choices: choices.map(withoutLocalizations) }),
  };
}
