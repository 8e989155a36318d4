/** Answers new posts in the forums that a server's moderators have chosen. */

import { type AnyThreadChannel, DiscordAPIError } from 'discord.js';
import { translatorFor } from '../i18n/translators.ts';
import { asksSomething } from '../language/follow-up.ts';
import { questionTermsOf } from '../language/question.ts';
import type { Answers } from '../library/answers.ts';
import type { Log } from '../log.ts';
import { countAnswer } from './asking/note-answer.ts';
import { dayOf, shortId } from './asking/question-state.ts';
import { answerCard } from './card/answer.ts';
import type { Card } from './card/parts.ts';
import type { SharedContext } from './command.ts';
import { type FairUse, isForPerson } from './dispatch.ts';
import { describeError } from './errors.ts';
import { SeenIds } from './seen-ids.ts';
import { localeOfServer } from './settings-of-server.ts';
import { sleep } from './sleep.ts';

/**
 * The least probabilities that any sentence answers the title of a post, and that the first one does: nobody has asked the
 * bot, so that it has to be surer than of a question. From .65 to .9: see test/eval.
 */
const ANY_FROM = 0.8;
const FIRST_FROM = 0.44;

/** How many content words a title has that is no question in form: "membership price". */
const MIN_WORDS = 2;

/** How many recent posts are remembered to detect repeated events. */
const MAX_SEEN = 1_000;
/** Until the first message of a post is there, Discord refuses others with this code. */
const NO_FIRST_MESSAGE = 40_058;
/** The delays before each attempt, in milliseconds. */
const DELAYS_MS = [0, 500, 1_000, 2_000, 4_000];

/**
 * Creates the listener for new threads: a post in a chosen forum is answered by its title, once, if the answer is sure and
 * none of its tags is excluded. What stands in the post is not read. It never rejects.
 */
export function createPostListener(
  shared: SharedContext,
  log: Log,
  { admission, bulkheads }: Pick<FairUse, 'admission' | 'bulkheads'>,
) {
  const seen = new SeenIds(MAX_SEEN);

  return async function onThread(thread: AnyThreadChannel, isNew: boolean): Promise<void> {
    const { id, guildId, ownerId } = thread;
    if (!isNew || ownerId === null || !seen.add(id)) return;
    try {
      if ((await admission.messageTimeLeft(id)) < 0 || !isAdmitted(thread, ownerId)) return;
      const asker = { server: guildId, person: ownerId };
      const card = await answerTo(thread, {
        ...shared,
        library: bulkheads.libraryFor(shared.library, asker, 'posts'),
      });
      if (card) await post(thread, card);
    } catch (error) {
      // Too many posts, or a library that cannot answer now: nobody waits for it.
      if (isForPerson(error)) return;
      // Without permission to write, or when the post was deleted, no answer is possible.
      log.warn(`A post could not be answered: ${describeError(error)}`);
    }
  };

  function isAdmitted({ guildId }: AnyThreadChannel, ownerId: string): boolean {
    try {
      admission.admit({ guildId }, ownerId);
      return true;
    } catch {
      return false;
    }
  }
}

/** The answer to the title of a post; null when it is to be left alone. */
async function answerTo(thread: AnyThreadChannel, { library, figures }: SharedContext): Promise<Card | null> {
  const { guildId, parentId, name, ownerId, appliedTags } = thread;
  const settings = await library.settings(guildId);
  const { forums, excludedTags } = settings;
  if (!forums.includes(parentId!) || appliedTags.some((tag) => excludedTags.includes(tag))) return null;
  if (!isQuestion(name)) return null;
  const day = dayOf({ createdAt: thread.createdAt ?? new Date() });
  const asked = { asker: shortId(ownerId!), scope: { asked: day } };
  const t = translatorFor(localeOfServer(thread.guild, settings));
  const answers = await library.ask(name, { ...asked.scope, server: guildId });
  if (!isSure(answers)) return null;
  countAnswer(answers, guildId, day, { figures });
  return answerCard(t, answers, { asked, place: 0, isPrivate: false, canReport: true, isOfPost: true });
}

/** Whether a title asks something, or has words enough to say what about: not "The harbour". */
function isQuestion(title: string): boolean {
  return asksSomething(title) || questionTermsOf(title).filter(({ stop }) => !stop).length >= MIN_WORDS;
}

/** Whether answers are sure enough for a post. */
function isSure({ verdict, certainty, answers: [first] }: Answers): boolean {
  return (
    verdict === 'answered' && first !== undefined && first.confidence >= ANY_FROM && certainty >= FIRST_FROM
  );
}

async function post(thread: AnyThreadChannel, card: Card): Promise<void> {
  for (const [attempt, delay] of DELAYS_MS.entries()) {
    await sleep(delay);
    try {
      // Discord takes messages with the same nonce only once: several processes may answer.
      await thread.send({ ...card, nonce: thread.id, enforceNonce: true });
      return;
    } catch (error) {
      const isTooEarly = error instanceof DiscordAPIError && error.code === NO_FIRST_MESSAGE;
      if (!isTooEarly || attempt === DELAYS_MS.length - 1) throw error;
    }
  }
}
