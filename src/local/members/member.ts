import type { APIUser } from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import type { Channel } from '../state/guild-state.ts';
import { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';

/** Someone to act as. */
export class Person {
  readonly user: APIUser;
  readonly #house: Services;

  constructor(house: Services, user: APIUser) {
    this.#house = house;
    this.user = user;
  }

  /**
   * The person in a channel, which may be given by its id.
   *
   * @throws Refusal where the person is not let in
   */
  in(channel: Channel | string): Actor {
    const found = this.#house.world.channel(typeof channel === 'string' ? channel : channel.id);
    if (!found || !this.#house.world.holds(found, this.user.id)) throw new Refusal('You are not in there');
    return new Actor(this.#house, this.user, found);
  }

  /** Where the person and the bot are alone. */
  get withBot(): Actor {
    return this.in(this.#house.world.directChannelWith(this.user.id)!);
  }
}
