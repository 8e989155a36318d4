/** Recognises the kind of a file by its first bytes, whatever its name says. */
import { BadText } from '../decode.ts';

/** What the first bytes show: a ZIP, as .docx, .odt and .epub are; a PDF; a file of old Office programs; a rich text. */
type Signature = 'zip' | 'pdf' | 'ole' | 'rtf';

const SIGNATURES: [Signature, string][] = [
  ['zip', 'PK\x03\x04'],
  // An archive without entries.
  ['zip', 'PK\x05\x06'],
  ['pdf', '%PDF-'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['rtf', '{\\rtf'],
];
/** The name of the stream in which Office programs put what a password protects, in UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function signatureOf(bytes: Uint8Array): Signature | null {
  const opening = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return SIGNATURES.find(([, start]) => opening.startsWith(start))?.[0] ?? null;
}

/**
 * Checks that a text is not a file of another kind under a wrong name.
 *
 * @throws BadText when its first bytes are those of another kind
 */
export function checkIsText(bytes: Uint8Array): void {
  const signature = signatureOf(bytes);
  if (signature) throw new BadText('badText.noText', { found: signature });
}

/**
 * Checks that a document has the form of a ZIP.
 *
 * @param kind what it should be: "docx"
 * @throws BadText when it has not
 */
export function checkIsZip(bytes: Uint8Array, kind: string): void {
  const signature = signatureOf(bytes);
  if (signature === 'zip') return;
  if (signature === 'ole' && Buffer.from(bytes).includes(ENCRYPTED)) throw new BadText('badText.password');
  if (signature === 'ole') throw new BadText('badText.oldOffice');
  if (signature) throw new BadText('badText.otherKind', { kind, found: signature });
  throw damaged(kind);
}

/** The error for a document that is damaged, or is something else than its name says. */
export function damaged(kind: string): BadText {
  return new BadText('badText.damaged', { kind });
}
