/** An interaction, and the state of the bot's answer to it. */

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
import type { Modal, Outcome } from './interaction-result.ts';

/** What a person does, before it has an interaction's id and token. */
export interface Action {
  type: InteractionType;
  person: APIUser;
  channel: Channel;
  /** The interaction's `data`, according to its type. */
  data: object;
  /** The name of the command, if one was used. */
  commandName: string | null;
  /** How the application is installed where the person acts. */
  owners: APIAuthorizingIntegrationOwnersMap;
  /** The type of the message that answers it. */
  answerType: MessageType;
  /** The message whose component was used, or whose component opened the form. */
  source: APIMessage | null;
  /** Fields of the answer's `interaction_metadata` that depend on the type of interaction. */
  metadata: object;
}

/** An interaction from its creation until its token expires. */
export class Interaction {
  readonly id = newId();
  readonly token = newInteractionToken();
  readonly sentAt = performance.now();
  readonly action: Action;
  readonly outcome: Promise<Outcome>;
  /** The type of the bot's first answer; null before it. */
  answeredWith: InteractionResponseType | null = null;
  /** Whether the person was told that the bot did not answer in time. */
  failed = false;
  /** The message that `@original` names. */
  originalId: string | null = null;
  /** The messages that the token gives access to. */
  readonly messageIds = new Set<string>();
  followUps = 0;
  modal: Modal | null = null;
  #settle: (outcome: Outcome) => void = () => {};
  #resolveEdit: (message: APIMessage | null) => void = () => {};

  constructor(action: Action) {
    this.action = action;
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  get age(): number {
    return performance.now() - this.sentAt;
  }

  /** Resolves `outcome`: what the person sees first. */
  settle(outcome: Outcome): void {
    this.#settle(outcome);
  }

  /** Resolves with the first edit of the original message, or with null when there can be none any more. */
  firstEdit(): Promise<APIMessage | null> {
    return new Promise((resolve) => {
      this.#resolveEdit = resolve;
    });
  }

  resolveFirstEdit(message: APIMessage | null): void {
    this.#resolveEdit(message);
  }

  describe(): APIMessageInteractionMetadata {
    const { type, person, owners, metadata } = this.action;
    const common = { id: this.id, type, user: person, authorizing_integration_owners: owners };
    return { ...common, ...metadata } as APIMessageInteractionMetadata;
  }
}
