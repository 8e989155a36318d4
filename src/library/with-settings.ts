/** Makes a library follow the settings of its servers. */

import { addDays, type Day, parseDay } from '../day.ts';
import type { Answers, Cited, Quote } from './answers.ts';
import type { Library, Scope } from './library.ts';
import type { SettingsStore } from './server-articles/settings-store.ts';
import { DAYS_OF_MONTH, DEFAULT_SETTINGS, type ServerSettings } from './server-settings.ts';

/**
 * The least probability that any sentence answers, and that the first one does, for a server that wants to be very sure.
 * From .7 to .95: see test/eval.
 */
const VERY_SURE = 0.8;

/**
 * A library whose questions and lists follow the settings of the server that they are for. They are read with each call,
 * so that a change is followed at once, in every process.
 */
export function withSettings(library: Library, store: SettingsStore): Library {
  const settingsOf = async (server: string | null) =>
    server === null ? DEFAULT_SETTINGS : store.read(server);
  const within = async (scope: Scope) => scopeUnder(await settingsOf(scope.server), scope);

  return {
    ...library,
    async ask(question, scope, limit, context) {
      const settings = await settingsOf(scope.server);
      const text = withSynonyms(question, settings.synonyms);
      const answers = await library.ask(text, answeringUnder(settings, scope), limit, context);
      return answersOn(dayOf(scope), answersUnder(settings, { ...answers, question }, scope.asked));
    },
    async timeline(topic, scope, limit) {
      const settings = await settingsOf(scope.server);
      const { dated, leftOut } = await library.timeline(topic, answeringUnder(settings, scope), limit);
      const quoteOn = (quote: Quote) => on(dayOf(scope), quote);
      return { dated: dated.map(({ quote, event }) => ({ quote: quoteOn(quote), event })), leftOut };
    },
    async articles(scope, typed, limit, from) {
      const entries = await library.articles(await within(scope), typed, limit, from);
      return entries.map((entry) => on(dayOf(scope), entry));
    },
    suggest: async (typed, scope, limit) =>
      library.suggest(typed, answeringUnder(await settingsOf(scope.server), scope), limit),
    async read(article, scope) {
      const reading = await library.read(article, await within(scope));
      return reading && on(dayOf(scope), reading);
    },
    async cite(citation, scope) {
      const cited = await library.cite(citation, await within(scope));
      return cited && citedOn(dayOf(scope), cited);
    },
    async sources(text, scope) {
      const sources = await library.sources(text, await within(scope));
      return sources.map((source) => ({ ...source, quote: on(dayOf(scope), source.quote) }));
    },
    async askWith(draft, questions, scope) {
      const settings = await settingsOf(scope.server);
      const texts = questions.map((question) => withSynonyms(question, settings.synonyms));
      const within = { ...answeringUnder(settings, scope), server: scope.server };
      const all = await library.askWith(draft, texts, within);
      return all.map((answers, i) =>
        answersOn(dayOf(scope), answersUnder(settings, { ...answers, question: questions[i]! }, scope.asked)),
      );
    },
    citeFormer: async (citation, scope) => library.citeFormer(citation, await within(scope)),
    status: async (server) => library.status(server, !(await settingsOf(server)).usesSeeds),
  };
}

function scopeUnder({ usesSeeds }: ServerSettings, scope: Scope): Scope {
  return usesSeeds ? scope : { ...scope, own: true };
}

/** The scope of what answers. */
function answeringUnder(settings: ServerSettings, scope: Scope): Scope {
  const within = scopeUnder(settings, scope);
  return settings.hidesExpired ? { ...within, validOn: dayOf(scope) } : within;
}

/** The day on which an article of a scope is out of date, or not yet. */
function dayOf({ asOf, asked }: Scope): Day {
  return asOf ?? asked ?? parseDay(new Date().toISOString().slice(0, 10))!;
}

/** A quote or an entry without its expiry if that lies after a day. */
function on<Item extends Pick<Quote, 'expired'>>(day: Day, item: Item): Item {
  const { expired, ...rest } = item;
  return expired !== undefined && expired > day ? (rest as Item) : item;
}

function answersOn(day: Day, answers: Answers): Answers {
  const { elsewhere, conflict } = answers;
  return {
    ...answers,
    answers: answers.answers.map((quote) => on(day, quote)),
    elsewhere: elsewhere && on(day, elsewhere),
    conflict: conflict && [on(day, conflict[0]), on(day, conflict[1])],
  };
}

function citedOn(day: Day, cited: Cited): Cited {
  if (cited.state === 'same') return { ...cited, quote: on(day, cited.quote) };
  return { ...cited, article: on(day, cited.article), now: cited.now && on(day, cited.now) };
}

/** The question, with the other words of each group of synonyms that it has one of: the search finds either. */
function withSynonyms(question: string, synonyms: ServerSettings['synonyms']): string {
  if (synonyms.length === 0) return question;
  const has = (word: string) => wordPattern(word).test(question);
  const others = synonyms
    .filter((group) => group.some(has))
    .flatMap((group) => group.filter((word) => !has(word)));
  return [question, ...others].join(' ');
}

function wordPattern(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
}

function answersUnder(
  { certainty, staleAfterMonths: months }: ServerSettings,
  answers: Answers,
  asked: Day | undefined,
): Answers {
  const first = answers.answers[0];
  const isSure =
    certainty === 'usual' ||
    (first !== undefined && first.confidence >= VERY_SURE && answers.certainty >= VERY_SURE);
  return {
    ...answers,
    verdict: answers.verdict === 'answered' && !isSure ? 'unsure' : answers.verdict,
    unmatched: answers.unmatched.filter((word) => answers.question.includes(word)),
    staleBefore: asked && months !== null ? addDays(asked, -Math.round(months * DAYS_OF_MONTH)) : null,
  };
}
