/** Recognises the kind of a file by its first bytes, whatever its name says. */
import { BadFile } from '../decode.ts';

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
 * @throws BadFile when its first bytes are those of another kind
 */
export function checkIsText(bytes: Uint8Array): void {
  const signature = signatureOf(bytes);
  if (signature === 'zip')
    throw new BadFile('is no text but a ZIP, as .docx, .odt and .epub are: give it its own extension');
  if (signature === 'pdf') throw new BadFile('is no text but a PDF: give it its own extension');
  if (signature === 'ole') throw new BadFile('is no text but a document of Office: save it as .docx');
  if (signature === 'rtf') throw new BadFile('is no text but a rich text: save it as .docx or .odt');
}

/**
 * Checks that a document has the form of a ZIP.
 *
 * @param kind what it should be: "a Word document"
 * @throws BadFile when it has not
 */
export function checkIsZip(bytes: Uint8Array, kind: string): void {
  const signature = signatureOf(bytes);
  if (signature === 'zip') return;
  if (signature === 'ole' && Buffer.from(bytes).includes(ENCRYPTED))
    throw new BadFile('is protected by a password: save it without one');
  if (signature === 'ole') throw new BadFile('is in an old format of Office: save it as .docx');
  if (signature === 'pdf')
    throw new BadFile(`is not ${kind}, as its name says, but a PDF: give it its own extension`);
  throw new BadFile(
    signature === 'rtf'
      ? `is not ${kind}, as its name says, but a rich text: save it as .docx or .odt`
      : `is not ${kind}, as its name says, or is damaged: save it again`,
  );
}
