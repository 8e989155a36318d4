/** Suggests values for the options of a command. */

import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { ActionResult, SentOption } from '../../protocol.ts';
import { channelsOfType, type Names } from '../common/names.ts';

/** A suggested value: its name is shown, and its value is sent. */
export interface Choice {
  name: string;
  value: string | number | boolean;
}

/** Delay after typing before the bot is asked for choices. */
const PAUSE_MS = 150;

type Show = (choices: readonly Choice[], status?: string) => void;

/** Collects suggestions for an option from the command, the server, or the bot. */
export class OptionSource {
  readonly names: () => Names;
  readonly #complete: (focused: string, given: { [name: string]: SentOption }) => Promise<ActionResult>;
  #request = 0;

  constructor(
    names: () => Names,
    complete: (focused: string, given: { [name: string]: SentOption }) => Promise<ActionResult>,
  ) {
    this.names = names;
    this.#complete = complete;
  }

  /** Whether values other than the suggestions are allowed. */
  allowsFreeText(option: APIApplicationCommandBasicOption): boolean {
    return hasAutocomplete(option) || choicesOf(option, this.names()).length === 0;
  }

  cancel(): void {
    this.#request += 1;
  }

  async suggest(
    option: APIApplicationCommandBasicOption,
    typed: string,
    given: { [name: string]: SentOption },
    show: Show,
  ): Promise<void> {
    this.cancel();
    if (!hasAutocomplete(option)) {
      const all = choicesOf(option, this.names());
      const matching = all.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
      show(matching, all.length > 0 && matching.length === 0 ? 'No options match your search.' : '');
      return;
    }
    const request = this.#request;
    show([], 'Loading options…');
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (request !== this.#request) return;
    const answer = await this.#complete(option.name, given);
    if (request !== this.#request) return;
    if (answer.kind !== 'choices') show([], 'text' in answer ? answer.text : 'Loading options failed');
    else show(answer.choices, answer.choices.length === 0 ? 'No options match your search.' : '');
  }
}

/** The fixed choices of an option, of the command or the server; empty if any value is allowed. */
export function choicesOf(option: APIApplicationCommandBasicOption, names: Names): Choice[] {
  const { users, roles } = names;
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
      return listed(channelsOfType(names, option.channel_types), '#');
    default:
      return 'choices' in option ? (option.choices ?? []) : [];
  }
}

function hasAutocomplete(option: APIApplicationCommandBasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}
