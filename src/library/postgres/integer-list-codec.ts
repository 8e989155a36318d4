/** Encodes lists of integers and lines of text as bytes, which are read without decoding all of them. */

/** Lists of integers from 0 to 2^32 - 1, and lines of text. */
export interface Lists {
  numbers: Uint32Array[];
  lines: string[];
}

const WIDTHS = [Uint8Array, Uint16Array, Uint32Array] as const;
/** Each list starts at a multiple of this many bytes, as typed arrays of any width require. */
const ALIGNMENT = 4;

/**
 * Encodes lists: their number, their lengths and widths, each list in the narrowest integers that fit its values
 * (little-endian), and the lines in UTF-8.
 */
export function encodeLists({ numbers, lines }: Lists): Buffer {
  const head = Uint32Array.of(
    numbers.length,
    ...numbers.map((list) => list.length * WIDTHS.length + narrowest(list)),
  );
  const parts: Buffer[] = [bytesOf(head)];
  for (const list of numbers) {
    const bytes = bytesOf(WIDTHS[narrowest(list)]!.from(list));
    parts.push(bytes, Buffer.alloc(padding(bytes.length)));
  }
  parts.push(Buffer.from(lines.join('\n')));
  return Buffer.concat(parts);
}

/** Decodes lists that `encodeLists` has encoded. */
export function decodeLists(bytes: Uint8Array): Lists {
  const packed = new PackedLists(bytes);
  const numbers = Array.from({ length: packed.count }, (_, i) => Uint32Array.from(packed.list(i)));
  const text = packed.text.toString();
  return { numbers, lines: text === '' ? [] : text.split('\n') };
}

/** Encoded lists, of which each is a view of the bytes. */
export class PackedLists {
  /** As they were given. */
  readonly encoded: Uint8Array;
  readonly count: number;
  /** The lines, separated by line feeds. */
  readonly text: Buffer;
  readonly #buffer: ArrayBuffer;
  readonly #start: number;
  readonly #head: Uint32Array;
  /** The offset of each list in the buffer. */
  readonly #offsets: Uint32Array;

  constructor(encoded: Uint8Array) {
    this.encoded = encoded;
    const bytes = encoded.byteOffset % ALIGNMENT === 0 ? encoded : new Uint8Array(encoded);
    this.#buffer = bytes.buffer as ArrayBuffer;
    this.#start = bytes.byteOffset;
    this.count = new Uint32Array(this.#buffer, this.#start, 1)[0]!;
    this.#head = new Uint32Array(this.#buffer, this.#start + ALIGNMENT, this.count);
    this.#offsets = new Uint32Array(this.count);
    let at = this.#start + ALIGNMENT * (this.count + 1);
    for (const [i, one] of this.#head.entries()) {
      this.#offsets[i] = at;
      const length = Math.floor(one / WIDTHS.length) * WIDTHS[one % WIDTHS.length]!.BYTES_PER_ELEMENT;
      at += length + padding(length);
    }
    this.text = Buffer.from(this.#buffer, at, this.#start + bytes.length - at);
  }

  list(i: number): Uint8Array | Uint16Array | Uint32Array {
    const one = this.#head[i]!;
    return new WIDTHS[one % WIDTHS.length]!(this.#buffer, this.#offsets[i]!, Math.floor(one / WIDTHS.length));
  }
}

/** The index in `WIDTHS` of the narrowest type that fits all values. */
function narrowest(list: Uint32Array): number {
  let max = 0;
  for (const value of list) if (value > max) max = value;
  return max < 0x100 ? 0 : max < 0x1_0000 ? 1 : 2;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function padding(length: number): number {
  return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
}
