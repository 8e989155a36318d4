import { InteractionResponseType } from 'discord-api-types/v10';
import { alreadyAcknowledged, tokenExpired, unknownInteraction, unknownWebhook } from '../errors.ts';
import { interactionEvent } from '../gateway/events.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Settings } from '../settings.ts';
import type { GuildState } from '../state/guild-state.ts';
import { type Action, Interaction } from './interaction.ts';
import { FAILURES, type Outcome } from './outcome.ts';
import { describeInteraction } from './payload.ts';

/** What people did, for as long as the bot may answer. */
export class Interactions {
  readonly #world: GuildState;
  readonly #gateway: Gateway;
  readonly #deadlineMs: number;
  readonly #tokenLifeMs: number;
  readonly #byId = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(world: GuildState, gateway: Gateway, settings: Pick<Settings, 'deadlineMs' | 'tokenLifeMs'>) {
    this.#world = world;
    this.#gateway = gateway;
    this.#deadlineMs = settings.deadlineMs;
    this.#tokenLifeMs = settings.tokenLifeMs;
  }

  /** Tells the bot what a person did, and resolves with what they see of it first. */
  open(action: Action): Promise<Outcome> {
    const interaction = new Interaction(action);
    this.#byId.set(interaction.id, interaction);
    this.#byToken.set(interaction.token, interaction);
    this.#after(this.#deadlineMs, () => this.#fail(interaction));
    this.#after(this.#tokenLifeMs, () => this.#end(interaction));
    this.#gateway.tell(interactionEvent(describeInteraction(interaction, this.#world)));
    return interaction.outcome;
  }

  get(id: string): Interaction | undefined {
    return this.#byId.get(id);
  }

  /**
   * The interaction that a callback answers.
   *
   * @throws ApiError 10062 when there is none, or it is too late; 40060 when it was answered
   */
  unanswered(id: string, token: string): Interaction {
    const interaction = this.#byId.get(id);
    if (interaction?.token !== token) throw unknownInteraction();
    if (interaction.answeredWith !== null) throw alreadyAcknowledged();
    // A process that was busy hears of its timer late.
    if (interaction.failed || interaction.age > this.#deadlineMs) throw unknownInteraction();
    return interaction;
  }

  /**
   * The interaction that a webhook's token speaks for.
   *
   * @throws ApiError 50027 when the token has ended; 10015 while there is no answer that could be changed
   */
  answered(applicationId: string, token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (applicationId !== this.#world.bot.id) throw unknownWebhook();
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
    interaction.edited(null);
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
