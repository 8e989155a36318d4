/** Draws file uploads of forms. */

import type { APIFileUploadComponent } from 'discord-api-types/v10';
import { inBytes } from '../chat/attachment.ts';
import { element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { packFile } from '../connection.ts';
import { countProblem, type Input } from './field.ts';

/** Draws an area to drop files on or to choose them. */
export function drawFileUpload({
  min_values: min = 1,
  max_values: max = 1,
  required = true,
  file_types: types,
}: APIFileUploadComponent): Input {
  let files: File[] = [];
  const input = element('input', { type: 'file', multiple: max > 1, className: 'visually-hidden' });
  const list = element('ul', { className: 'picked' });
  const area = element(
    'label',
    { className: 'drop' },
    icon('upload'),
    element('span', {}, max > 1 ? 'Drop files here, or choose them' : 'Drop a file here, or choose one'),
    input,
  );
  if (types) input.accept = types.map((type) => (type.startsWith('.') ? type : `${type}/*`)).join(',');
  const set = (next: File[]) => {
    files = next;
    list.replaceChildren(
      ...files.map((file) => {
        const remove = element('button', { type: 'button', ariaLabel: `Remove ${file.name}` }, icon('close'));
        remove.onclick = () => {
          set(files.filter((one) => one !== file));
          input.focus();
        };
        const size = element('span', { className: 'faint' }, inBytes(file.size));
        return element('li', {}, icon('file'), element('span', {}, file.name, size), remove);
      }),
    );
  };
  const add = (more: Iterable<File>) => set(max > 1 ? [...files, ...more] : [...more].slice(-1));
  input.onchange = () => {
    add(input.files ?? []);
    input.value = '';
  };
  area.ondragover = (event) => event.preventDefault();
  area.ondrop = (event) => {
    event.preventDefault();
    add(event.dataTransfer?.files ?? []);
  };
  return {
    root: element('div', { className: 'upload' }, area, list),
    labelled: input,
    read: () => Promise.all(files.map(packFile)),
    problem: () => countProblem(files.length, required, min, max),
  };
}
