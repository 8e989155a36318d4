/** Validates messages that a bot sends or edits. */

import { type APIMessage, MessageFlags, MessageReferenceType } from 'discord-api-types/v10';
import { emptyMessage } from '../errors.ts';
import type { Validator } from '../validator.ts';
import { checkAllowedMentions } from './allowed-mentions.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';

const MAX_CONTENT_LENGTH = 2_000;
const MAX_ATTACHMENTS = 10;
const MAX_NONCE_LENGTH = 25;
const MAX_SECONDS = 2 ** 31 - 1;
/** Fields of messages that the local Discord does not support. */
const UNSUPPORTED = ['poll', 'sticker_ids', 'shared_client_theme'];
const V2 = MessageFlags.IsComponentsV2;
/** The flags that a bot may set. */
const SETTABLE =
  MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral | MessageFlags.SuppressNotifications | V2;

export interface MessageCheck {
  requireAllowedMentions: boolean;
  /** The uploaded files, each with the key by which the body refers to it. */
  uploads: readonly { key: string; name: string }[];
  /** The message that is edited: fields that the body leaves out stay as they are. */
  existing?: APIMessage | undefined;
}

/**
 * Validates a new or edited message.
 *
 * @throws ApiError 50035 with every problem, or 50006 when the message would be empty
 */
export function checkMessage(body: Validator, check: MessageCheck): void {
  const { existing } = check;
  body.require().object();
  const flags = checkFlags(body.get('flags'));
  const v2 = ((flags | (existing?.flags ?? 0)) & V2) !== 0;
  const kept = checkAttachments(body.get('attachments'), check);
  const files = new Set([...check.uploads.map(({ name }) => name), ...kept]);

  body.get('content').string(0, MAX_CONTENT_LENGTH);
  checkEmbeds(body.get('embeds'), files);
  checkComponents(body.get('components'), v2, files);
  body.get('tts').boolean();
  body.get('enforce_nonce').boolean();
  checkNonce(body.get('nonce'));
  checkReference(body.get('message_reference'));
  for (const name of UNSUPPORTED) body.get(name).forbid('A Discord for one has none.');
  if (v2) for (const name of ['content', 'embeds'] as const) checkLegacy(body, name, existing);
  checkAllowedMentions(body.get('allowed_mentions'), check.requireAllowedMentions);
  body.done();

  const parts = ['content', 'embeds', 'components'] as const;
  if (files.size === 0 && parts.every((name) => isEmpty(resulting(body, name, existing))))
    throw emptyMessage();
}

/** Validates a deferred answer ("thinking…"), which takes no flag but Ephemeral. */
export function checkDeferral(body: Validator): void {
  const field = body.get('flags');
  const flags = field.integer(0, Number.MAX_SAFE_INTEGER) ?? 0;
  if ((flags & ~MessageFlags.Ephemeral) !== 0)
    field.refuse(
      'MESSAGE_FLAGS_INVALID',
      `A deferred reply takes only the flag 64 (ephemeral), not ${flags}.`,
    );
  body.done();
}

function checkNonce(field: Validator): void {
  if (typeof field.value === 'number') field.integer(-(2 ** 63), 2 ** 63);
  else field.string(0, MAX_NONCE_LENGTH);
}

function checkReference(field: Validator): void {
  if (field.object().absent) return;
  field.get('message_id').require().snowflake();
  for (const name of ['channel_id', 'guild_id']) field.get(name).snowflake();
  field.get('fail_if_not_exists').boolean();
  field.get('type').oneOf([MessageReferenceType.Default]);
}

function checkFlags(field: Validator): number {
  const flags = field.integer(0, Number.MAX_SAFE_INTEGER) ?? 0;
  if ((flags & ~SETTABLE) !== 0) field.refuse('MESSAGE_FLAGS_INVALID', 'These flags cannot be set.');
  return flags;
}

/** @returns the names of the existing files that the message keeps */
function checkAttachments(field: Validator, { uploads, existing }: MessageCheck): string[] {
  const existingAttachments = existing?.attachments ?? [];
  if (uploads.length > MAX_ATTACHMENTS)
    field.refuse('BASE_TYPE_MAX_LENGTH', `Must be ${MAX_ATTACHMENTS} or fewer in length.`);
  if (field.absent) return existingAttachments.map(({ filename }) => filename);
  const kept: string[] = [];
  for (const attachment of field.list(0, MAX_ATTACHMENTS)) {
    attachment.get('filename').string(1, 1_024);
    for (const name of ['description', 'title']) attachment.get(name).string(0, 1_024);
    attachment.get('waveform').string(0, 400);
    attachment.get('duration_secs').number(0, MAX_SECONDS);
    for (const name of ['is_spoiler', 'is_remix']) attachment.get(name).boolean();
    const id = String(attachment.require().get('id').require().value);
    const old = existingAttachments.find((one) => one.id === id);
    if (old) kept.push(old.filename);
    else if (!uploads.some(({ key }) => key === id))
      attachment.get('id').refuse('ATTACHMENT_NOT_FOUND', 'Attachment data not found');
  }
  return kept;
}

function checkLegacy(body: Validator, name: 'content' | 'embeds', existing?: APIMessage): void {
  if (!isEmpty(resulting(body, name, existing)))
    body
      .get(name)
      .refuse(
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
}

/** The value that a field will have: from the body, or else from the existing message. */
function resulting(
  body: Validator,
  name: 'content' | 'embeds' | 'components',
  existing?: APIMessage,
): unknown {
  const { value } = body.get(name);
  return value === undefined ? existing?.[name] : value;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length);
}
