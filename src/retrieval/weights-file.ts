/** Reads and writes the data files of learned weights. */

/**
 * The contents of a data file. The file is one line of JSON that says what made it and names its lists, followed by the
 * lists of numbers, little-endian, each aligned to four bytes.
 */
export interface Weights {
  /** The command that made the file, for people to read. */
  made: string;
  /** Lists of words, which the header has. */
  words: Record<string, string[]>;
  numbers: Record<string, TypedArray>;
}

export type TypedArray = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float32Array;

const ARRAY_TYPES = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float32Array };

interface Header {
  made: string;
  words: Record<string, string[]>;
  numbers: { name: string; kind: keyof typeof ARRAY_TYPES; length: number }[];
}

const ALIGNMENT = 4;

/** The bytes of a data file. */
export function writeWeights({ made, words, numbers }: Weights): Uint8Array {
  const header: Header = {
    made,
    words,
    numbers: Object.entries(numbers).map(([name, list]) => ({
      name,
      kind: list.constructor.name as keyof typeof ARRAY_TYPES,
      length: list.length,
    })),
  };
  const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const lists = Object.values(numbers);
  const size = lists.reduce((sum, list) => aligned(sum) + list.byteLength, line.length);
  const bytes = new Uint8Array(size);
  bytes.set(line);
  let at = line.length;
  for (const list of lists) {
    at = aligned(at);
    bytes.set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength), at);
    at += list.byteLength;
  }
  return bytes;
}

/**
 * Reads a data file; the lists are views of its bytes where these are aligned.
 *
 * @throws Error when the bytes are not what `writeWeights` wrote, or are cut off
 */
export function readWeights(bytes: Uint8Array): Weights {
  const end = bytes.indexOf(0x0a);
  const { made, words, numbers } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Header;
  let at = end + 1;
  const lists = numbers.map(({ name, kind, length }) => {
    at = aligned(at);
    const size = length * ARRAY_TYPES[kind].BYTES_PER_ELEMENT;
    if (at + size > bytes.length) throw new Error(`the data file is cut off within "${name}"`);
    const list = listOf(ARRAY_TYPES[kind], bytes.subarray(at, at + size));
    at += size;
    return [name, list] as const;
  });
  return { made, words, numbers: Object.fromEntries(lists) };
}

/** A view where the bytes are aligned, and a copy otherwise: a file's bytes may start anywhere in their buffer. */
function listOf(ArrayType: (typeof ARRAY_TYPES)[keyof typeof ARRAY_TYPES], bytes: Uint8Array): TypedArray {
  const { buffer, byteOffset, length } =
    bytes.byteOffset % ArrayType.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new ArrayType(buffer as ArrayBuffer, byteOffset, length / ArrayType.BYTES_PER_ELEMENT);
}

function aligned(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT;
}
