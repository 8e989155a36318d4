import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { emptyMessage } from '../errors.ts';
import type { Field } from '../form.ts';
import { checkComponents, checkUrl } from './components.ts';

const MOST_CONTENT = 2_000;
const MOST_EMBEDS = 10;
const MOST_EMBED_TEXT = 6_000;
const V2 = MessageFlags.IsComponentsV2;
/** What a bot may set; the others are Discord's own. */
const SETTABLE =
  MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral | MessageFlags.SuppressNotifications | V2;

export interface MessageRules {
  /** This product says in every message whom it may ping. Discord itself does not ask for it. */
  requireAllowedMentions: boolean;
}

/**
 * A message as a bot sends it, or as it changes one that `existing` is: what it does not name stays.
 *
 * @throws ApiError 50035 with every problem, or 50006 when nothing would be shown
 */
export function checkMessage(
  body: Field,
  rules: MessageRules,
  attachments: number,
  existing?: APIMessage,
): void {
  body.require().object();
  const flags = checkFlags(body.get('flags'));
  const v2 = ((flags | (existing?.flags ?? 0)) & V2) !== 0;

  body.get('content').string(0, MOST_CONTENT);
  checkEmbeds(body.get('embeds'));
  checkComponents(body.get('components'), v2);
  if (v2) for (const name of ['content', 'embeds', 'poll'] as const) checkLegacy(body, name, existing);
  checkAllowedMentions(body.get('allowed_mentions'), rules);
  body.done();

  const parts = ['content', 'embeds', 'components', 'sticker_ids', 'poll'] as const;
  if (attachments === 0 && parts.every((name) => isEmpty(left(body, name, existing)))) throw emptyMessage();
}

/** Of a "thinking…" only who sees it can be said: all else comes with the answer. */
export function checkDeferral(body: Field): void {
  const { value } = body.get('flags');
  const flags = body.get('flags').integer(0, Number.MAX_SAFE_INTEGER) ?? 0;
  if ((flags & ~MessageFlags.Ephemeral) !== 0)
    body
      .get('flags')
      .refuse('MESSAGE_FLAGS_INVALID', `A deferred reply takes only the flag 64 (ephemeral), not ${value}.`);
  body.done();
}

function checkFlags(field: Field): number {
  const flags = field.integer(0, Number.MAX_SAFE_INTEGER) ?? 0;
  if ((flags & ~SETTABLE) !== 0) field.refuse('MESSAGE_FLAGS_INVALID', 'These flags cannot be set.');
  return flags;
}

function checkLegacy(body: Field, name: 'content' | 'embeds' | 'poll', existing?: APIMessage): void {
  if (!isEmpty(left(body, name, existing)))
    body
      .get(name)
      .refuse(
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
}

/** What a message will have in a field: what the body says, or what is there already. */
function left(body: Field, name: string, existing?: APIMessage): unknown {
  const { value } = body.get(name);
  return value === undefined && existing ? (existing as unknown as Record<string, unknown>)[name] : value;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length);
}

function checkEmbeds(field: Field): void {
  let total = 0;
  for (const embed of field.list(0, MOST_EMBEDS)) {
    embed.object();
    const texts = [
      embed.get('title').string(0, 256),
      embed.get('description').string(0, 4_096),
      embed.get('footer').get('text').string(0, 2_048),
      embed.get('author').get('name').string(0, 256),
    ];
    for (const one of embed.get('fields').list(0, 25))
      texts.push(one.get('name').require().string(1, 256), one.get('value').require().string(1, 1_024));
    checkUrl(embed.get('url'), ['http', 'https']);
    embed.get('color').integer(0, 0xffffff);
    total += texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  }
  if (total > MOST_EMBED_TEXT)
    field.refuse('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_EMBED_TEXT}`);
}

function checkAllowedMentions(field: Field, { requireAllowedMentions }: MessageRules): void {
  if (requireAllowedMentions) field.require();
  field.object();
  const kinds = field.get('parse').list(0, 3);
  for (const kind of kinds) kind.require().oneOf(['users', 'roles', 'everyone']);
  for (const name of ['users', 'roles'] as const) {
    const ids = field.get(name).list(0, 100);
    if (ids.length > 0 && kinds.some(({ value }) => value === name))
      field
        .get('parse')
        .refuse(
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`,
        );
  }
}
