import { parseDay } from '../../day.ts';
import type { Entry, OpeningBlock } from '../answers.ts';
import { Collection, type Place } from '../collection.ts';
import type { writeHere } from '../filling/aside.ts';
import { type Library, LibraryFailure } from '../library.ts';
import { analysedAt, textAt } from '../quote.ts';
import { type Shelf, standing } from '../shelf.ts';
import { lookOf } from '../shown.ts';
import { inSteps, type Steps } from '../steps.ts';
import { entryOf, type View } from '../view.ts';
import { doubtsAbout } from './doubts.ts';
import { idOf, type Keeper, nameOf } from './keeper.ts';
import type { Turns } from './turns.ts';

/** As many articles of its own may a server have. */
export const MOST_OWN = 500;
/** As many of its first sentences show what an article is. */
const OPENING = 3;

/** What has to be known of what a server sees, for its own articles to be changed. */
export interface Shelved {
  /** How many articles of its own a server has. */
  count(server: string): Promise<number>;
  /** A server's own article, by its id or its key. */
  find(server: string, name: string): Promise<Place | undefined>;
  /** The article among all that a server sees that consists of the very same sentences. */
  same(server: string, place: Place): Promise<Place | null>;
}

/** What is known by the views of servers. */
export function shelvedIn(viewOf: (server: string) => View): Shelved {
  return {
    count: async (server) => viewOf(server).own.size,
    find: (server, name) => inSteps(viewOf(server).own.find(name)),
    same: (server, place) => inSteps(sameText(place, viewOf(server))),
  };
}

/**
 * What moderators do with their server's own articles: see `Library`. One change of a server follows another.
 *
 * @param write how drafts are read
 */
export function manageOwn(
  shelved: Shelved,
  keeper: Keeper,
  inTurn: Turns,
  write: typeof writeHere,
): Pick<Library, 'preview' | 'add' | 'remove' | 'undo'> {
  const entryAt = async (server: string, name: string): Promise<Entry> =>
    entryOf((await shelved.find(server, idOf(name)))!);

  return {
    async preview(draft, server) {
      const { written, shelf } = await write(draft);
      const place = placeOn(shelf);
      const { title, published, source, sentences } = entryOf(place);
      const doubts = doubtsAbout(draft, written, sentences, today());
      const same = await shelved.same(server, place);
      if (same) doubts.push(`The same text is there already: ${inQuotes(entryOf(same).title)}.`);
      return { title, published, source, sentences, opening: openingOf(place), doubts };
    },

    add: (draft, server) =>
      inTurn(server, async () => {
        const { written, shelf } = await write(draft);
        if ((await shelved.count(server)) >= MOST_OWN)
          throw new LibraryFailure(
            `This server has ${MOST_OWN} articles of its own, which is as many as it may have. Remove one first.`,
          );
        const same = await shelved.same(server, placeOn(shelf));
        if (same)
          throw new LibraryFailure(`The same text is there already: ${inQuotes(entryOf(same).title)}.`);
        const name = await keeper.add(server, written.name, written.file);
        return entryAt(server, name);
      }),

    remove: (name, server) =>
      inTurn(server, async () => {
        const place = await shelved.find(server, name);
        if (!place) return null;
        await keeper.remove(server, nameOf(place.article.id));
        return entryOf(place);
      }),

    undo: (server) =>
      inTurn(server, async () => {
        const name = await keeper.undo(server);
        return name === null ? null : entryAt(server, name);
      }),
  };
}

/** The first sentences, in their blocks. */
function openingOf(place: Place): OpeningBlock[] {
  const analysed = analysedAt(place);
  const opening: OpeningBlock[] = [];
  let last = -1;
  for (let sentence = 0; sentence < Math.min(OPENING, analysed.starts.length); sentence++) {
    const block = analysed.blockOf(sentence);
    if (block !== last) opening.push({ ...lookOf(analysed, block), sentences: [] });
    opening.at(-1)!.sentences.push(textAt(place, sentence));
    last = block;
  }
  return opening;
}

/** A draft's article, on its shelf. */
function placeOn(shelf: Shelf): Place {
  return new Collection('', [standing(shelf)], []).placeAt(shelf, 0);
}

/** The article of a view that consists of the very same sentences. */
function* sameText(place: Place, view: View): Steps<Place | null> {
  const count = sentencesIn(place);
  for (const other of view.places()) {
    if (sentencesIn(other) !== count) continue;
    let same = 0;
    while (same < count && textAt(place, same) === textAt(other, same)) same++;
    if (same === count) return other;
    yield;
  }
  return null;
}

function sentencesIn({ shelf, number }: Place): number {
  const { articleStarts } = shelf.segment;
  return articleStarts[number + 1]! - articleStarts[number]!;
}

/** The day it is, by the clock in Greenwich. */
function today() {
  return parseDay(new Date().toISOString().slice(0, 10))!;
}

function inQuotes(title: string): string {
  return `“${title}”`;
}
