import type {
  APIAuthorizingIntegrationOwnersMap,
  APIMessage,
  APIMessageInteractionMetadata,
  APIUser,
  InteractionResponseType,
  InteractionType,
  MessageType,
} from 'discord-api-types/v10';
import { newInteractionToken } from '../secrets.ts';
import { newId } from '../snowflake.ts';
import type { Channel } from '../state/guild-state.ts';
import type { Modal, Outcome } from './outcome.ts';

/** What a person does, before Discord gives it an id and a token. */
export interface Action {
  type: InteractionType;
  person: APIUser;
  channel: Channel;
  /** The interaction's data, as its type asks. */
  data: object;
  /** The command that was used, if one was. */
  commandName: string | null;
  /** How the application is installed where the person acts. */
  owners: APIAuthorizingIntegrationOwnersMap;
  /** The type of the message that answers it. */
  answerType: MessageType;
  /** The message whose component was used, or whose component opened the form. */
  source: APIMessage | null;
  /** What a message that answers it tells of it, beside what it tells of any. */
  metadata: object;
}

/** Something that a person did, and how far the bot has come with answering it. */
export class Interaction {
  readonly id = newId();
  readonly token = newInteractionToken();
  readonly sentAt = performance.now();
  readonly action: Action;
  readonly outcome: Promise<Outcome>;
  /** How the bot answered first; null while it has not. */
  answeredWith: InteractionResponseType | null = null;
  /** Whether the person was told that there was no answer. */
  failed = false;
  /** The message that `@original` names. */
  originalId: string | null = null;
  /** The messages that the token gives access to. */
  readonly messageIds = new Set<string>();
  followUps = 0;
  modal: Modal | null = null;
  #settle: (outcome: Outcome) => void = () => {};
  #complete: (message: APIMessage | null) => void = () => {};

  constructor(action: Action) {
    this.action = action;
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  get age(): number {
    return performance.now() - this.sentAt;
  }

  /** Shows the person the first of it. */
  settle(outcome: Outcome): void {
    this.#settle(outcome);
  }

  /** Resolves with the first edit of the original message, or with null when it is certain that none comes. */
  firstEdit(): Promise<APIMessage | null> {
    return new Promise((resolve) => {
      this.#complete = resolve;
    });
  }

  edited(message: APIMessage | null): void {
    this.#complete(message);
  }

  describe(): APIMessageInteractionMetadata {
    const { type, person, owners, metadata } = this.action;
    const common = { id: this.id, type, user: person, authorizing_integration_owners: owners };
    return { ...common, ...metadata } as APIMessageInteractionMetadata;
  }
}
