/** Discord's API errors, with their codes and messages. */

import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';

/** An error response of Discord's API: an HTTP status, Discord's own code, and a message. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;
  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toJSON(): object {
    const { message, code, errors } = this;
    return errors ? { message, code, errors } : { message, code };
  }
}

export const notTextChannel = () =>
  new ApiError(400, Code.CannotSendMessagesInNonTextChannel, 'Cannot send messages in a non-text channel');
export const threadLocked = () => new ApiError(400, Code.ThreadLocked, 'Thread is locked');
export const unauthorized = () => new ApiError(401, Code.GeneralError, '401: Unauthorized');
export const unknownRoute = () => new ApiError(404, Code.GeneralError, '404: Not Found');
export const tooLarge = () => new ApiError(413, Code.RequestEntityTooLarge, 'Request entity too large');
export const fileTooLarge = () =>
  new ApiError(413, Code.RequestEntityTooLarge, 'Request entity too large: a file may have 10 MiB');
export const invalidJson = () =>
  new ApiError(400, Code.RequestBodyContainsInvalidJSON, 'The request body contains invalid JSON.');
export const emptyMessage = () =>
  new ApiError(400, Code.CannotSendAnEmptyMessage, 'Cannot send an empty message');
export const invalidForm = (errors: object) =>
  new ApiError(400, Code.InvalidFormBodyOrContentType, 'Invalid Form Body', errors);

export const missingAccess = () => new ApiError(403, Code.MissingAccess, 'Missing Access');
export const missingPermissions = () => new ApiError(403, Code.MissingPermissions, 'Missing Permissions');
export const notYourApplication = () =>
  new ApiError(
    403,
    Code.NotAuthorizedToPerformThisActionOnThisApplication,
    'You are not authorized to perform this action on this application',
  );
export const cannotMessageUser = () =>
  new ApiError(403, Code.CannotSendMessagesToThisUser, 'Cannot send messages to this user');
export const notTheAuthor = () =>
  new ApiError(
    403,
    Code.CannotEditMessageAuthoredByAnotherUser,
    'Cannot edit a message authored by another user',
  );
export const unknownInteraction = () => new ApiError(404, Code.UnknownInteraction, 'Unknown interaction');
export const alreadyAcknowledged = () =>
  new ApiError(400, Code.InteractionHasAlreadyBeenAcknowledged, 'Interaction has already been acknowledged.');
export const tokenExpired = () => new ApiError(401, Code.InvalidWebhookToken, 'Invalid Webhook Token');
export const unknownWebhook = () => new ApiError(404, Code.UnknownWebhook, 'Unknown Webhook');
export const tooManyFollowUps = () =>
  new ApiError(
    400,
    Code.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages,
    'This interaction has hit the maximum number of follow up messages',
  );
export const unknownMessage = () => new ApiError(404, Code.UnknownMessage, 'Unknown Message');
export const unknownGuild = () => new ApiError(404, Code.UnknownGuild, 'Unknown Guild');
export const unknownChannel = () => new ApiError(404, Code.UnknownChannel, 'Unknown Channel');
export const unknownMember = () => new ApiError(404, Code.UnknownMember, 'Unknown Member');
export const unknownUser = () => new ApiError(404, Code.UnknownUser, 'Unknown User');
export const unknownCommand = () =>
  new ApiError(404, Code.UnknownApplicationCommand, 'Unknown application command');
