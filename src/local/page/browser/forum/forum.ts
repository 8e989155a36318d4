/** The posts of a forum, and the form for a new one. */

import { TextInputStyle, ComponentType as Type } from 'discord-api-types/v10';
import type { ForumView, ThreadEntry } from '../../protocol.ts';
import type { Actions } from '../actions.ts';
import { byId, element } from '../common/dom.ts';
import { keepFocus } from '../common/focus.ts';
import { openForm } from '../form/form.ts';
import type { PageState } from '../page-state.ts';
import { serverOf } from '../sidebar/channel-lookup.ts';
import { chosenTags, drawTags, tagFields, tagNames } from './tags.ts';

const MAX_TITLE_LENGTH = 100;
const MAX_TEXT_LENGTH = 2_000;

const section = byId('forum');
const list = byId('posts');
const newPost = byId<HTMLButtonElement>('new-post');

/** Shows the posts of the open forum, the last active first. */
export class Forum {
  readonly #state: () => PageState;
  readonly #actions: Actions;

  constructor(state: () => PageState, actions: Actions) {
    this.#state = state;
    this.#actions = actions;
    newPost.onclick = () => this.#write();
  }

  /** Shows the forum, if the open channel is one. */
  draw(): void {
    const { channel, guildState } = this.#state();
    section.hidden = channel.forum === null;
    if (!channel.forum) return;
    newPost.hidden = !channel.mayWrite;
    byId('may-not-post').hidden = channel.mayWrite;
    const posts = (serverOf(guildState, channel.id)?.threads ?? [])
      .filter(({ parent }) => parent === channel.id)
      .sort((one, other) => Number(BigInt(activityOf(other)) - BigInt(activityOf(one))));
    keepFocus(list, () => list.replaceChildren(...posts.map((post) => this.#drawPost(post, channel.forum))));
  }

  focus(): void {
    newPost.focus();
  }

  #drawPost(post: ThreadEntry, forum: ForumView | null): HTMLElement {
    const { id, name, owner, messageCount, isArchived } = post;
    const { actor, names } = this.#state();
    const tags = tagNames(forum, post.tags);
    const facts = [
      names.users.get(owner) ?? '',
      messageCount === 1 ? '1 answer' : `${messageCount} answers`,
      ...(isArchived ? ['closed'] : []),
    ];
    return element(
      'li',
      { className: 'post' },
      element('a', { href: `#${actor.as}/${id}` }, name),
      tags.length > 0 && drawTags(tags),
      element('p', { className: 'faint' }, facts.join(' · ')),
    );
  }

  #write(): void {
    const { forum } = this.#state().channel;
    if (!forum) return;
    const title = {
      type: Type.TextInput,
      custom_id: 'title',
      style: TextInputStyle.Short,
      max_length: MAX_TITLE_LENGTH,
    } as const;
    const text = {
      type: Type.TextInput,
      custom_id: 'text',
      style: TextInputStyle.Paragraph,
      max_length: MAX_TEXT_LENGTH,
    } as const;
    openForm({
      title: 'New Post',
      components: [
        { type: Type.Label, label: 'Title', component: title },
        { type: Type.Label, label: 'Message', component: text },
        ...tagFields(forum, []),
      ],
      submit: 'Post',
      names: this.#state().names,
      send: (inputs) =>
        this.#actions.post(String(inputs.title), String(inputs.text), chosenTags(forum, [], inputs.tags)),
    });
  }
}

function activityOf({ id, lastMessage }: ThreadEntry): string {
  return lastMessage ?? id;
}
