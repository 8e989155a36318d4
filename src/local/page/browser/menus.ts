/** The context menus of messages, people, threads and servers. */

import { type APIMessage, ApplicationCommandType as Type } from 'discord-api-types/v10';
import { nameIn } from '../localization.ts';
import type { Actions } from './actions.ts';
import { isStarter } from './chat/starter.ts';
import { isPrivate } from './common/flags.ts';
import { type MenuItem, openMenu } from './common/menu.ts';
import type { Composer } from './composer/composer.ts';
import { setNotice } from './layout.ts';
import type { PageState } from './page-state.ts';
import { serverOf } from './sidebar/channel-lookup.ts';
import { Threads } from './threads.ts';

type Anchor = HTMLElement | MouseEvent;

/** Opens the menus of messages, people, threads and servers. */
export class Menus {
  readonly #state: () => PageState;
  readonly #actions: Actions;
  readonly #composer: Composer;
  readonly #threads: Threads;

  constructor(state: () => PageState, actions: Actions, composer: Composer) {
    this.#state = state;
    this.#actions = actions;
    this.#composer = composer;
    this.#threads = new Threads(state, actions);
  }

  openMessage(message: APIMessage, at: Anchor): void {
    const { id, content } = message;
    const hidden = isPrivate(message);
    const items = [
      this.#state().channel.mayWrite &&
        !hidden &&
        !isStarter(message) && { label: 'Reply', act: () => this.reply(message) },
      this.#apps(Type.Message, (name) => void this.#actions.useOnMessage(name, id)),
      this.#threads.mayOpenFrom(message) && {
        label: 'Create Thread',
        act: () => this.#threads.open(message),
      },
      content !== '' && { label: 'Copy Text', act: () => copy(content) },
      { label: 'Copy Message ID', act: () => copy(id) },
      hidden && { label: 'Dismiss Message', act: () => void this.#actions.dismiss(id) },
    ];
    openMenu('Message', items.filter(Boolean) as MenuItem[], at);
  }

  /** Opens the menu of the open thread. */
  openThread(at: Anchor): void {
    const { thread } = this.#state().channel;
    if (!thread) return;
    const copyId = { label: 'Copy ID', act: () => copy(thread.id) };
    openMenu('Thread', [...this.#threads.menuOf(thread), copyId], at);
  }

  /** Opens the menu of the open server, for those who may do something in it. */
  openServer(at: Anchor): void {
    openMenu('Server', this.#botItems(), at);
  }

  /** What the person may do with the bot in the open server. */
  #botItems(): MenuItem[] {
    const { guildState, actor } = this.#state();
    const server = serverOf(guildState, actor.channel);
    const { username } = guildState.bot;
    const items = [
      server?.hasBot &&
        server.mayKickBot && {
          label: `Kick ${username}`,
          act: () => void this.#actions.changeBot('kickBot'),
        },
      server?.hasBot === false &&
        server.mayAddBot && { label: `Add ${username}`, act: () => void this.#actions.changeBot('addBot') },
    ];
    return items.filter(Boolean) as MenuItem[];
  }

  openUser(userId: string, at: Anchor): void {
    const { guildState, channel, names } = this.#state();
    const user = [guildState.bot, ...guildState.people].find(({ id }) => id === userId);
    const items = [
      user && channel.mayWrite && { label: 'Mention', act: () => this.#composer.insert(`@${user.username}`) },
      this.#apps(Type.User, (name) => void this.#actions.useOnUser(name, userId)),
      { label: 'Copy User ID', act: () => copy(userId) },
      ...(userId === guildState.bot.id ? this.#botItems() : []),
    ];
    openMenu(names.users.get(userId) ?? 'Person', items.filter(Boolean) as MenuItem[], at);
  }

  reply({ id, author }: APIMessage): void {
    const { names, channel, actor } = this.#state();
    this.#composer.reply({
      id,
      name: names.users.get(author.id) ?? author.username,
      canPing: !channel.isDirect && author.id !== actor.as,
    });
  }

  /** A submenu with the bot's commands; false when it has none. */
  #apps(wanted: Type, use: (name: string) => void): MenuItem | false {
    const { commands, guildState } = this.#state();
    const items = commands
      .filter(({ type }) => type === wanted)
      .map((command) => ({ label: nameIn(guildState.locale, command), act: () => use(command.name) }));
    return items.length > 0 && { label: 'Apps', items };
  }
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).catch(() => setNotice('The browser does not let this page copy.'));
}
