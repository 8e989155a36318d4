/** Handles the bot's first response to an interaction. */

import {
  InteractionResponseType as Answer,
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { unknownMessage } from '../errors.ts';
import { checkChoices } from '../rules/commands.ts';
import { checkDeferral, checkMessage } from '../rules/message.ts';
import { checkModal } from '../rules/modal.ts';
import type { Services } from '../services.ts';
import type { MessageBody } from '../state/build-message.ts';
import { withIds } from '../state/components.ts';
import type { Upload } from '../state/files.ts';
import type { Validator } from '../validator.ts';
import type { Interaction } from './interaction.ts';
import { postAnswer, reviseAnswer } from './messages.ts';

const MESSAGE_ANSWERS = [Answer.ChannelMessageWithSource, Answer.DeferredChannelMessageWithSource];
const UPDATE_ANSWERS = [Answer.DeferredMessageUpdate, Answer.UpdateMessage];

/** The response types that Discord allows for each type of interaction. */
function allowedAnswers({ action: { type, source } }: Interaction): readonly Answer[] {
  switch (type) {
    case InteractionType.ApplicationCommand:
      return [...MESSAGE_ANSWERS, Answer.Modal];
    case InteractionType.MessageComponent:
      return [...MESSAGE_ANSWERS, ...UPDATE_ANSWERS, Answer.Modal];
    case InteractionType.ApplicationCommandAutocomplete:
      return [Answer.ApplicationCommandAutocompleteResult];
    case InteractionType.ModalSubmit:
      return source ? [...MESSAGE_ANSWERS, ...UPDATE_ANSWERS] : MESSAGE_ANSWERS;
    default:
      return [Answer.Pong];
  }
}

/**
 * Validates the bot's first answer, and shows it to the person.
 *
 * @returns the message that was created or changed, if any
 * @throws ApiError when the answer is not allowed; the interaction can still be answered then
 */
export function answer(
  services: Services,
  interaction: Interaction,
  body: Validator,
  uploads: readonly Upload[],
): APIMessage | null {
  const type = body.require().object().get('type').require().oneOf(allowedAnswers(interaction));
  body.done();
  const message = type && act(services, interaction, type, body.get('data'), uploads);
  interaction.answeredWith = type;
  return message;
}

function act(
  services: Services,
  interaction: Interaction,
  type: Answer,
  data: Validator,
  uploads: readonly Upload[],
): APIMessage | null {
  const { requireAllowedMentions } = services.settings;
  switch (type) {
    case Answer.ChannelMessageWithSource: {
      checkMessage(data, { requireAllowedMentions, uploads });
      const message = postAnswer(services, interaction, data.value as MessageBody, uploads);
      interaction.originalId = message.id;
      interaction.settle({ kind: 'reply', message });
      return message;
    }
    case Answer.DeferredChannelMessageWithSource: {
      checkDeferral(data);
      const flags = Number(data.get('flags').value ?? 0) | MessageFlags.Loading;
      const message = postAnswer(services, interaction, { flags }, []);
      interaction.originalId = message.id;
      interaction.settle({ kind: 'thinking', message, edited: interaction.firstEdit() });
      return message;
    }
    case Answer.DeferredMessageUpdate: {
      const existing = attachSource(services, interaction);
      interaction.settle({ kind: 'waiting', edited: interaction.firstEdit() });
      return existing;
    }
    case Answer.UpdateMessage: {
      const existing = attachSource(services, interaction);
      if (!data.absent) checkMessage(data, { requireAllowedMentions, uploads, existing });
      const message = reviseAnswer(
        services,
        interaction,
        existing,
        (data.value ?? {}) as MessageBody,
        uploads,
      );
      interaction.settle({ kind: 'update', message });
      return message;
    }
    case Answer.ApplicationCommandAutocompleteResult: {
      const choices = data.require().object().get('choices').require();
      checkChoices(choices);
      data.done();
      interaction.settle({
        kind: 'choices',
        choices: choices.value as unknown as APIApplicationCommandOptionChoice[],
      });
      return null;
    }
    default: {
      checkModal(data);
      const modal = data.value as unknown as APIModalInteractionResponseCallbackData;
      interaction.modal = { ...modal, components: withIds(modal.components), openedBy: interaction.id };
      interaction.settle({ kind: 'modal', modal: interaction.modal });
      return null;
    }
  }
}

/** Gives the interaction's token access to the message whose component was used, and returns its current state. */
function attachSource({ messages }: Services, interaction: Interaction): APIMessage {
  const { channel, source } = interaction.action;
  const stored = source && messages.get(channel.id, source.id);
  if (!stored) throw unknownMessage();
  interaction.originalId = source.id;
  interaction.messageIds.add(source.id);
  return stored.message;
}
