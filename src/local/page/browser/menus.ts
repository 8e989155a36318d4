import {
  type APIApplicationCommand,
  type APIMessage,
  ApplicationCommandType as Type,
} from 'discord-api-types/v10';
import type { Deeds } from './actions.ts';
import { isPrivate } from './common/flags.ts';
import { type MenuItem, openMenu } from './common/menu.ts';
import type { Composer } from './composer/composer.ts';
import { setNotice } from './frame.ts';
import type { Scene } from './scene.ts';

type Place = HTMLElement | MouseEvent;

/** What can be done with a message, and with a person. */
export class Menus {
  readonly #scene: () => Scene;
  readonly #deeds: Deeds;
  readonly #composer: Composer;

  constructor(scene: () => Scene, deeds: Deeds, composer: Composer) {
    this.#scene = scene;
    this.#deeds = deeds;
    this.#composer = composer;
  }

  openMessage(message: APIMessage, at: Place): void {
    const { id, content } = message;
    const hidden = isPrivate(message);
    const items = [
      this.#scene().place.mayWrite && !hidden && { label: 'Reply', act: () => this.reply(message) },
      this.#apps(Type.Message, (name) => void this.#deeds.useOnMessage(name, id)),
      content !== '' && { label: 'Copy Text', act: () => copy(content) },
      { label: 'Copy Message ID', act: () => copy(id) },
      hidden && { label: 'Dismiss Message', act: () => void this.#deeds.dismiss(id) },
    ];
    openMenu('Message', items.filter(Boolean) as MenuItem[], at);
  }

  openUser(userId: string, at: Place): void {
    const { world, place, names } = this.#scene();
    const user = [world.bot, ...world.people].find(({ id }) => id === userId);
    const items = [
      user && place.mayWrite && { label: 'Mention', act: () => this.#composer.insert(`@${user.username}`) },
      this.#apps(Type.User, (name) => void this.#deeds.useOnUser(name, userId)),
      { label: 'Copy User ID', act: () => copy(userId) },
    ];
    openMenu(names.users.get(userId) ?? 'Person', items.filter(Boolean) as MenuItem[], at);
  }

  reply({ id, author }: APIMessage): void {
    this.#composer.answer({ id, name: this.#scene().names.users.get(author.id) ?? author.username });
  }

  /** The commands of the bot, in a menu of their own; false when it has none. */
  #apps(wanted: Type, use: (name: string) => void): MenuItem | false {
    const commands = this.#scene().commands.filter(({ type }) => type === wanted);
    const items = commands.map(({ name }: APIApplicationCommand) => ({ label: name, act: () => use(name) }));
    return items.length > 0 && { label: 'Apps', items };
  }
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).catch(() => setNotice('The browser does not let this page copy.'));
}
