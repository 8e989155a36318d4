import { array, union } from 'zod/mini';
import type { RecordedFrame, RecordedRequest, TrafficRecorder } from '../../../src/local/traffic-recorder.ts';
import { type Departure, departures, type Schema, schemaOf } from './schema.ts';

/** What Discord says of one of the operations that its stand-in has. */
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
const CHANNEL = anyOf('GuildChannelResponse', 'PrivateChannelResponse');
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
 * Where what passed between the bot and its Discord departs from Discord's description: what the bot said where it was
 * taken, and all that it was told. What a fault did is left out.
 */
export function recordedDepartures({ requests, frames }: TrafficRecorder): Departure[] {
  const played = (one: { fault: string | null }) => one.fault !== null;
  return [
    ...requests.filter((one) => !played(one)).flatMap((one) => [...inBody(one), ...inAnswer(one)]),
    ...frames.filter((one) => !played(one)).flatMap(inEvent),
  ];
}

/** The operations that none of these requests was for. */
export function unused(requests: readonly RecordedRequest[]): string[] {
  return OPERATIONS.filter((one) => !requests.some(({ method, path }) => isFor(one, method, path))).map(
    ({ method, path }) => `${method} ${path.source}`,
  );
}

function inBody({ method, path, body, status }: RecordedRequest): Departure[] {
  if (status >= 300) return [];
  const { body: schema } = find(method, path);
  if (schema) return departures(schema, body);
  return body === undefined ? [] : [{ at: `${method} ${path}`, what: 'takes no body' }];
}

function inAnswer({ method, path, status, answer }: RecordedRequest): Departure[] {
  if (status === 204) return answer === undefined ? [] : [{ at: `${method} ${path}`, what: 'has a body' }];
  if (status === 429) return departures(RATE_LIMITED, answer, 'RatelimitedResponse');
  if (status >= 300) return departures(REFUSED, answer, 'ErrorResponse');
  const { answer: schema } = find(method, path);
  return schema ? departures(schema, answer) : [{ at: `${method} ${path}`, what: 'answers with no body' }];
}

function find(method: string, path: string): Operation {
  const found = OPERATIONS.find((one) => isFor(one, method, path));
  if (!found) throw new Error(`Discord describes no ${method} ${path}`);
  return found;
}

function isFor(operation: Operation, method: string, path: string): boolean {
  return operation.method === method && operation.path.test(path);
}

/** Events are not described; what they tell of users, members, messages and the like is. */
function inEvent({ event, data }: RecordedFrame): Departure[] {
  const told = (data ?? {}) as { [key: string]: never };
  switch (event) {
    case 'READY':
      return departures(SELF, told.user);
    case 'GUILD_CREATE':
      return [
        ...departures(listOf(schemaOf('GuildRoleResponse')), told.roles),
        ...departures(listOf(CHANNEL), told.channels),
        ...departures(listOf(MEMBER), told.members),
      ];
    case 'MESSAGE_CREATE':
    case 'MESSAGE_UPDATE': {
      const { guild_id: _, channel_type: __, member, ...message } = told as { [key: string]: unknown };
      return [
        ...departures(MESSAGE, message),
        ...(member ? departures(MEMBER, { ...member, user: message.author }) : []),
      ];
    }
    case 'INTERACTION_CREATE':
      return inInteraction(told);
    default:
      return [];
  }
}

function inInteraction({ member, user, channel, message, data }: { [key: string]: never }): Departure[] {
  const { permissions: _, ...membership } = (member ?? {}) as { [key: string]: unknown };
  const { resolved = {} } = (data ?? {}) as { resolved?: { [kind: string]: object } };
  const all = (kind: string) => Object.values(resolved[kind] ?? {});
  return [
    ...(member ? departures(MEMBER, membership) : departures(USER, user)),
    ...departures(CHANNEL, channel),
    ...(message ? departures(MESSAGE, message) : []),
    ...departures(listOf(USER), all('users')),
    ...departures(listOf(schemaOf('GuildRoleResponse')), all('roles')),
    ...departures(listOf(MESSAGE), all('messages')),
    ...departures(listOf(schemaOf('MessageAttachmentResponse')), all('attachments')),
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
