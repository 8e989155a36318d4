/** The files that are attached to the next message. */

import { inBytes } from '../chat/attachment.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';

const picker = byId<HTMLInputElement>('files');
const list = byId('picked');

/** Picks, shows and removes the files for the next message. */
export class PickedFiles {
  #files: File[] = [];

  constructor() {
    byId('attach').onclick = () => picker.click();
    picker.onchange = () => {
      this.set([...this.#files, ...(picker.files ?? [])]);
      picker.value = '';
      byId('text').focus();
    };
  }

  take(): File[] {
    const taken = this.#files;
    this.set([]);
    return taken;
  }

  set(files: File[]): void {
    this.#files = files;
    list.hidden = files.length === 0;
    list.replaceChildren(
      ...files.map((file) => {
        const remove = element(
          'button',
          { type: 'button', ariaLabel: `Remove ${file.name}`, title: 'Remove' },
          icon('close'),
        );
        remove.onclick = () => {
          this.set(this.#files.filter((one) => one !== file));
          byId('text').focus();
        };
        return element(
          'li',
          {},
          icon('file'),
          element('span', {}, file.name, element('span', { className: 'faint' }, inBytes(file.size))),
          remove,
        );
      }),
    );
  }
}
