import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { Answer, SentOption } from '../../protocol.ts';
import type { Names } from '../common/names.ts';

/** Something that may stand for an option: its name is shown, and its value sent. */
export interface Choice {
  name: string;
  value: string | number | boolean;
}

/** How long a person may pause before what they typed is completed. */
const PAUSE_MS = 150;

type Show = (choices: readonly Choice[], status?: string) => void;

/** Where the suggestions for an option come from: the command, the server, or the bot. */
export class OptionSource {
  readonly names: () => Names;
  readonly #complete: (focused: string, given: { [name: string]: SentOption }) => Promise<Answer>;
  #asked = 0;

  constructor(
    names: () => Names,
    complete: (focused: string, given: { [name: string]: SentOption }) => Promise<Answer>,
  ) {
    this.names = names;
    this.#complete = complete;
  }

  /** Whether anything may be given, beside what is suggested. */
  isOpen(option: APIApplicationCommandBasicOption): boolean {
    return isCompleted(option) || choicesOf(option, this.names()).length === 0;
  }

  cancel(): void {
    this.#asked += 1;
  }

  async suggest(
    option: APIApplicationCommandBasicOption,
    typed: string,
    given: { [name: string]: SentOption },
    show: Show,
  ): Promise<void> {
    this.cancel();
    if (!isCompleted(option)) {
      const all = choicesOf(option, this.names());
      const fitting = all.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
      show(fitting, all.length > 0 && fitting.length === 0 ? 'No options match your search.' : '');
      return;
    }
    const asked = this.#asked;
    show([], 'Loading options…');
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (asked !== this.#asked) return;
    const answer = await this.#complete(option.name, given);
    if (asked !== this.#asked) return;
    if (answer.kind !== 'choices') show([], 'text' in answer ? answer.text : 'Loading options failed');
    else show(answer.choices, answer.choices.length === 0 ? 'No options match your search.' : '');
  }
}

/** What a command or a server offers for an option; nothing where anything may be typed. */
export function choicesOf(
  option: APIApplicationCommandBasicOption,
  { users, roles, channels }: Names,
): Choice[] {
  const listed = (map: ReadonlyMap<string, string>, mark: string) =>
    [...map].map(([value, name]) => ({ name: `${mark}${name}`, value }));
  switch (option.type) {
    case Type.Boolean:
      return [
        { name: 'True', value: true },
        { name: 'False', value: false },
      ];
    case Type.User:
      return listed(users, '');
    case Type.Role:
      return listed(roles, '');
    case Type.Mentionable:
      return [...listed(users, ''), ...listed(roles, '')];
    case Type.Channel:
      return listed(channels, '#');
    default:
      return 'choices' in option ? (option.choices ?? []) : [];
  }
}

function isCompleted(option: APIApplicationCommandBasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}
