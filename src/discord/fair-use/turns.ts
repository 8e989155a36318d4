import type { Library } from '../../library/library.ts';
import { UserError } from '../command.ts';

/** The library does one thing after another: a second call stands ready when one is done. */
const AT_ONCE = 2;
/** Together with what a question itself may take, it is answered within the three seconds that Discord gives. */
const LONGEST_WAIT_MS = 1_000;
/** As many as are answered in that time, at ten milliseconds each. More would only wait, and then hear the same. */
const MOST_WAITING = 100;

const BUSY = 'Too many people are asking at this moment. Please try again in a few seconds.';

interface Waiting {
  begin(): void;
  timer: NodeJS.Timeout;
}

/** Whose call of the library is next: each person's in turn, so that nobody waits for all that another has asked. */
export class Turns {
  readonly #byPerson = new Map<string, Waiting[]>();
  readonly #onBusy: () => void;
  #waiting = 0;
  #running = 0;

  /** @param onBusy hears that somebody was sent away */
  constructor(onBusy: () => void = () => {}) {
    this.#onBusy = onBusy;
  }

  /**
   * Does something when it is a person's turn.
   *
   * @throws UserError when too many wait, or it is not their turn in time
   */
  async take<T>(person: string, work: () => Promise<T>): Promise<T> {
    if (this.#running < AT_ONCE) this.#running += 1;
    else await this.#turnOf(person);
    try {
      return await work();
    } finally {
      this.#passOn();
    }
  }

  #turnOf(person: string): Promise<void> {
    if (this.#waiting >= MOST_WAITING) throw this.#busy();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        begin: () => {
          clearTimeout(waiting.timer);
          resolve();
        },
        timer: setTimeout(() => {
          const own = this.#byPerson.get(person)!.filter((one) => one !== waiting);
          if (own.length > 0) this.#byPerson.set(person, own);
          else this.#byPerson.delete(person);
          this.#waiting -= 1;
          reject(this.#busy());
        }, LONGEST_WAIT_MS),
      };
      this.#byPerson.set(person, [...(this.#byPerson.get(person) ?? []), waiting]);
      this.#waiting += 1;
    });
  }

  /** To the one who has waited longest since their last turn. */
  #passOn(): void {
    const [first] = this.#byPerson;
    if (!first) {
      this.#running -= 1;
      return;
    }
    const [person, [next, ...others]] = first;
    this.#byPerson.delete(person);
    if (others.length > 0) this.#byPerson.set(person, others);
    this.#waiting -= 1;
    next?.begin();
  }

  #busy(): UserError {
    this.#onBusy();
    return new UserError(BUSY);
  }
}

/** A library in which a person's calls wait for their turn. */
export function inTurn(library: Library, turns: Turns, person: string): Library {
  return new Proxy(library, {
    get(target, name: keyof Library) {
      const call = target[name] as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) => turns.take(person, () => call.apply(target, args));
    },
  });
}
