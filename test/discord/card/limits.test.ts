import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCard } from '../../../src/discord/card/answer.ts';
import { articleListCard, choiceOf } from '../../../src/discord/card/article-list.ts';
import { citationCard } from '../../../src/discord/card/citation.ts';
import { contextCard } from '../../../src/discord/card/context.ts';
import { copyCard } from '../../../src/discord/card/copy.ts';
import { badDraftCard, draftCard, publishedCard } from '../../../src/discord/card/draft.ts';
import {
  changedAnswerCard,
  followedCard,
  followListCard,
  unfollowedCard,
} from '../../../src/discord/card/follow.ts';
import { pageOf } from '../../../src/discord/card/pages.ts';
import type { Card } from '../../../src/discord/card/parts.ts';
import { pageOfSentence, readingCard } from '../../../src/discord/card/reading.ts';
import { removalCard, removedCard, restoredCard } from '../../../src/discord/card/removal.ts';
import { exportCard, forgetCard, reportsCard, reportsOn } from '../../../src/discord/card/reports.ts';
import { settingsCard } from '../../../src/discord/card/settings.ts';
import { sourcesCard } from '../../../src/discord/card/sources.ts';
import { timelineCard } from '../../../src/discord/card/timeline.ts';
import { rejectedCard, thanksCard } from '../../../src/discord/card/votes.ts';
import { howForm, whereForm } from '../../../src/discord/moderation/settings-forms.ts';
import type { Cited, ExcerptBlock } from '../../../src/library/answers.ts';
import { REPORT_KINDS } from '../../../src/library/report.ts';
import { DEFAULT_SETTINGS, withChanges } from '../../../src/library/server-settings.ts';
import { checkChoices } from '../../../src/local/rules/commands.ts';
import { checkModal } from '../../../src/local/rules/modal.ts';
import { type Json, Validator } from '../../../src/local/validator.ts';
import { textsOf } from '../rendered-message.ts';
import {
  answersOf,
  ENTRY,
  expectHarmless,
  expectValid,
  hostileQuote,
  hostileText,
  PARAGRAPH,
  QUOTE,
  READING,
  shownAlone,
} from './examples.ts';

const RUNS = { seed: 1, numRuns: 60 };
/** Fewer runs, since an article has many pages. */
const FEW_RUNS = { seed: 1, numRuns: 24 };

/** Checks that a card is within Discord's limits, and that its texts have no effect as markup. */
function expectSafe(card: Card, hasCode = false): void {
  expectValid(card);
  expectHarmless(card, hasCode);
}

const id = '0123456789abcdef';
const LOOKS: ExcerptBlock[] = [
  PARAGRAPH,
  { ...PARAGRAPH, kind: 'heading', level: 1 },
  { ...PARAGRAPH, kind: 'item', level: 3, number: 5 },
  { ...PARAGRAPH, kind: 'code' },
  { ...PARAGRAPH, kind: 'quotation' },
  { ...PARAGRAPH, speaker: '**x** <@1>'.repeat(90) },
  { ...PARAGRAPH, kind: 'row', cells: [{ column: 'a [x](https://b.c) '.repeat(60), from: 0, to: 1 }] },
];
const looks = fc.array(fc.constantFrom(...LOOKS), { minLength: 3, maxLength: 3 });
const LONGEST_ID = {
  asker: 'zzzzzzzzzzzzz',
  scope: {
    article: 'zzzzzzzzzz',
    asked: '2026-11-24',
    from: '2023-01-01',
    to: '2023-12-31',
    asOf: '2024-02-29',
  },
} as const;

const entry = hostileText(300).map((title) => ({ ...ENTRY, title, own: true }));
const entries = fc
  .array(entry, { maxLength: 30 })
  .map((list) => list.map((one, index) => ({ ...one, key: String(index).padStart(10, 'z') })));
const quotes = fc
  .array(hostileQuote(), { minLength: 1, maxLength: 12 })
  .map((list) => list.map((one, index) => ({ ...one, citation: `zzzzzzzzzz.${index}.abcdefg` })));

const report = fc.record({
  kind: fc.constantFrom(...REPORT_KINDS),
  question: hostileText(300),
  day: fc.constant('2023-06-19' as const),
  verdict: fc.constantFrom('answered' as const, 'unsure' as const, 'none' as const),
  shown: fc.constantFrom('zzzzzzzzzz.999.abcdefg', null),
  wrong: hostileText(1_000),
  better: hostileText(2_000),
});

/** As many follows as a person may have, and their longest answers. */
const follows = fc
  .array(
    fc.record({
      key: fc.constant(id),
      person: fc.constant('1110000000000000101'),
      server: fc.constantFrom('1110000000000000100', null),
      question: hostileText(300),
      day: fc.constant('2023-09-29' as const),
      answer: fc.record({
        citation: fc.constant('zzzzzzzzzz.999.abcdefg'),
        text: hostileText(600),
        title: hostileText(200),
        published: fc.constantFrom('2023-09-29' as const, null),
      }),
      failures: fc.constant(0),
    }),
    { minLength: 5, maxLength: 5 },
  )
  .map((list) => list.map((one, index) => ({ ...one, key: `${id.slice(1)}${index}` })));

/** The citation of a reported sentence. */
const cited: fc.Arbitrary<Cited> = fc.oneof(
  hostileQuote().map((quote) => ({ state: 'same' as const, quote })),
  entry.map((article) => ({ state: 'changed' as const, article, now: null })),
);

/** Quotes that members reject, as many as are shown. */
const contested = fc.array(hostileQuote(), { maxLength: 3 }).map((list) =>
  list.map((quote) => ({
    quote,
    votes: { citation: quote.citation, helpful: 123_456, unhelpful: 1_234_567 },
  })),
);

/** An article of hostile sentences. */
const reading = fc
  .tuple(
    hostileText(300),
    fc.array(fc.array(hostileText(2_500), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
    looks,
  )
  .map(([title, paragraphs, blockLooks]) => ({
    ...READING,
    title,
    blocks: paragraphs.map((sentences, p) => ({
      ...blockLooks[p]!,
      sentences: sentences.map((sentence, s) => ({
        sentence,
        start: 0,
        citation: `zzzzzzzzzz.${p * 9 + s}.abcdefg`,
      })),
    })),
  }));

describe('Discord accepts, with any texts,', { timeout: 60_000 }, () => {
  it('an answer in Chinese', () => {
    const quote = '渡轮终于在六月十八日抵达了瓦尔德。'.repeat(300);
    const lines = shownAlone(quote);
    const card = answerCard(answersOf({ answers: [{ ...QUOTE, ...lines, quote, highlight: [[9, 14]] }] }), {
      asked: LONGEST_ID,
      place: 0,
      isPrivate: false,
      canReport: true,
    });
    expectSafe(card);
    expect(textsOf(card).join('').length).toBeGreaterThan(2_500);
  });

  it('an answer with all its parts', () => {
    fc.assert(
      fc.property(
        quotes,
        hostileText(300),
        fc.constantFrom('answered', 'unsure', 'none'),
        fc.boolean(),
        (answers, question, verdict, isPrivate) => {
          const conflict = answers[1] ? ([answers[1], answers[0]!] as [typeof QUOTE, typeof QUOTE]) : null;
          const unmatched = question.split(/\s+/);
          const meant = verdict === 'none' && { didYouMean: question };
          const all = answersOf({ question, verdict, answers, unmatched, conflict, ...meant });
          expectSafe(
            answerCard(all, { asked: LONGEST_ID, place: 0, isPrivate, canReport: true, isGone: true }),
          );
          expectSafe(answerCard(all, { asked: LONGEST_ID, place: 1, isPrivate, canReport: true }));
        },
      ),
      RUNS,
    );
  });

  it('the settings of a server, and their forms', () => {
    const ids = Array.from({ length: 25 }, (_, i) => String(1_110_000_000_000_000_100n + BigInt(i)));
    const names = ['View Channel', 'Send Messages in Threads and Posts'];
    fc.assert(
      fc.property(
        fc.array(fc.array(hostileText(60), { minLength: 2, maxLength: 6 })),
        fc.boolean(),
        (synonyms, on) => {
          const settings = withChanges(DEFAULT_SETTINGS, {
            mentionChannels: ids,
            forums: ids,
            excludedTags: ids,
            synonyms,
            answersPrivately: on,
            staleAfterMonths: on ? 60 : null,
          });
          const tags = ids.map((id) => ({ id, name: synonyms.flat()[0]?.slice(0, 20) || 'tag' }));
          const missing = ids.map((channel, i) => ({ channel, names: i % 3 === 0 ? null : names }));
          const tagNames = tags.map(({ name }) => name);
          expectValid(settingsCard(settings, tagNames, missing));
          expectHarmless(settingsCard({ ...settings, mentionChannels: [], forums: [] }, tagNames, []));
          for (const form of [whereForm(settings, tags), howForm(settings)]) {
            const validator = new Validator(form as unknown as Json);
            checkModal(validator);
            validator.done();
          }
        },
      ),
      RUNS,
    );
  });

  it('a list of articles, and the choices of an option', () => {
    fc.assert(
      fc.property(entries, fc.nat(5), (list, page) => {
        const of = { ...pageOf(list, page, 10), size: list.length };
        expectSafe(articleListCard(of, { heading: 'Articles', empty: 'None.', action: 'articles' }));
        const choices = new Validator(list.slice(0, 25).map(choiceOf) as unknown as Json);
        checkChoices(choices);
        choices.done();
      }),
      RUNS,
    );
  });

  // After Statsify#830, immich-app/discord-bot#330, discord-api-docs#6169.
  it.each([
    ['of 700 characters', 'long '.repeat(140), /^long .*… · undated$/],
    ['of emoji', '👩‍👩‍👧'.repeat(60), /^(?:👩‍👩‍👧)+… · undated$/u],
    ['of invisible characters', '\u200b\u2060\u00ad', /^\(no title\) · undated$/],
  ])('a choice with a title %s', (_, title, shown) => {
    const { name } = choiceOf({ ...ENTRY, title, published: null });
    expect(name).toMatch(shown);
    expect(name.length).toBeLessThanOrEqual(100);
  });

  it('every page of an article, and the context of every sentence', () => {
    fc.assert(
      fc.property(reading, (article) => {
        const hasCode = article.blocks.some(({ kind }) => kind === 'code');
        for (const { citation } of article.blocks.flatMap(({ sentences }) => sentences)) {
          const opening = { page: pageOfSentence(article, citation), citation, note: 'Changed.' };
          expectSafe(readingCard(article, opening), hasCode);
          expectSafe(contextCard(article, citation, 'Changed.'), hasCode);
        }
      }),
      FEW_RUNS,
    );
  });

  it('a timeline', () => {
    fc.assert(
      fc.property(quotes, hostileText(300), fc.nat(3), (list, topic, page) => {
        const dated = list.map((quote) => ({ quote, event: quote.events[0] ?? QUOTE.events[0]! }));
        const idOf = (number: number): [string, string] => ['timeline', String(number)];
        expectSafe(
          timelineCard({ dated, leftOut: page }, { topic, from: '2023-01-01', to: '2023-12-31', page, idOf }),
        );
      }),
      RUNS,
    );
  });

  it('a citation, and the sources of a message', () => {
    fc.assert(
      fc.property(quotes, entry, fc.boolean(), (list, article, exact) => {
        const [quote] = list;
        expectSafe(citationCard({ state: 'same', quote: quote! }, quote!.citation));
        expectSafe(citationCard({ state: 'changed', article, now: quote! }, quote!.citation));
        expectSafe(citationCard({ state: 'changed', article, now: null }, quote!.citation));
        expectSafe(copyCard(quote!), true);
        expectSafe(sourcesCard(list.map((one) => ({ quote: one, exact, differing: one.highlight }))));
      }),
      RUNS,
    );
  });

  it('reports', () => {
    fc.assert(
      fc.property(
        fc.array(report, { maxLength: 12 }),
        fc.nat(3),
        fc.boolean(),
        cited,
        contested,
        (reports, number, keeps, found, quotes) => {
          const byCitation = new Map<string, Cited>([['zzzzzzzzzz.999.abcdefg', found]]);
          for (const rejected of [quotes, []]) {
            const page = reportsOn(reports, number, rejected);
            expectSafe(reportsCard(reports, page, keeps, byCitation, rejected));
            expectSafe(reportsCard(reports, page, keeps, new Map(), rejected));
          }
          expectSafe(forgetCard(reports.length));
        },
      ),
      RUNS,
    );
    const exported = exportCard({ questions: '', articles: '', articlesLeftOut: 3 });
    expectHarmless(exported);
  });

  it('thanks for a vote', () => {
    fc.assert(
      fc.property(hostileText(300), hostileText(160), (question, context) => {
        const rejected = { asked: LONGEST_ID, verdict: 'answered', citation: QUOTE.citation } as const;
        expectSafe(rejectedCard({ ...rejected, question, context }));
      }),
      RUNS,
    );
    expectSafe(thanksCard());
  });

  it('followed questions', () => {
    fc.assert(
      fc.property(quotes, follows, hostileText(100), (answers, list, serverName) => {
        const [follow] = list;
        for (const verdict of ['answered', 'unsure', 'none'] as const)
          expectSafe(followedCard(follow!, answersOf({ verdict, answers }), new Map()));
        for (const isOfServer of [true, false])
          expectSafe(changedAnswerCard(follow!, follow!.answer, answers[0]!, { serverName, isOfServer }));
        expectSafe(changedAnswerCard(follow!, follow!.answer, null, { serverName, isOfServer: false }));
        expectSafe(followListCard(list, () => serverName, new Map()));
        expectSafe(unfollowedCard(follow!));
      }),
      RUNS,
    );
  });

  it('the cards of moderators', () => {
    fc.assert(
      fc.property(
        entry,
        fc.array(hostileText(2_500), { maxLength: 8 }),
        looks,
        (article, texts, blockLooks) => {
          const opening = blockLooks.map((look, i) => ({ ...look, sentences: [texts[i] ?? 'a'] }));
          const hasCode = opening.some(({ kind }) => kind === 'code');
          expectSafe(draftCard({ ...article, opening, doubts: texts }, id), hasCode);
          expectSafe(badDraftCard(texts[0] ?? 'No.', id));
          expectValid(publishedCard(article, new Map([['library', '1110000000000000101']])));
          for (const card of [removalCard, removedCard, restoredCard]) expectSafe(card(article));
          expectSafe(publishedCard(article, new Map()));
        },
      ),
      RUNS,
    );
  });
});
