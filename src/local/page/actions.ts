/** Performs the actions that the page requests for a person. */

import type { Locale } from 'discord-api-types/v10';
import type { Outcome } from '../interactions/interaction-result.ts';
import { LOCALES } from '../locales.ts';
import type { Actor } from '../members/actor.ts';
import type { Inputs } from '../members/fill-modal.ts';
import type { Options } from '../members/fill-options.ts';
import { Refusal } from '../members/refusal.ts';
import type { PickedFile } from '../members/resolved-data.ts';
import type { Services } from '../services.ts';
import type { ThreadChanges } from '../state/threads.ts';
import type { Json, Validator } from '../validator.ts';
import type { ActionRequest, ActionResult } from './protocol.ts';

const ACTION_NAMES: readonly ActionRequest['do'][] = [
  'run',
  'complete',
  'press',
  'choose',
  'submit',
  'useOnMessage',
  'useOnUser',
  'say',
  'dismiss',
  'openThread',
  'post',
  'changeThread',
  'deleteThread',
  'kickBot',
  'addBot',
  'setLocale',
  'setServerLocale',
];

/**
 * Performs an action that the page requests.
 *
 * @throws ApiError for a malformed request
 */
export async function perform(services: Services, actor: Actor, body: Validator): Promise<ActionResult> {
  const name = body.get('do').require().oneOf(ACTION_NAMES);
  body.done();
  try {
    const outcome = await act(services, actor, name!, body);
    if (!outcome) return { kind: 'done' };
    return 'edited' in outcome ? { kind: outcome.kind } : outcome;
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refusal', text: error.message };
    throw error;
  }
}

type Opened = Extract<ActionResult, { kind: 'opened' }>;

async function act(
  services: Services,
  actor: Actor,
  name: ActionRequest['do'],
  body: Validator,
): Promise<Outcome | Opened | undefined> {
  const text = (key: string) => {
    const value = body.get(key).require().string(0, 10_000);
    body.done();
    return value!;
  };
  switch (name) {
    case 'run':
      return actor.run(text('command'), objectOf(body.get('options')) as Options);
    case 'complete':
      return actor.complete(text('command'), objectOf(body.get('options')) as Options, text('focused'));
    case 'press':
      return actor.press({ id: text('message') }, text('button'));
    case 'choose':
      return actor.choose({ id: text('message') }, text('select'), textsOf(body.get('values')));
    case 'submit':
      return actor.submit({ openedBy: text('form') }, objectOf(body.get('inputs')) as Inputs);
    case 'useOnMessage':
      return actor.useOnMessage(text('command'), { id: text('message') });
    case 'useOnUser': {
      const user = services.guildState.users.get(text('user'));
      if (!user) throw new Refusal('Unknown user');
      return actor.useOnUser(text('command'), user);
    }
    case 'say': {
      const files = body.get('files').list(0, 10).map(fileOf);
      actor.say(text('text'), { files, ...answeredIn(body.get('answering')) });
      return undefined;
    }
    case 'dismiss':
      actor.dismiss({ id: text('message') });
      return undefined;
    case 'openThread':
      return { kind: 'opened', channel: actor.openThread({ id: text('message') }, text('name')).id };
    case 'post': {
      const post = actor.post({ title: text('title'), text: text('text'), tags: textsOf(body.get('tags')) });
      return { kind: 'opened', channel: post.id };
    }
    case 'changeThread':
      actor.changeThread(changesIn(body.get('changes')));
      return undefined;
    case 'deleteThread':
      actor.deleteThread();
      return undefined;
    case 'kickBot':
      actor.kickBot();
      return undefined;
    case 'addBot':
      actor.addBot();
      return undefined;
    case 'setLocale':
      actor.setLocale(localeIn(body));
      return undefined;
    case 'setServerLocale':
      actor.setServerLocale(localeIn(body));
      return undefined;
  }
}

/** Reads the message that is replied to, and whether the reply pings its author. */
function answeredIn(field: Validator): { answering?: { id: string }; ping?: boolean } {
  if (field.object().absent) return {};
  const id = field.get('id').require().snowflake();
  const ping = field.get('ping').require().boolean();
  field.done();
  return { answering: { id: id! }, ping: ping! };
}

function localeIn(body: Validator): Locale {
  const locale = body.get('locale').require().oneOf(LOCALES);
  body.done();
  return locale!;
}

function changesIn(field: Validator): ThreadChanges {
  const name = field.require().object().get('name').string(0, 1_000);
  const [isArchived, isLocked] = (['isArchived', 'isLocked'] as const).map((key) => field.get(key).boolean());
  const tags = field.get('appliedTags');
  const appliedTags = tags.absent ? null : textsOf(tags);
  field.done();
  return {
    ...(appliedTags && { appliedTags }),
    ...(name !== null && { name }),
    ...(isArchived != null && { isArchived }),
    ...(isLocked != null && { isLocked }),
  };
}

/** Reads an object whose values are strings, numbers, booleans, lists or files. */
function objectOf(field: Validator): { [name: string]: unknown } {
  const { value } = field.require().object();
  field.done();
  return Object.fromEntries(
    Object.entries(value as { [name: string]: Json }).map(([name, one]) => [
      name,
      given(field.get(name), one),
    ]),
  );
}

function given(field: Validator, value: Json): unknown {
  if (Array.isArray(value)) return field.list(0, 25).map((one) => given(one, one.value ?? null));
  return typeof value === 'object' ? fileOf(field) : value;
}

function textsOf(field: Validator): string[] {
  const texts = field.list(0, 25).map((one) => one.require().string(0, 100) ?? '');
  field.done();
  return texts;
}

function fileOf(field: Validator): PickedFile {
  const name = field.require().object().get('name').require().string(1, 255);
  const type = field.get('type').string(0, 255);
  const base64 = field.get('base64').require().string(0, Number.MAX_SAFE_INTEGER);
  field.done();
  return { name: name!, type: type ?? '', content: Buffer.from(base64!, 'base64') };
}
