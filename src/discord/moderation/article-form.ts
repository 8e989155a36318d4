/** The form of an article. */

import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import { MAX_SOURCE, MAX_TITLE } from '../../articles/article.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Draft, Status } from '../../library/library.ts';
import { writeId } from '../custom-ids.ts';
import { shortenLabel } from '../truncate.ts';
import { LARGEST_UPLOAD } from './download.ts';

/** Discord's limit on a text input. */
export const LONGEST_PASTED = 4_000;
const LONGEST_DATE = 60;
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
): APIModalInteractionResponseCallbackData {
  const { title = '', date = '', source = '', text = '' } = filledIn?.draft ?? {};
  const limits = { megabytes: LARGEST_UPLOAD / 1024 / 1024, characters: longest };
  return {
    custom_id: filledIn?.id ? writeId('draft', filledIn.id) : writeId('draft'),
    title: t('draft.form'),
    components: [
      field(t('draft.title'), t('draft.titleHint'), shortInput('title', title, MAX_TITLE)),
      field(t('draft.date'), t('draft.dateHint'), shortInput('date', date, LONGEST_DATE)),
      field(t('draft.source'), t('draft.sourceHint'), shortInput('source', source, MAX_SOURCE)),
      field(t('draft.text'), t('draft.textHint', { longest: LONGEST_PASTED, room }), {
        ...shortInput('text', typeof text === 'string' ? text.slice(0, LONGEST_PASTED) : '', LONGEST_PASTED),
        style: TextInputStyle.Paragraph,
      }),
      field(
        t('draft.file'),
        typeof text === 'string'
          ? t('draft.fileHint', limits)
          : t('draft.fileKept', { ...limits, name: shortenLabel(text.name, LONGEST_NAME) }),
        {
          type: ComponentType.FileUpload,
          custom_id: 'file',
          required: false,
          min_values: 0,
          max_values: 1,
        },
      ),
    ],
  };
}

type Label = Extract<
  APIModalInteractionResponseCallbackData['components'][number],
  { type: ComponentType.Label }
>;
type Input = Label['component'];

function field(label: string, description: string, component: Input): Label {
  return { type: ComponentType.Label, label, description, component };
}

function shortInput(customId: string, value: string, longest: number) {
  return {
    type: ComponentType.TextInput as const,
    custom_id: customId,
    style: TextInputStyle.Short,
    required: false,
    max_length: longest,
    ...(value && { value: value.slice(0, longest) }),
  };
}
