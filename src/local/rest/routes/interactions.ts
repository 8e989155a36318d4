/** Routes of interaction callbacks, and of the webhooks of interactions. */

import {
  type APIMessage,
  MessageFlags,
  type RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord-api-types/v10';
import { unknownMessage } from '../../errors.ts';
import { answer } from '../../interactions/callback.ts';
import type { Interaction } from '../../interactions/interaction.ts';
import { findAnswer, postFollowUp, removeAnswer, reviseAnswer } from '../../interactions/messages.ts';
import { checkMessage } from '../../rules/message.ts';
import type { Services } from '../../services.ts';
import type { MessageBody } from '../../state/build-message.ts';
import { type Call, noContent, ok, openRoute } from '../route.ts';
import { visibleMessage } from '../visible-message.ts';

const MESSAGE_PATH = '/webhooks/:application/:token/messages/:message';

export const interactionRoutes = [
  openRoute('POST', '/interactions/:id/:token/callback', ({ services, path, query, body, uploads }) => {
    const interaction = services.interactions.unanswered(path.id, path.token);
    const message = answer(services, interaction, body, uploads);
    if (query.get('with_response') !== 'true') return noContent;
    return ok(describeAnswer(interaction, message && visible(services, interaction, message)));
  }),

  openRoute('POST', '/webhooks/:application/:token', ({ services, path, body, uploads }) => {
    const interaction = services.interactions.answered(path.application, path.token);
    checkMessage(body, { requireAllowedMentions: services.settings.requireAllowedMentions, uploads });
    const message = postFollowUp(services, interaction, body.value as MessageBody, uploads);
    return ok(visible(services, interaction, message));
  }),

  openRoute('GET', MESSAGE_PATH, (call) => {
    const { interaction, message } = find(call);
    return ok(visible(call.services, interaction, message));
  }),

  openRoute('PATCH', MESSAGE_PATH, (call) => {
    const { services, body, uploads } = call;
    const { interaction, message } = find(call);
    const { requireAllowedMentions } = services.settings;
    checkMessage(body, { requireAllowedMentions, uploads, existing: message });
    const revised = reviseAnswer(services, interaction, message, body.value as MessageBody, uploads);
    return ok(visible(services, interaction, revised));
  }),

  openRoute('DELETE', MESSAGE_PATH, (call) => {
    const { interaction, message } = find(call);
    removeAnswer(call.services, interaction, message);
    return noContent;
  }),
];

function find({ services, path }: Call<typeof MESSAGE_PATH>): {
  interaction: Interaction;
  message: APIMessage;
} {
  const interaction = services.interactions.answered(path.application, path.token);
  const message = findAnswer(services, interaction, path.message);
  if (!message) throw unknownMessage();
  return { interaction, message };
}

function visible(services: Services, { action }: Interaction, message: APIMessage): APIMessage {
  return visibleMessage(services, action.channel, message);
}

function describeAnswer(
  { id, action, answeredWith }: Interaction,
  message: APIMessage | null,
): RESTPostAPIInteractionCallbackWithResponseResult {
  const has = (flag: MessageFlags) => ((message?.flags ?? 0) & flag) !== 0;
  return {
    interaction: {
      id,
      type: action.type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: has(MessageFlags.Loading),
        response_message_ephemeral: has(MessageFlags.Ephemeral),
      }),
    },
    ...(answeredWith && { resource: { type: answeredWith, ...(message && { message }) } }),
  };
}
