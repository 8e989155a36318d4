/** Checks recorded traffic against Discord's OpenAPI description. */

import { array, union } from 'zod/mini';
import type { RecordedFrame, RecordedRequest, TrafficRecorder } from '../../../src/local/traffic-recorder.ts';
import { type Schema, schemaOf, type Violation, violations } from './schema.ts';

/** An operation of the API that the local Discord has, with Discord's schemas for it. */
interface Operation {
  method: string;
  path: RegExp;
  body?: Schema;
  answer?: Schema;
}

const MESSAGE = schemaOf('MessageResponse');
const USER = schemaOf('UserResponse');
const SELF = schemaOf('UserPIIResponse');
const MEMBER = schemaOf('GuildMemberResponse');
const REFUSED = schemaOf('ErrorResponse');
const RATE_LIMITED = schemaOf('RatelimitedResponse');
const COMMAND = schemaOf('ApplicationCommandResponse');
const THREAD = schemaOf('ThreadResponse');
const CHANNEL = anyOf('GuildChannelResponse', 'PrivateChannelResponse', 'ThreadResponse');
const COMMANDS = '/applications/:id(/guilds/:id)?/commands';
const CALLBACK = anyOf(
  'ApplicationCommandAutocompleteCallbackRequest',
  'CreateMessageInteractionCallbackRequest',
  'ModalInteractionCallbackRequest',
  'PongInteractionCallbackRequest',
  'UpdateMessageInteractionCallbackRequest',
);

const OPERATIONS: readonly Operation[] = [
  operation('GET /gateway', { answer: schemaOf('GatewayResponse') }),
  operation('GET /gateway/bot', { answer: schemaOf('GatewayBotResponse') }),
  operation('GET (/oauth2)?/applications/@me', { answer: schemaOf('PrivateApplicationResponse') }),
  operation(`GET ${COMMANDS}`, { answer: listOf(COMMAND) }),
  operation(`PUT ${COMMANDS}`, {
    body: listOf(schemaOf('ApplicationCommandUpdateRequest')),
    answer: listOf(COMMAND),
  }),
  operation(`POST ${COMMANDS}`, { body: schemaOf('ApplicationCommandCreateRequest'), answer: COMMAND }),
  operation(`GET ${COMMANDS}/:id`, { answer: COMMAND }),
  operation(`PATCH ${COMMANDS}/:id`, {
    body: schemaOf('ApplicationCommandPatchRequestPartial'),
    answer: COMMAND,
  }),
  operation(`DELETE ${COMMANDS}/:id`, {}),
  operation('POST /interactions/:id/:token/callback', {
    body: CALLBACK,
    answer: schemaOf('InteractionCallbackResponse'),
  }),
  operation('POST /webhooks/:id/:token', {
    body: schemaOf('IncomingWebhookRequestPartial'),
    answer: MESSAGE,
  }),
  operation('GET /webhooks/:id/:token/messages/:id', { answer: MESSAGE }),
  operation('PATCH /webhooks/:id/:token/messages/:id', {
    body: schemaOf('IncomingWebhookUpdateRequestPartial'),
    answer: MESSAGE,
  }),
  operation('DELETE /webhooks/:id/:token/messages/:id', {}),
  operation('GET /channels/:id', { answer: CHANNEL }),
  operation('GET /channels/:id/messages', { answer: listOf(MESSAGE) }),
  operation('POST /channels/:id/messages', { body: schemaOf('MessageCreateRequest'), answer: MESSAGE }),
  operation('GET /channels/:id/messages/:id', { answer: MESSAGE }),
  operation('PATCH /channels/:id/messages/:id', {
    body: schemaOf('MessageEditRequestPartial'),
    answer: MESSAGE,
  }),
  operation('DELETE /channels/:id/messages/:id', {}),
  operation('POST /channels/:id/typing', {}),
  operation('GET /guilds/:id', { answer: schemaOf('GuildWithCountsResponse') }),
  operation('GET /guilds/:id/channels', { answer: listOf(CHANNEL) }),
  operation('GET /guilds/:id/roles', { answer: listOf(schemaOf('GuildRoleResponse')) }),
  operation('GET /guilds/:id/members/:id', { answer: MEMBER }),
  operation('GET /users/@me', { answer: SELF }),
  operation('GET /users/@me/guilds', { answer: listOf(schemaOf('MyGuildResponse')) }),
  operation('POST /users/@me/channels', {
    body: schemaOf('CreatePrivateChannelRequest'),
    answer: schemaOf('PrivateChannelResponse'),
  }),
  operation('GET /users/:id', { answer: USER }),
];

/**
 * Finds where recorded traffic violates Discord's description: in accepted requests of the bot, and in everything that it
 * received. Traffic with faults is left out.
 */
export function recordedViolations({ requests, frames }: TrafficRecorder): Violation[] {
  const hasFault = (one: { fault: string | null }) => one.fault !== null;
  return [
    ...requests.filter((one) => !hasFault(one)).flatMap((one) => [...inBody(one), ...inAnswer(one)]),
    ...frames.filter((one) => !hasFault(one)).flatMap(inEvent),
  ];
}

/** The operations that none of these requests used. */
export function unusedOperations(requests: readonly RecordedRequest[]): string[] {
  return OPERATIONS.filter((one) => !requests.some(({ method, path }) => isFor(one, method, path))).map(
    ({ method, path }) => `${method} ${path.source}`,
  );
}

function inBody({ method, path, body, status }: RecordedRequest): Violation[] {
  if (status >= 300) return [];
  const { body: schema } = find(method, path);
  if (schema) return violations(schema, body);
  return body === undefined ? [] : [{ at: `${method} ${path}`, what: 'takes no body' }];
}

function inAnswer({ method, path, status, answer }: RecordedRequest): Violation[] {
  if (status === 204) return answer === undefined ? [] : [{ at: `${method} ${path}`, what: 'has a body' }];
  if (status === 429) return violations(RATE_LIMITED, answer, 'RatelimitedResponse');
  if (status >= 300) return violations(REFUSED, answer, 'ErrorResponse');
  const { answer: schema } = find(method, path);
  return schema ? violations(schema, answer) : [{ at: `${method} ${path}`, what: 'answers with no body' }];
}

function find(method: string, path: string): Operation {
  const found = OPERATIONS.find((one) => isFor(one, method, path));
  if (!found) throw new Error(`Discord describes no ${method} ${path}`);
  return found;
}

function isFor(operation: Operation, method: string, path: string): boolean {
  return operation.method === method && operation.path.test(path);
}

/** Events are not described, but the users, members, messages etc. in them are. */
function inEvent({ event, data }: RecordedFrame): Violation[] {
  const payload = (data ?? {}) as { [key: string]: never };
  switch (event) {
    case 'READY':
      return violations(SELF, payload.user);
    case 'GUILD_CREATE':
      return [
        ...violations(listOf(schemaOf('GuildRoleResponse')), payload.roles),
        ...violations(listOf(CHANNEL), payload.channels),
        ...violations(listOf(MEMBER), payload.members),
        ...violations(listOf(THREAD), payload.threads),
      ];
    case 'GUILD_UPDATE':
      return violations(schemaOf('GuildResponse'), payload);
    case 'THREAD_CREATE':
    case 'THREAD_UPDATE': {
      const { newly_created: _, ...thread } = payload as { [key: string]: unknown };
      return violations(THREAD, thread);
    }
    case 'MESSAGE_CREATE':
    case 'MESSAGE_UPDATE': {
      const { guild_id: _, channel_type: __, member, ...message } = payload as { [key: string]: unknown };
      return [
        ...violations(MESSAGE, message),
        ...(member ? violations(MEMBER, { ...member, user: message.author }) : []),
      ];
    }
    case 'INTERACTION_CREATE':
      return inInteraction(payload);
    default:
      return [];
  }
}

function inInteraction({ member, user, channel, message, data }: { [key: string]: never }): Violation[] {
  const { permissions: _, ...membership } = (member ?? {}) as { [key: string]: unknown };
  const { resolved = {} } = (data ?? {}) as { resolved?: { [kind: string]: object } };
  const all = (kind: string) => Object.values(resolved[kind] ?? {});
  return [
    ...(member ? violations(MEMBER, membership) : violations(USER, user)),
    ...violations(CHANNEL, channel),
    ...(message ? violations(MESSAGE, message) : []),
    ...violations(listOf(USER), all('users')),
    ...violations(listOf(schemaOf('GuildRoleResponse')), all('roles')),
    ...violations(listOf(MESSAGE), all('messages')),
    ...violations(listOf(schemaOf('MessageAttachmentResponse')), all('attachments')),
  ];
}

function operation(name: string, schemas: Pick<Operation, 'body' | 'answer'>): Operation {
  const [method = '', path = ''] = name.split(' ');
  return { method, path: new RegExp(`^/api/v10${path.replaceAll(/:\w+/g, '[^/]+')}$`), ...schemas };
}

function listOf(schema: Schema): Schema {
  return array(schema) as unknown as Schema;
}

function anyOf(...names: string[]): Schema {
  return union(names.map(schemaOf)) as unknown as Schema;
}
