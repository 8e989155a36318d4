/** The form of an article. */

import { ComponentType, TextInputStyle } from 'discord.js';
import { MAX_SOURCE, MAX_TITLE } from '../../articles/article.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { EditableArticle } from '../../library/answers.ts';
import type { Draft, Status } from '../../library/library.ts';
import { MAX_ARTICLE_CHARACTERS } from '../../library/server-articles/limits.ts';
import { writeId } from '../custom-ids.ts';
import { type Form, field, textInput } from '../form-fields.ts';
import { shortenLabel } from '../truncate.ts';
import { LARGEST_UPLOAD } from './download.ts';

/** Discord's limit on a text input. */
export const LONGEST_PASTED = 4_000;
const LONGEST_DATE = 60;
/** Discord's limit on the files of a form. */
const MAX_UPLOADS = 10;
const LONGEST_NAME = 25;

/** What the form is filled in with: a stored draft or, without an id, one that the form holds as a whole. */
interface FilledIn {
  id: string | null;
  draft: Draft;
}

/** The form of an article; fields that are left empty are read from the text. */
export function articleForm(
  t: Translator,
  { longest, room }: Pick<Status, 'longest' | 'room'>,
  filledIn: FilledIn | null,
): Form {
  const { title = '', date = '', source = '', text = '' } = filledIn?.draft ?? {};
  return {
    custom_id: filledIn?.id ? writeId('draft', filledIn.id) : writeId('draft'),
    title: t('draft.form'),
    components: [
      ...factFields(t, { title, date, source }),
      textField(
        t,
        typeof text === 'string' ? text.slice(0, LONGEST_PASTED) : '',
        t('draft.textHint', { longest: LONGEST_PASTED, room }),
      ),
      fileField(t, longest, text, MAX_UPLOADS),
    ],
  };
}

/** Whether a text fits into the field of a form. */
export function fitsIntoForm(text: string): boolean {
  return text.length <= LONGEST_PASTED;
}

/**
 * The form of an edit, with the article as it is now, or with a draft. A text that does not fit is left out, and remains
 * as it is where nothing takes its place.
 */
export function editForm(
  t: Translator,
  { entry, version, text: present, ...facts }: EditableArticle,
  stored: FilledIn | null = null,
): Form {
  const { text: edited, ...rest } = stored?.draft ?? { ...facts, text: '' };
  const text = typeof edited === 'string' ? edited || present : '';
  return {
    custom_id: writeId('edit', entry.key, version, ...(stored?.id ? [stored.id] : [])),
    title: t('edit.form'),
    components: [
      ...factFields(t, rest),
      textField(
        t,
        fitsIntoForm(text) ? text : '',
        fitsIntoForm(text)
          ? t('edit.textHint', { longest: LONGEST_PASTED })
          : t('edit.textTooLong', { count: text.length }),
      ),
      fileField(t, MAX_ARTICLE_CHARACTERS, edited, 1),
    ],
  };
}

/** The form of the day on which an article expires. */
export function expiryForm(t: Translator, id: string, { expires }: Draft): Form {
  const input = textInput('expires', { longest: LONGEST_DATE, value: expires });
  return {
    custom_id: writeId('expiry', id),
    title: t('draft.expiryForm'),
    components: [field(t('draft.expiryDay'), t('draft.expiryHint'), input)],
  };
}

function factFields(t: Translator, { title, date, source }: Omit<Draft, 'text'>) {
  return [
    field(t('draft.title'), t('draft.titleHint'), textInput('title', { longest: MAX_TITLE, value: title })),
    field(t('draft.date'), t('draft.dateHint'), textInput('date', { longest: LONGEST_DATE, value: date })),
    field(
      t('draft.source'),
      t('draft.sourceHint'),
      textInput('source', { longest: MAX_SOURCE, value: source }),
    ),
  ];
}

function textField(t: Translator, value: string, hint: string) {
  const input = textInput('text', { longest: LONGEST_PASTED, value, style: TextInputStyle.Paragraph });
  return field(t('draft.text'), hint, input);
}

/**
 * @param kept the file that was uploaded before, or a text
 * @param max how many files may be uploaded together
 */
function fileField(t: Translator, longest: number, kept: Draft['text'], max: number) {
  const limits = { megabytes: LARGEST_UPLOAD / 1024 / 1024, characters: longest };
  return field(
    t('draft.file', { max }),
    typeof kept === 'string'
      ? t('draft.fileHint', limits)
      : t('draft.fileKept', { ...limits, name: shortenLabel(kept.name, LONGEST_NAME) }),
    { type: ComponentType.FileUpload, custom_id: 'file', required: false, min_values: 0, max_values: max },
  );
}
