/** Encodes arrays of texts and bytes for the database. */

/** The object identifiers of the types of elements, as in PostgreSQL's pg_type.dat. */
const TYPES = { bytea: 17, text: 25 } as const;
/** The number of dimensions, whether an element may be null, the type, the length, and the number of the first element. */
const HEADER_BYTES = 20;
const NULL_LENGTH = -1;

/**
 * Encodes a one-dimensional array in PostgreSQL's binary format (array_recv in its arrayfuncs.c): in text, as `pg` sends
 * arrays, bytes are doubled and every text is escaped, which takes a tenth of the work of an import.
 *
 * @returns a value for `$n::text[]` or `$n::bytea[]`
 */
export function binaryArray(
  type: keyof typeof TYPES,
  values: readonly (string | Uint8Array | null)[],
): Buffer {
  const lengthOf = (value: string | Uint8Array | null) => (value === null ? 0 : Buffer.byteLength(value));
  const size = values.reduce((sum, value) => sum + 4 + lengthOf(value), HEADER_BYTES);
  const encoded = Buffer.allocUnsafe(size);
  let at = 0;
  const writeInteger = (value: number) => {
    at = encoded.writeInt32BE(value, at);
  };
  for (const value of [1, Number(values.includes(null)), TYPES[type], values.length, 1]) writeInteger(value);
  for (const value of values) {
    writeInteger(value === null ? NULL_LENGTH : lengthOf(value));
    if (typeof value === 'string') at += encoded.write(value, at);
    else if (value !== null) {
      encoded.set(value, at);
      at += value.length;
    }
  }
  return encoded;
}
