import type { Article } from '../articles/article.ts';
import type { Problem } from '../articles/folder.ts';
import { askedDateTermsOf, isDateTerm } from '../language/date-terms.ts';
import { kindOf } from '../language/question.ts';
import { termsOf } from '../language/terms.ts';
import { type Passage, readPassage } from '../retrieval/features/passage.ts';
import { highlight } from '../retrieval/highlight.ts';
import type { Candidate, Match } from '../retrieval/index.ts';
import type { Model } from '../retrieval/model.ts';
import { type Ranked, rerank } from '../retrieval/second-stage.ts';
import { verdictOf } from '../retrieval/verdict.ts';
import type { Quote } from './answers.ts';
import { contentOf, readCitation } from './citation.ts';
import { LONGEST_OWN, type Written, writeDraft } from './draft.ts';
import { type Library, LibraryFailure, type Scope } from './library.ts';
import { citationAt, datesAt, quoteAt, textAt } from './quote.ts';
import { Recent } from './recent.ts';
import { type Shelf, shelve } from './shelf.ts';
import { shippedModel } from './shipped-model.ts';
import { entryOf, isWithin, type Place, View } from './view.ts';

/** As many candidates as the second stage orders: the right one is among the first 30 for 97 of 100 questions. */
const CANDIDATES = 30;
/** As many quotes as anyone pages through. */
const QUOTES = 10;
/** As many sentences are kept as read, about 4 kB each: those of the articles that are asked about. */
const MOST_PASSAGES = 5_000;
/** As many articles of its own may a server have. */
const MOST_OWN = 500;
/** As many of its first sentences tell an article. */
const OPENING = 3;

/** What a server's own articles are called: no path in a folder of articles starts with a dot. */
const OWN = '.own/';

interface Own {
  articles: Article[];
  removed: Article | null;
}

/**
 * A library in this thread.
 *
 * @param articles what it holds, in an order that stays the same
 * @param problems what was left out of it, to be told by `status`
 * @param model what was learned; the one that ships by default
 */
export function createLibrary(
  articles: readonly Article[],
  problems: readonly Problem[] = [],
  model: Model = shippedModel(),
): Library {
  const seeds: Shelf[] = articles.length > 0 ? [shelve(articles)] : [];
  const own = new Map<string, Own>();
  const views = new Map<string | null, View>();
  const passages = new Recent<string, Passage>(MOST_PASSAGES);
  const read = Date.now();

  function viewOf(server: string | null): View {
    const known = views.get(server);
    if (known) return known;
    const articles = ownOf(server).articles;
    const shelves = articles.length > 0 ? [shelve(articles)] : [];
    const view = new View(seeds, shelves, server, model.lexicon);
    views.set(server, view);
    return view;
  }

  function ownOf(server: string | null): Own {
    return (server !== null && own.get(server)) || { articles: [], removed: null };
  }

  function change(server: string, articles: Article[], removed: Article | null): void {
    own.set(server, { articles, removed });
    views.delete(server);
  }

  function rank(view: View, terms: ReturnType<typeof termsOf>, limit: number, scope: Scope) {
    return view.index.rank(terms, limit, (segment, article) =>
      isWithin(view.placeAt(segment, article), scope),
    );
  }

  return {
    async ask(question, scope, limit = QUOTES) {
      const view = viewOf(scope.server);
      const terms = termsOf(question);
      const times = askedDateTermsOf(question, scope.asked ?? null);
      const ranking = rank(view, [...terms, ...times], CANDIDATES, scope);
      const passageOf = ({ segment, sentence }: Candidate) => {
        const text = textAt(view.placeOf(segment, sentence), sentence);
        return passages.get(text, () => readPassage(text, model.lexicon));
      };
      const { ranked, none } = rerank(question, terms, ranking, passageOf, model);
      return {
        question,
        verdict: verdictOf(none, ranked[0]?.probability),
        revision: view.revision,
        unmatched: unmatchedIn(question, ranking.matches),
        answers: ranked.slice(0, limit).map((one) => answerOf(view, one, question)),
        conflict: null,
      };
    },

    async timeline(topic, scope, limit = QUOTES) {
      const view = viewOf(scope.server);
      const { candidates } = rank(view, termsOf(topic), CANDIDATES, scope);
      return candidates
        .map(({ segment, sentence }) => quoteAt(view.placeOf(segment, sentence), sentence))
        .flatMap((quote) => {
          const [event] = quote.events;
          return event ? [{ quote, event }] : [];
        })
        .slice(0, limit)
        .sort((a, b) => (a.event.from < b.event.from ? -1 : 1));
    },

    async articles(scope, typed = '') {
      const words = typed.toLowerCase();
      return viewOf(scope.server)
        .places.filter((place) => isWithin(place, scope))
        .map(entryOf)
        .filter(({ title, published }) => `${title} ${published ?? ''}`.toLowerCase().includes(words))
        .sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1));
    },

    async read(name, scope) {
      const place = viewOf(scope.server).find(name);
      if (!place || !isWithin(place, scope)) return null;
      const { segment } = place.shelf;
      const paragraphs: { sentence: string; start: number; citation: string }[][] = [];
      let last = -1;
      for (let s = segment.articleStarts[place.number]!; s < segment.articleStarts[place.number + 1]!; s++) {
        if (segment.paragraphOf[s] !== last) paragraphs.push([]);
        last = segment.paragraphOf[s]!;
        const { start } = place.shelf.sentenceAt(s);
        paragraphs.at(-1)!.push({ sentence: textAt(place, s), start, citation: citationAt(place, s) });
      }
      return { ...entryOf(place), paragraphs };
    },

    async cite(text, scope) {
      const citation = readCitation(text);
      const place = citation && viewOf(scope.server).find(citation.key);
      if (!place || !isWithin(place, scope)) return null;
      const first = place.shelf.segment.articleStarts[place.number]!;
      const last = place.shelf.segment.articleStarts[place.number + 1]!;
      for (const s of [first + citation.place, ...range(first, last)])
        if (s < last && contentOf(textAt(place, s)) === citation.content)
          return { state: 'same', quote: quoteAt(place, s) };
      const now = first + citation.place;
      return { state: 'changed', article: entryOf(place), now: now < last ? quoteAt(place, now) : null };
    },

    async sources() {
      return [];
    },

    async preview(draft) {
      const { article, doubts } = writeDraft(draft);
      const [place] = new View([shelve([article])], [], null, model.lexicon).places as [Place];
      const { title, published, source, sentences } = entryOf(place);
      const opening = range(0, Math.min(OPENING, sentences)).map((s) => textAt(place, s));
      return { title, published, source, sentences, opening, doubts };
    },

    async add(draft, server) {
      const written = writeDraft(draft);
      const { articles, removed } = ownOf(server);
      if (articles.length >= MOST_OWN)
        throw new LibraryFailure(
          `This server has ${MOST_OWN} articles, and no room for more: remove one first.`,
        );
      const id = freeId(written, articles);
      change(server, [...articles, { ...written.article, id }], removed);
      return entryOf(viewOf(server).find(id)!);
    },

    async remove(name, server) {
      const place = viewOf(server).find(name);
      if (!place?.own) return null;
      change(
        server,
        ownOf(server).articles.filter((article) => article !== place.article),
        place.article,
      );
      return entryOf(place);
    },

    async undo(server) {
      const { articles, removed } = ownOf(server);
      if (!removed) return null;
      change(server, [...articles, removed], null);
      return entryOf(viewOf(server).find(removed.id)!);
    },

    async status(server) {
      const view = viewOf(server);
      return {
        revision: view.revision,
        articles: view.places.length,
        own: ownOf(server).articles.length,
        most: MOST_OWN,
        longest: LONGEST_OWN,
        sentences: view.index.sentenceCount,
        newest: view.newest,
        read,
        problems: [...problems],
      };
    },

    async close() {},
  };
}

function answerOf(
  view: View,
  { candidate, passage, attention, probability }: Ranked,
  question: string,
): Quote {
  const place = view.placeOf(candidate.segment, candidate.sentence);
  const dates = datesAt(place, candidate.sentence);
  const parts = highlight(kindOf(question), termsOf(question), { ...passage, dates }, attention);
  return quoteAt(place, candidate.sentence, dates, {
    highlight: parts.map((part) => [part.start, part.end]),
    confidence: probability,
  });
}

function freeId({ name }: Written, articles: readonly Article[]): string {
  const taken = new Set(articles.map(({ id }) => id));
  let id = OWN + name;
  for (let i = 2; taken.has(id); i++) id = OWN + name.replace(/\.txt$/, `-${i}.txt`);
  return id;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function unmatchedIn(question: string, matches: readonly Match[]): string[] {
  const words = matches
    .filter(({ key, asked }) => key === undefined && !isDateTerm(asked))
    .map(({ asked }) => question.slice(asked.start, asked.end));
  return [...new Set(words)];
}
