/** Opens, renames, archives, tags and deletes threads. */

import { type APIMessage, TextInputStyle, ComponentType as Type } from 'discord-api-types/v10';
import type { ActionResult, ForumView, ThreadEntry } from '../protocol.ts';
import type { Actions } from './actions.ts';
import { summarise } from './chat/text-summary.ts';
import { isPrivate } from './common/flags.ts';
import type { MenuItem } from './common/menu.ts';
import { openForm } from './form/form.ts';
import { chosenTags, tagFields } from './forum/tags.ts';
import type { PageState } from './page-state.ts';
import { forumOf } from './sidebar/channel-lookup.ts';

const MAX_NAME_LENGTH = 100;
/** Discord suggests the beginning of the message as a name. */
const MAX_SUGGESTION_LENGTH = 40;

/** Lets the person open threads, and change the one that is open. */
export class Threads {
  readonly #state: () => PageState;
  readonly #actions: Actions;

  constructor(state: () => PageState, actions: Actions) {
    this.#state = state;
    this.#actions = actions;
  }

  /** Whether the person may open a thread from a message. */
  mayOpenFrom(message: APIMessage): boolean {
    const { channel } = this.#state();
    return channel.mayOpenThreads && !message.thread && !isPrivate(message);
  }

  /** Asks for a name, and opens a thread from a message. */
  open(message: APIMessage): void {
    const suggestion = summarise(message, this.#state().names).slice(0, MAX_SUGGESTION_LENGTH).trim();
    this.#askName('Create Thread', 'Thread name', suggestion, (name) =>
      this.#actions.openThread(message.id, name),
    );
  }

  /** The menu of the open thread; empty for those who may not change it. */
  menuOf(thread: ThreadEntry): MenuItem[] {
    const { name, isArchived, isLocked, mayChange, mayManage, tags } = thread;
    const forum = forumOf(this.#state().guildState, thread);
    const kind = forum ? 'Post' : 'Thread';
    const change = this.#actions.changeThread.bind(this.#actions);
    const items: (MenuItem | false)[] = [
      mayChange && {
        label: `Rename ${kind}`,
        act: () => this.#askName(`Rename ${kind}`, `${kind} name`, name, (given) => change({ name: given })),
      },
      mayChange &&
        forum?.tags.some(({ maySet }) => maySet) === true && {
          label: 'Edit Tags',
          act: () => this.#askTags(forum, tags),
        },
      mayChange && {
        label: `${isArchived ? 'Reopen' : 'Close'} ${kind}`,
        act: () => void change({ isArchived: !isArchived }),
      },
      mayManage && {
        label: `${isLocked ? 'Unlock' : 'Lock'} ${kind}`,
        act: () => void change({ isLocked: !isLocked }),
      },
      mayManage && { label: `Delete ${kind}`, act: () => void this.#actions.deleteThread() },
    ];
    return items.filter((item) => item !== false);
  }

  #askTags(forum: ForumView, tags: readonly string[]): void {
    openForm({
      title: 'Edit Tags',
      components: tagFields(forum, tags),
      submit: 'Save',
      names: this.#state().names,
      send: ({ tags: chosen }) =>
        this.#actions.changeThread({ appliedTags: chosenTags(forum, tags, chosen) }),
    });
  }

  #askName(title: string, label: string, value: string, send: (name: string) => Promise<ActionResult>): void {
    const input = {
      type: Type.TextInput,
      custom_id: 'name',
      style: TextInputStyle.Short,
      max_length: MAX_NAME_LENGTH,
      value,
    } as const;
    openForm({
      title,
      components: [{ type: Type.Label, label, component: input }],
      submit: title,
      names: this.#state().names,
      send: ({ name }) => send(String(name)),
    });
  }
}
