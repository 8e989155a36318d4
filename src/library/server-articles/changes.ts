/** Says what was changed between two versions of an article. */

import type { ArticleFacts, Changes } from '../answers.ts';
import { type ArticleRef, sentenceTextsOf } from '../collection.ts';
import { diffSentences } from '../sentence-diff.ts';
import { entryOf } from '../server-view.ts';

/** How many changed sentences are returned: more than a card shows. */
const MAX_SENTENCES = 40;

/** What was changed from one version of an article to a later one. */
export function changesBetween(before: ArticleRef, after: ArticleRef): Changes {
  const [sentences, laterSentences] = [sentenceTextsOf(before), sentenceTextsOf(after)];
  const changes = diffSentences(sentences, laterSentences);
  const count = (kind: (typeof changes)[number]['kind']) => changes.filter((one) => one.kind === kind).length;
  return {
    before: factsOf(before),
    after: factsOf(after),
    counts: { changed: count('changed'), added: count('added'), removed: count('removed') },
    sentences: changes.slice(0, MAX_SENTENCES).map((change) => ({
      before: change.kind === 'added' ? null : sentences[change.before]!,
      after: change.kind === 'removed' ? null : laterSentences[change.after]!,
    })),
  };
}

export function factsOf(ref: ArticleRef): ArticleFacts {
  const { title, published, source, sentences } = entryOf(ref);
  return { title, published, source, sentences };
}
