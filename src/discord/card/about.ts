/** The card of /about. */

import { inWords } from '../../day.ts';
import type { Status } from '../../library/library.ts';
import { sentencesInWords } from './article-list.ts';
import { ACCENT, type Card, card, text } from './parts.ts';

/** What the bot is, what it knows, and what it stores. */
export function aboutCard(status: Status, isKeepingQuestions: boolean | null): Card {
  const { articles, own, sentences, newest, read, revision } = status;
  const facts = [
    `${count(articles, 'article')}${own > 0 ? ` (${own} of this server alone)` : ''}, ${sentencesInWords(sentences)}`,
    newest ? `The newest was published on ${inWords(newest)}` : 'None of them says when it was published',
    `Last read <t:${Math.floor(read / 1_000)}:R>, revision \`${revision}\``,
  ];
  return card(ACCENT.plain, [
    text(
      '### About me\nI find the sentence of the articles that answers a question, and quote it to the letter with its dates. I write nothing myself: a small network on this machine reads the sentences, and nothing generates text. I know nothing but these articles. When they do not answer, I say so.',
    ),
    text(articles > 0 ? `**What I know**\n${facts.join('\n')}` : '**What I know**\nNo articles yet'),
    text(`**Privacy**\n${privacyInWords(isKeepingQuestions)}`),
  ]);
}

function count(number: number, word: string): string {
  return number === 1 ? `1 ${word}` : `${number.toLocaleString('en')} ${word}s`;
}

/** What is stored of questions, reports, votes and follows. */
function privacyInWords(isKeepingQuestions: boolean | null): string {
  const storage =
    isKeepingQuestions === null
      ? 'Your questions are not kept.'
      : isKeepingQuestions
        ? 'Questions that find nothing, or whose answer somebody calls “Not it”, are kept for the moderators of this server, who have switched that on, without the name of who asked; no others are kept.'
        : 'Your questions are not kept: the moderators of this server could have those kept that find nothing, or whose answer somebody calls “Not it”, but have not.';
  return `I read only what is meant for me: commands, messages that mention me, and those that you write to me directly. ${storage} What you report is kept for the moderators of the server, without your name; of “That's it” and “Not it”, how many people press each below a sentence. What you follow is kept with your id until you stop it.`;
}
