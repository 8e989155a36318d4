/** The form of an article. */

import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import { MAX_SOURCE, MAX_TITLE } from '../../articles/article.ts';
import type { Draft, Status } from '../../library/library.ts';
import { writeId } from '../custom-ids.ts';
import { shortenLabel } from '../truncate.ts';
import { LARGEST_UPLOAD } from './download.ts';

/** Discord's limit on a text input. */
const LONGEST_PASTED = 4_000;
const LONGEST_DATE = 60;

/** A stored draft. */
interface StoredDraft {
  id: string;
  draft: Draft;
}

/** The form of an article; fields that are left empty are read from the text. */
export function articleForm(
  { longest, room }: Pick<Status, 'longest' | 'room'>,
  stored: StoredDraft | null,
): APIModalInteractionResponseCallbackData {
  const { title = '', date = '', source = '', text = '' } = stored?.draft ?? {};
  const characters = longest.toLocaleString('en');
  const megabytes = LARGEST_UPLOAD / 1024 / 1024;
  return {
    custom_id: stored ? writeId('draft', stored.id) : writeId('draft'),
    title: 'Add an article to this server',
    components: [
      field('Title', 'Empty: read from the text', shortInput('title', title, MAX_TITLE)),
      field(
        'Date of publication',
        'Such as 2023-06-19 or 19 June 2023. Empty: read from the text',
        shortInput('date', date, LONGEST_DATE),
      ),
      field(
        'Source',
        'The web address where it was published, if there is one',
        shortInput('source', source, MAX_SOURCE),
      ),
      field(
        'Text',
        `Up to ${LONGEST_PASTED.toLocaleString('en')} characters: longer ones as a file. Room left for ${room.toLocaleString('en')}`,
        {
          ...shortInput(
            'text',
            typeof text === 'string' ? text.slice(0, LONGEST_PASTED) : '',
            LONGEST_PASTED,
          ),
          style: TextInputStyle.Paragraph,
        },
      ),
      field(
        'Or a file',
        typeof text === 'string'
          ? `.docx, .odt, .html, .md, .txt, .csv and more, up to ${megabytes} MB and ${characters} characters`
          : `Empty: ${shortenLabel(text.name, 40)} is kept. Up to ${megabytes} MB, ${characters} characters`,
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
