/** Makes a library follow the settings of its servers. */

import { addDays, type Day } from '../day.ts';
import type { Answers } from './answers.ts';
import type { Library, Scope } from './library.ts';
import type { SettingsStore } from './server-articles/settings-store.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from './server-settings.ts';

/**
 * The least probability that any sentence answers, and that the first one does, for a server that wants to be very sure.
 * From .7 to .95: see test/eval.
 */
const VERY_SURE = 0.8;

/** On average. */
const DAYS_OF_MONTH = 30.44;

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
      const answers = await library.ask(text, scopeUnder(settings, scope), limit, context);
      return answersUnder(settings, { ...answers, question }, scope.asked);
    },
    async askWith(draft, questions, scope) {
      const settings = await settingsOf(scope.server);
      const texts = questions.map((question) => withSynonyms(question, settings.synonyms));
      const within = { ...scopeUnder(settings, scope), server: scope.server };
      const all = await library.askWith(draft, texts, within);
      return all.map((answers, i) =>
        answersUnder(settings, { ...answers, question: questions[i]! }, scope.asked),
      );
    },
    timeline: async (topic, scope, limit) => library.timeline(topic, await within(scope), limit),
    articles: async (scope, typed, limit, from) => library.articles(await within(scope), typed, limit, from),
    suggest: async (typed, scope, limit) => library.suggest(typed, await within(scope), limit),
    read: async (article, scope) => library.read(article, await within(scope)),
    cite: async (citation, scope) => library.cite(citation, await within(scope)),
    citeFormer: async (citation, scope) => library.citeFormer(citation, await within(scope)),
    sources: async (text, scope) => library.sources(text, await within(scope)),
    status: async (server) => library.status(server, !(await settingsOf(server)).usesSeeds),
  };
}

function scopeUnder({ usesSeeds }: ServerSettings, scope: Scope): Scope {
  return usesSeeds ? scope : { ...scope, own: true };
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
