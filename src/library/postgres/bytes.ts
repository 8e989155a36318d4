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
  // What comes from elsewhere starts anywhere.
  const buffer = new Uint8Array(bytes).buffer;
  const [count = 0] = new Uint32Array(buffer, 0, 1);
  const head = new Uint32Array(buffer, STEP, count);
  let at = STEP * (count + 1);
  const numbers = Array.from(head, (one) => {
    const Width = WIDTHS[one % WIDTHS.length]!;
    const list = new Width(buffer, at, Math.floor(one / WIDTHS.length));
    at += list.byteLength + padding(list.byteLength);
    return list instanceof Uint32Array ? list : Uint32Array.from(list);
  });
  const text = Buffer.from(buffer, at).toString();
  return { numbers, lines: text === '' ? [] : text.split('\n') };
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
