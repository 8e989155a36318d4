/** Lists of whole numbers, none below 0, and lines of text. */
export interface Lists {
  numbers: Uint32Array[];
  lines: string[];
}

const WIDTHS = [Uint8Array, Uint16Array, Uint32Array] as const;
/** Every list starts at a multiple of so many bytes, where any width may be read. */
const STEP = 4;

/** As bytes: each list in the narrowest numbers that hold its values, little end first, and the text in UTF-8. */
export function toBytes({ numbers, lines }: Lists): Buffer {
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

export function fromBytes(bytes: Uint8Array): Lists {
  const packed = new PackedLists(bytes);
  const numbers = Array.from({ length: packed.count }, (_, i) => Uint32Array.from(packed.list(i)));
  const text = packed.text.toString();
  return { numbers, lines: text === '' ? [] : text.split('\n') };
}

/** The same as they are packed, for whoever reads only a part of them. */
export class PackedLists {
  readonly count: number;
  /** The lines, parted by line feeds. */
  readonly text: Buffer;
  readonly #buffer: ArrayBuffer;
  readonly #start: number;
  readonly #head: Uint32Array;
  readonly #places: Uint32Array;

  constructor(given: Uint8Array) {
    // Numbers of several bytes are read in place only from where a multiple of these begins.
    const bytes = given.byteOffset % STEP === 0 ? given : new Uint8Array(given);
    this.#buffer = bytes.buffer as ArrayBuffer;
    this.#start = bytes.byteOffset;
    this.count = new Uint32Array(this.#buffer, this.#start, 1)[0]!;
    this.#head = new Uint32Array(this.#buffer, this.#start + STEP, this.count);
    this.#places = new Uint32Array(this.count);
    let at = this.#start + STEP * (this.count + 1);
    for (const [i, one] of this.#head.entries()) {
      this.#places[i] = at;
      const length = Math.floor(one / WIDTHS.length) * WIDTHS[one % WIDTHS.length]!.BYTES_PER_ELEMENT;
      at += length + padding(length);
    }
    this.text = Buffer.from(this.#buffer, at, this.#start + bytes.length - at);
  }

  list(i: number): Uint8Array | Uint16Array | Uint32Array {
    const one = this.#head[i]!;
    return new WIDTHS[one % WIDTHS.length]!(this.#buffer, this.#places[i]!, Math.floor(one / WIDTHS.length));
  }
}

function narrowest(list: Uint32Array): number {
  let most = 0;
  for (const value of list) if (value > most) most = value;
  return most < 0x100 ? 0 : most < 0x1_0000 ? 1 : 2;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function padding(length: number): number {
  return (STEP - (length % STEP)) % STEP;
}
