/** Compares the local Discord's validation with Discord's OpenAPI description. */

import { MessageFlags } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { ApiError } from '../../../src/local/errors.ts';
import { checkChoices, checkCommand } from '../../../src/local/rules/commands.ts';
import { checkMessage } from '../../../src/local/rules/message.ts';
import { checkModal } from '../../../src/local/rules/modal.ts';
import { type Json, Validator } from '../../../src/local/validator.ts';
import { type Schema, schemaOf, violations } from './schema.ts';
import { additions, variants } from './variants.ts';

const V2 = MessageFlags.IsComponentsV2;
const UPLOADS = Array.from({ length: 10 }, (_, index) => ({ key: `${index}`, name: `${index}.txt` }));
const inRow = (button: object) => ({ content: 'a', components: [{ type: 1, components: [button] }] });

interface Rules {
  /** The names of the schemas that `check` should agree with. */
  schemas: string[];
  check(body: Validator): void;
  /** Valid values from which others are derived, one change at a time. */
  examples: object[];
}

const RULES: Rules[] = [
  {
    schemas: ['MessageCreateRequest', 'IncomingWebhookInteractionRequest'],
    check: (body) => checkMessage(body, { requireAllowedMentions: false, uploads: UPLOADS }),
    examples: [
      { content: 'a', attachments: [{ id: '0' }] },
      { content: 'a', allowed_mentions: { parse: ['roles'], users: ['1'] } },
      { content: 'a', allowed_mentions: { parse: ['users'], roles: ['1'] } },
      { embeds: [{ title: 'a' }] },
      inRow({ type: 2, style: 1, label: 'a', custom_id: 'a' }),
      inRow({ type: 2, style: 5, label: 'a', url: 'https://example.com/' }),
      inRow({ type: 2, style: 6, sku_id: '1' }),
      { flags: V2, components: [{ type: 10, content: 'a' }] },
    ],
  },
  {
    schemas: ['ModalInteractionCallbackRequestData'],
    check: checkModal,
    examples: [{ title: 'a', custom_id: 'a', components: [{ type: 10, content: 'a' }] }],
  },
  {
    schemas: ['ApplicationCommandUpdateRequest', 'ApplicationCommandCreateRequest'],
    check: checkCommand,
    examples: [
      { name: 'a', description: 'a' },
      { name: 'a', type: 3 },
    ],
  },
  {
    schemas: [
      'InteractionApplicationCommandAutocompleteCallbackStringData',
      'InteractionApplicationCommandAutocompleteCallbackIntegerData',
      'InteractionApplicationCommandAutocompleteCallbackNumberData',
    ],
    check(body) {
      checkChoices(body.object().get('choices'));
      body.done();
    },
    examples: [{ choices: [] }],
  },
];

const NOT_HERE = 'a Discord for one has no activities, polls, themes and stickers';

/** Where the local Discord differs from the description, and why. */
const DIFFERENCES: { readonly [change: string]: string } = {
  'MessageCreateRequest.content 4000 long: refused': 'for people who pay; a bot may write 2000',
  'ApplicationCommandOptionStringChoice.value 6000 long: refused':
    '100, as the documentation of choices says',
  'ModalInteractionCallbackRequestData.components 40 elements: refused':
    'five, as the documentation of modals says',
  'ActionRowComponentForModalRequest.components 5 elements: refused':
    'one text input, as the documentation of rows says',
  'ContainerComponentForMessageRequest.components 40 elements: refused':
    'the container counts as one of the 40 itself',
  'MessageAllowedMentionsRequest.parse 1521 elements: refused':
    'there are three kinds, and none is named twice',
  'UnfurledMediaRequestWithAttachmentReferenceRequired.url 2048 long: refused':
    'no file of that name comes with it',
  ...Object.fromEntries(
    ['Channel', 'Mentionable', 'Role', 'String', 'User'].map((kind) => [
      `${kind}SelectComponentForModalRequest.disabled given: refused`,
      'in a modal it is an error, as the documentation of selects says',
    ]),
  ),
  ...Object.fromEntries(
    ['Channel', 'Mentionable', 'Role', 'User'].flatMap((kind) =>
      ['Message', 'Modal'].map((place) => [
        `${kind}SelectComponentFor${place}Request.min_values 25: refused`,
        'there are as many default values as can be chosen, as the documentation of selects says',
      ]),
    ),
  ),
  'CheckboxGroupComponentForModalRequest.max_values given: refused':
    'no more than there are options, as discord.js checks',
  'CheckboxGroupComponentForModalRequest.min_values 10: refused':
    'no more than there are options, as discord.js checks',
  'CheckboxGroupComponentForModalRequest.required left out: refused':
    'none may be chosen only if none is required, as the documentation of checkbox groups says',
  'ApplicationCommandCreateRequest.type 4: refused': NOT_HERE,
  'ApplicationCommandUpdateRequest.type 4: refused': NOT_HERE,
  'IncomingWebhookInteractionRequest.poll given: refused': NOT_HERE,
  'MessageCreateRequest.poll given: refused': NOT_HERE,
  'MessageCreateRequest.shared_client_theme given: refused': NOT_HERE,
  'MessageCreateRequest.sticker_ids given: refused': NOT_HERE,
};

it('refuses what Discord’s description refuses, and takes what it takes', () => {
  const found = RULES.flatMap(({ schemas, check, examples }) => {
    const verdicts: Verdicts = new Map();
    for (const name of schemas) compare(schemaOf(name), check, examples, verdicts);
    return [...verdicts]
      .filter(([, { described, accepted }]) => described !== accepted)
      .map(([change, { accepted }]) => `${change}: ${accepted ? 'taken' : 'refused'}`);
  });
  expect(found.toSorted()).toEqual(Object.keys(DIFFERENCES).toSorted());
});

/**
 * For each change: whether it is valid by the description, and accepted by the local Discord, in any value where it was
 * tried.
 */
type Verdicts = Map<string, { described: boolean; accepted: boolean }>;

const AGREED = { described: true, accepted: true };

function compare(schema: Schema, check: Rules['check'], examples: object[], verdicts: Verdicts): void {
  const isValid = (value: unknown) => accepts(check, value) && violations(schema, value).length === 0;
  const queue: unknown[] = examples.map((example) => {
    expect(violations(schema, example)).toEqual([]);
    expect(accepts(check, example)).toBe(true);
    return example;
  });
  for (const next of queue) {
    for (const { at, change, value } of variants(schema, filled(schema, next, isValid))) {
      // The example itself shows this, and it is valid.
      if (change === 'given') verdicts.set(`${at} left out`, AGREED);
      if (change === 'left out') verdicts.set(`${at} given`, AGREED);
      const key = `${at} ${change}`;
      const before = verdicts.get(key);
      if (before && before.described === before.accepted) continue;
      const described = violations(schema, value).length === 0;
      const accepted = accepts(check, value);
      verdicts.set(key, {
        described: described || (before?.described ?? false),
        accepted: accepted || (before?.accepted ?? false),
      });
      if (described && accepted && change.startsWith('a ')) queue.push(value);
    }
  }
}

/** Adds fields to an example as long as it stays valid. */
function filled(schema: Schema, example: unknown, isValid: (value: unknown) => boolean): unknown {
  for (const more of additions(schema, example)) if (isValid(more)) return filled(schema, more, isValid);
  return example;
}

function accepts(check: Rules['check'], value: unknown): boolean {
  try {
    check(new Validator(value as Json));
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}
