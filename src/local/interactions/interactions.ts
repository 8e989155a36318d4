/** The interactions that the bot may still answer. */

import { InteractionResponseType } from 'discord-api-types/v10';
import { alreadyAcknowledged, tokenExpired, unknownInteraction, unknownWebhook } from '../errors.ts';
import { interactionEvent } from '../gateway/events.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Settings } from '../settings.ts';
import type { GuildState } from '../state/guild-state.ts';
import { type Action, Interaction } from './interaction.ts';
import { FAILURES, type Outcome } from './interaction-result.ts';

/** Interactions by id and by token, until their tokens expire. */
export class Interactions {
  readonly #guildState: GuildState;
  readonly #gateway: Gateway;
  readonly #deadlineMs: number;
  readonly #tokenLifeMs: number;
  readonly #byId = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(
    guildState: GuildState,
    gateway: Gateway,
    settings: Pick<Settings, 'deadlineMs' | 'tokenLifeMs'>,
  ) {
    this.#guildState = guildState;
    this.#gateway = gateway;
    this.#deadlineMs = settings.deadlineMs;
    this.#tokenLifeMs = settings.tokenLifeMs;
  }

  /** Sends an interaction to the bot, and resolves with what the person sees first. */
  open(action: Action): Promise<Outcome> {
    const interaction = new Interaction(action);
    this.#byId.set(interaction.id, interaction);
    this.#byToken.set(interaction.token, interaction);
    this.#after(this.#deadlineMs, () => this.#fail(interaction));
    this.#after(this.#tokenLifeMs, () => this.#end(interaction));
    this.#gateway.dispatch(interactionEvent(interaction, this.#guildState));
    return interaction.outcome;
  }

  get(id: string): Interaction | undefined {
    return this.#byId.get(id);
  }

  /**
   * Finds the interaction that a callback answers.
   *
   * @throws ApiError 10062 when there is none, or the deadline has passed; 40060 when it was answered already
   */
  unanswered(id: string, token: string): Interaction {
    const interaction = this.#byId.get(id);
    if (interaction?.token !== token) throw unknownInteraction();
    if (interaction.answeredWith !== null) throw alreadyAcknowledged();
    // In a busy process the timer may fire late, so the age is checked as well.
    if (interaction.failed || interaction.age > this.#deadlineMs) throw unknownInteraction();
    return interaction;
  }

  /**
   * Finds the interaction that a webhook's token belongs to.
   *
   * @throws ApiError 50027 when the token has expired; 10015 when there is no answer that could be changed
   */
  answered(applicationId: string, token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (applicationId !== this.#guildState.bot.id) throw unknownWebhook();
    if (!interaction || interaction.age > this.#tokenLifeMs) throw tokenExpired();
    const { answeredWith } = interaction;
    if (
      answeredWith === null ||
      answeredWith === InteractionResponseType.ApplicationCommandAutocompleteResult
    )
      throw unknownWebhook();
    return interaction;
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #fail(interaction: Interaction): void {
    if (interaction.answeredWith !== null) return;
    interaction.failed = true;
    interaction.settle({ kind: 'failure', text: FAILURES[interaction.action.type] ?? '' });
  }

  #end(interaction: Interaction): void {
    interaction.resolveFirstEdit(null);
    this.#byId.delete(interaction.id);
    this.#byToken.delete(interaction.token);
  }

  #after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms).unref();
    this.#timers.add(timer);
  }
}
