/** What a person sees after an action. */

import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
} from 'discord-api-types/v10';

/** A form that is open. */
export interface Modal extends APIModalInteractionResponseCallbackData {
  /** The interaction that opened it. */
  openedBy: string;
}

/** What a person sees first after an action. */
export type Outcome =
  | { kind: 'reply'; message: APIMessage }
  /** A message that shows "thinking…" until it is edited; `edited` resolves with null when it never is. */
  | { kind: 'thinking'; message: APIMessage; edited: Promise<APIMessage | null> }
  | { kind: 'update'; message: APIMessage }
  /** Nothing until the message is edited; `edited` resolves with null when it never is. */
  | { kind: 'waiting'; edited: Promise<APIMessage | null> }
  | { kind: 'modal'; modal: Modal }
  | { kind: 'choices'; choices: APIApplicationCommandOptionChoice[] }
  | { kind: 'failure'; text: string };

/** What Discord's client shows when a bot does not answer in time. */
export const FAILURES: { readonly [type in InteractionType]?: string } = {
  [InteractionType.ApplicationCommand]: 'The application did not respond',
  [InteractionType.MessageComponent]: 'This interaction failed',
  [InteractionType.ApplicationCommandAutocomplete]: 'Loading options failed',
  [InteractionType.ModalSubmit]: 'Something went wrong. Try again.',
};
