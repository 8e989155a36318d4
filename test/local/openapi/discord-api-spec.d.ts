/** Types of the package discord-api-spec. */

declare module 'discord-api-spec/zod' {
  import type { $ZodTypes } from 'zod/v4/core';

  /** The schemas of Discord's OpenAPI description, by name with the suffix `Schema`. */
  const schemas: { readonly [name: string]: $ZodTypes };
  export = schemas;
}
