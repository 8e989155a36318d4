/** A person whom a test or the page can act as. */

import type { APIUser } from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import type { Channel } from '../state/guild-state.ts';
import { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';

/** A person who can act in the channels that they are in. */
export class Person {
  readonly user: APIUser;
  readonly #services: Services;

  constructor(services: Services, user: APIUser) {
    this.#services = services;
    this.user = user;
  }

  /**
   * @param channel a channel or its id
   * @throws Refusal when the person is not in it
   */
  in(channel: Channel | string): Actor {
    const found = this.#services.guildState.channel(typeof channel === 'string' ? channel : channel.id);
    if (!found || !this.#services.guildState.includes(found, this.user.id))
      throw new Refusal('You are not in there');
    return new Actor(this.#services, this.user, found);
  }

  /** The person in their direct messages with the bot. */
  get withBot(): Actor {
    return this.in(this.#services.guildState.directChannelWith(this.user.id)!);
  }
}
