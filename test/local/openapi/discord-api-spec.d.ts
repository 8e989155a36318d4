declare module 'discord-api-spec/zod' {
  import type { $ZodTypes } from 'zod/v4/core';

  /** Discord's OpenAPI description: each schema of it under its name there, with `Schema` behind. */
  const schemas: { readonly [name: string]: $ZodTypes };
  export = schemas;
}
