import { parseDay } from '../../day.ts';
import { Analysed } from '../analysed.ts';
import type { Entry } from '../answers.ts';
import { Collection, type Place } from '../collection.ts';
import { type Library, LibraryFailure } from '../library.ts';
import { analysedAt, textAt } from '../quote.ts';
import { shelve, standing } from '../shelf.ts';
import { entryOf, type View } from '../view.ts';
import { doubtsAbout } from './doubts.ts';
import { type Written, writeDraft } from './draft.ts';
import { idOf, type Keeper, nameOf } from './keeper.ts';

/** As many articles of its own may a server have. */
export const MOST_OWN = 500;
/** As many of its first sentences show what an article is. */
const OPENING = 3;

/** What moderators do with their server's own articles: see `Library`. One change follows another. */
export function manageOwn(
  viewOf: (server: string) => View,
  keeper: Keeper,
): Pick<Library, 'preview' | 'add' | 'remove' | 'undo'> {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const changed = turn.then(change);
    turn = changed.catch(() => {});
    return changed;
  };
  const entryAt = (server: string, name: string): Entry => entryOf(viewOf(server).find(idOf(name))!);

  return {
    async preview(draft, server) {
      const written = writeDraft(draft);
      const place = placeOf(written);
      const { title, published, source, sentences } = entryOf(place);
      const doubts = doubtsAbout(draft, written, sentences, today());
      const same = sameText(place, viewOf(server));
      if (same) doubts.push(`The same text is there already: ${inQuotes(entryOf(same).title)}.`);
      const opening = Array.from({ length: Math.min(OPENING, sentences) }, (_, i) => textAt(place, i));
      return { title, published, source, sentences, opening, doubts };
    },

    add: (draft, server) =>
      inTurn(async () => {
        const written = writeDraft(draft);
        const view = viewOf(server);
        if (view.own.size >= MOST_OWN)
          throw new LibraryFailure(
            `This server has ${MOST_OWN} articles of its own, which is as many as it may have. Remove one first.`,
          );
        const same = sameText(placeOf(written), view);
        if (same)
          throw new LibraryFailure(`The same text is there already: ${inQuotes(entryOf(same).title)}.`);
        const name = await keeper.add(server, written.name, written.article.text);
        return entryAt(server, name);
      }),

    remove: (name, server) =>
      inTurn(async () => {
        const place = viewOf(server).own.find(name);
        if (!place) return null;
        await keeper.remove(server, nameOf(place.article.id));
        return entryOf(place);
      }),

    undo: (server) =>
      inTurn(async () => {
        const name = await keeper.undo(server);
        return name === null ? null : entryAt(server, name);
      }),
  };
}

/** A draft's article, on a shelf of its own. */
function placeOf({ article }: Written): Place {
  const shelf = shelve([new Analysed(article)]);
  return new Collection('', [standing(shelf)], []).placeAt(shelf, 0);
}

/** The article of a view that consists of the very same sentences. */
function sameText(place: Place, view: View): Place | null {
  const { starts } = analysedAt(place);
  for (const other of view.places())
    if (
      analysedAt(other).starts.length === starts.length &&
      starts.every((_, i) => textAt(place, i) === textAt(other, i))
    )
      return other;
  return null;
}

/** The day it is, by the clock in Greenwich. */
function today() {
  return parseDay(new Date().toISOString().slice(0, 10))!;
}

function inQuotes(title: string): string {
  return `“${title}”`;
}
