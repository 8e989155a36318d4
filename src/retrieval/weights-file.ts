/**
 * A data file of the product: one line of JSON that says what is in it and what made it, then the lists of numbers
 * that the line names, one after another, little-endian, each starting at a multiple of four bytes.
 */
export interface Weights {
  /** What made the file, for people to read. */
  made: string;
  /** Lists of words, in the header itself. */
  words: Record<string, string[]>;
  numbers: Record<string, TypedArray>;
}

export type TypedArray = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float32Array;

const KINDS = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float32Array };

interface Header {
  made: string;
  words: Record<string, string[]>;
  numbers: { name: string; kind: keyof typeof KINDS; length: number }[];
}

const ALIGNMENT = 4;

export function writeWeights({ made, words, numbers }: Weights): Uint8Array {
  const header: Header = {
    made,
    words,
    numbers: Object.entries(numbers).map(([name, list]) => ({
      name,
      kind: list.constructor.name as keyof typeof KINDS,
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

/** @throws Error when the bytes are not what `writeWeights` wrote, or not all of it */
export function readWeights(bytes: Uint8Array): Weights {
  const end = bytes.indexOf(0x0a);
  const { made, words, numbers } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Header;
  let at = end + 1;
  const lists = numbers.map(({ name, kind, length }) => {
    at = aligned(at);
    const size = length * KINDS[kind].BYTES_PER_ELEMENT;
    if (at + size > bytes.length) throw new Error(`the data file is cut off within "${name}"`);
    const list = listOf(KINDS[kind], bytes.subarray(at, at + size));
    at += size;
    return [name, list] as const;
  });
  return { made, words, numbers: Object.fromEntries(lists) };
}

/** In place where the bytes start as the numbers must, and else a copy: a file's bytes may start anywhere in their buffer. */
function listOf(Kind: (typeof KINDS)[keyof typeof KINDS], bytes: Uint8Array): TypedArray {
  const { buffer, byteOffset, length } =
    bytes.byteOffset % Kind.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new Kind(buffer as ArrayBuffer, byteOffset, length / Kind.BYTES_PER_ELEMENT);
}

function aligned(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT;
}
