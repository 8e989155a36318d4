/** Validates `allowed_mentions`. */

import type { Validator } from '../validator.ts';

const MAX_IDS = 100;

/**
 * @param required whether every message must have the field; Discord itself does not require it, this bot always sets
 * it
 */
export function checkAllowedMentions(field: Validator, required: boolean): void {
  if (required) field.require();
  field.object();
  field.get('replied_user').boolean();
  const kinds = field.get('parse').list(0, 3);
  for (const kind of kinds) kind.require().oneOf(['users', 'roles', 'everyone']);
  for (const name of ['users', 'roles'] as const) {
    const ids = field.get(name).list(0, MAX_IDS);
    for (const id of ids) id.require().snowflake();
    if (ids.length > 0 && kinds.some(({ value }) => value === name))
      field
        .get('parse')
        .refuse(
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`,
        );
  }
}
