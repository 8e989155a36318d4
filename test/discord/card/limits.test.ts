import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { MAX_IN_ZIP } from '../../../src/articles/convert/convert.ts';
import { furtherForm } from '../../../src/discord/asking/ask-further.ts';
import { writeAsked } from '../../../src/discord/asking/question-state.ts';
import { aboutCard } from '../../../src/discord/card/about.ts';
import { answerCard } from '../../../src/discord/card/answer.ts';
import { articleListCard, choiceOf } from '../../../src/discord/card/article-list.ts';
import { citationCard, formerCitationCard } from '../../../src/discord/card/citation.ts';
import { contextCard } from '../../../src/discord/card/context.ts';
import { copyCard } from '../../../src/discord/card/copy.ts';
import { digestCard, digestStoppedCard } from '../../../src/discord/card/digest.ts';
import { badDraftCard, discardedCard, draftCard, publishedCard } from '../../../src/discord/card/draft.ts';
import { editCard, editedCard, longArticleCard } from '../../../src/discord/card/edit.ts';
import { barsOf, CHART_FILE, figuresCard, lastWeeks } from '../../../src/discord/card/figures.ts';
import { filesCard, publishedFilesCard } from '../../../src/discord/card/files.ts';
import {
  changedAnswerCard,
  followedCard,
  followListCard,
  unfollowedCard,
} from '../../../src/discord/card/follow.ts';
import { answeredGapCard, gapCard } from '../../../src/discord/card/gap.ts';
import { greetingCard } from '../../../src/discord/card/greeting.ts';
import { findingsCard, findingsOn, healthCard } from '../../../src/discord/card/health.ts';
import { helpCard, shortHelpCard } from '../../../src/discord/card/help.ts';
import { historyCard } from '../../../src/discord/card/history.ts';
import { pageOf } from '../../../src/discord/card/pages.ts';
import type { Card } from '../../../src/discord/card/parts.ts';
import {
  forgetMeCard,
  forgottenCard,
  privacyCard,
  serverPrivacyCard,
} from '../../../src/discord/card/privacy.ts';
import { quoteCheckCard } from '../../../src/discord/card/quote-check.ts';
import { pageOfSentence, readingCard } from '../../../src/discord/card/reading.ts';
import { keptCard, removalCard, removedCard, restoredCard } from '../../../src/discord/card/removal.ts';
import {
  exportCard,
  forgetCard,
  type ReportItem,
  reportsCard,
  reportsOn,
} from '../../../src/discord/card/reports.ts';
import { settingsCard } from '../../../src/discord/card/settings.ts';
import { sourcesCard } from '../../../src/discord/card/sources.ts';
import { timelineCard } from '../../../src/discord/card/timeline.ts';
import { rejectedCard, thanksCard } from '../../../src/discord/card/votes.ts';
import { gapForm } from '../../../src/discord/moderation/answer-gap.ts';
import { articleForm, editForm, expiryForm } from '../../../src/discord/moderation/article-form.ts';
import { digestForm } from '../../../src/discord/moderation/set-digest.ts';
import { howForm, languageForm, whereForm } from '../../../src/discord/moderation/settings-forms.ts';
import { reportForm } from '../../../src/discord/report-button.ts';
import { UserError } from '../../../src/discord/user-error.ts';
import { LOCALES, type Locale } from '../../../src/i18n/locales.ts';
import { english, type MessageDescriptor } from '../../../src/i18n/translator.ts';
import { translatorFor } from '../../../src/i18n/translators.ts';
import type { Cited, ExcerptBlock } from '../../../src/library/answers.ts';
import { FINDING_KINDS, type Finding } from '../../../src/library/health/health.ts';
import type { Status } from '../../../src/library/library.ts';
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

/** In each language, with other texts in each. */
const NUM_RUNS = 4;
/** Fewer runs, since an article has many pages. */
const FEW_NUM_RUNS = 2;

/** Checks that a card is within Discord's limits, and that its texts have no effect as markup. */
function expectSafe(card: Card, hasCode = false): void {
  expectValid(card);
  expectHarmless(card, hasCode);
}

function expectValidForm(form: object): void {
  const validator = new Validator(form as Json);
  checkModal(validator);
  validator.done();
}

const DOUBTS: MessageDescriptor[] = [
  { key: 'draftWarning.ambiguousDate', values: { written: '03/04/2023', day: new Date('2023-04-03') } },
  { key: 'draftWarning.noTitle' },
];
const id = '0123456789abcdef';
/** Of a large library. */
const STATUS: Status = {
  revision: 'abcdefg',
  articles: 123_456,
  own: 1_000,
  most: 1_000,
  longest: 1_000_000,
  room: 1_000_000_000,
  sentences: 12_345_678,
  newest: '2023-09-29',
  read: 1_700_000_000_000,
  problems: [],
};
/** With the longest ids. */
const EDITABLE = {
  entry: { ...ENTRY, key: 'zzzzzzzzzz' },
  version: 'z'.repeat(26),
  title: '',
  date: '',
  source: '',
  text: 'x'.repeat(200_000),
};
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

const entry = hostileText(300).map((title) => ({
  ...ENTRY,
  title,
  expired: '2024-09-29' as const,
  own: true,
}));
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

/** A report alone, or questions about the same. */
const item = fc
  .array(report, { minLength: 1, maxLength: 4 })
  .map((some) => (some[0]!.kind === 'unanswered' ? some : some.slice(0, 1)) as unknown as ReportItem);

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
      locale: fc.constant('en' as const),
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

/** As many findings of each kind as are on a page. */
const findings = fc
  .tuple(entry, entry, hostileQuote(), hostileText(300), fc.constantFrom('same', 'near', 'part'))
  .map(([one, other, quote, question, how]) => {
    const common = { citations: ['zzzzzzzzzz.0.abcdefg', 'zzzzzzzzzz.1.abcdefg'] };
    const articles = [one, { ...other, key: '9876543210', id: question || 'x', own: how === 'same' }];
    const all = {
      duplicate: { how, articles },
      contradiction: { difference: 'negation', differing: [[{ start: 0, end: 9 }], []], articles, count: 1 },
      superseded: { difference: 'number', differing: [[], [{ start: 2, end: 4 }]], articles, count: 1_234 },
      stale: { article: one },
      unquoted: { article: one },
      page: {
        article: { ...one, source: 'https://a.b/' },
        loss: { how: 'changed', since: '2023-09-29', missing: 123_456, citations: common.citations },
      },
      contested: { votes: { citation: 'zzzzzzzzzz.1.abcdefg', helpful: 123_456, unhelpful: 1_234_567 } },
      unanswered: {
        questions: Array.from({ length: 500 }, () => question),
      },
    };
    const three = FINDING_KINDS.flatMap((kind) =>
      [1, 2, 3, 4].map((n) => {
        // A report is in one group of questions.
        const ids = { key: `${n}23456789abc`, reports: [`${n}1234567890123456789`] };
        return { kind, ...ids, ...common, ...all[kind] } as unknown as Finding;
      }),
    );
    return { three, quote };
  });

/** What was changed between two versions of an article. */
const changes = fc
  .tuple(fc.array(hostileText(2_500), { minLength: 2, maxLength: 9 }), hostileText(300))
  .map(([texts, title]) => ({
    before: { title, published: null, source: 'https://a.b/'.repeat(40), sentences: 123_456 },
    after: { title: `${title}?`, published: '2023-09-29' as const, source: null, sentences: 123_456 },
    counts: { changed: texts.length, added: 1_000, removed: 1_000_000 },
    sentences: texts.map((text, index) => ({
      before: index === 1 ? null : `${text} one`,
      after: index === 2 ? null : `${text} two`,
    })),
  }));
/** A moment in milliseconds. */
const MOMENT = 1_800_000_000_000;

/** Digests of many changes. */
const changed = entry.map(({ title, published }) => ({ key: 'zzzzzzzzzz', title, published }));
const manyChanged = fc
  .array(changed, { maxLength: 9 })
  .map((list) => list.map((one, index) => ({ ...one, key: String(index).padStart(10, 'z') })));
const digest = fc.record({
  since: fc.constant('2023-09-29' as const),
  facts: fc
    .array(fc.record({ before: hostileText(2_000), after: hostileText(2_000), article: changed }), {
      maxLength: 9,
    })
    .map((list) => list.map((one, index) => ({ ...one, citation: `zzzzzzzzzz.${index}.abcdefg` }))),
  added: manyChanged,
  changed: manyChanged,
  removed: manyChanged,
  gaps: fc.record({
    count: fc.nat(500),
    groups: fc.array(fc.record({ question: hostileText(300), count: fc.nat(500) }), { maxLength: 5 }),
  }),
  hasNewGaps: fc.boolean(),
});

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

describe.each((Object.keys(LOCALES) as Locale[]).map((locale, seed) => [locale, seed] as const))(
  'Discord accepts, in %s and with any texts,',
  { timeout: 60_000 },
  (locale, seed) => {
    const t = translatorFor(locale);
    const runs = { seed, numRuns: NUM_RUNS };
    const fewRuns = { seed, numRuns: FEW_NUM_RUNS };

    it('an answer in Chinese', () => {
      const quote = '渡轮终于在六月十八日抵达了瓦尔德。'.repeat(300);
      const lines = shownAlone(quote);
      const card = answerCard(
        t,
        answersOf({ answers: [{ ...QUOTE, ...lines, quote, highlight: [[9, 14]] }] }),
        {
          asked: LONGEST_ID,
          place: 0,
          isPrivate: false,
          canReport: true,
        },
      );
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
              answerCard(t, all, {
                asked: LONGEST_ID,
                place: 0,
                isPrivate,
                canReport: true,
                isGone: true,
              }),
            );
            expectSafe(answerCard(t, all, { asked: LONGEST_ID, place: 1, isPrivate, canReport: true }));
          },
        ),
        runs,
      );
    });

    it('an answer of which each part is as long as it may be', () => {
      const long = 'ab*c '.repeat(600);
      const event = { ...QUOTE.events[0]!, text: long, grain: 'interval', basis: 'inferred' } as const;
      const events = [2020, 2021, 2022, 2023].map((year) => ({
        ...event,
        from: `${year}-09-18` as const,
        to: `${year + 1}-11-28` as const,
      }));
      const older = {
        ...QUOTE,
        ...shownAlone(long),
        quote: long,
        title: long,
        events,
        alsoIn: Array.from({ length: 5 }, () => ({
          article: ENTRY.id,
          title: long,
          published: ENTRY.published,
          source: null,
        })),
      };
      const newer = { ...older, published: '2023-09-20', citation: 'zzzzzzzzzz.998.abcdefg' } as const;
      const asked = long.slice(0, 300);
      const answers = answersOf({
        question: asked,
        verdict: 'unsure',
        context: asked,
        answers: [older, newer],
        conflict: [newer, older],
        elsewhere: newer,
      });
      const shown = { asked: LONGEST_ID, isPrivate: true, canReport: true, isGone: true, sharedBy: id };
      for (const place of [0, 1]) {
        const card = answerCard(t, answers, { ...shown, place });
        expectSafe(card);
        const quotation = textsOf(card).find((text) => text.startsWith('> '))!;
        expect(quotation.length).toBeGreaterThan(250);
      }
    });

    it('the forms for a further question, a report and an article', () => {
      const stored = {
        id,
        draft: { title: '', date: '', source: '', text: { name: 'x'.repeat(300), bytes: new Uint8Array() } },
      };
      expectValidForm(furtherForm(t, writeAsked(LONGEST_ID)));
      expectValidForm(reportForm(t, ['unsure', 'zzzzzzzzzz.999.abcdefg']));
      for (const draft of [stored, null]) {
        expectValidForm(articleForm(t, STATUS, draft));
        for (const text of ['', 'x'.repeat(4_000), 'x'.repeat(200_000)])
          expectValidForm(editForm(t, { ...EDITABLE, text }, draft));
      }
      expectValidForm(expiryForm(t, id, { ...stored.draft, expires: 'x'.repeat(300) }));
    });

    it('several files that are added together, and what became of them', () => {
      fc.assert(
        fc.property(hostileText(300), hostileText(600), fc.boolean(), (name, reason, hasFailed) => {
          const preview = { ...ENTRY, title: name, opening: [], doubts: DOUBTS };
          const previews = Array.from({ length: MAX_IN_ZIP }, (_, i) => ({
            name: i === 0 ? 'a.txt' : `${name}.txt`,
            outcome: i % 3 === 0 ? { reason } : { ...preview, doubts: i % 3 === 1 ? DOUBTS : [] },
          }));
          const problems = Array.from({ length: 10 }, () => ({
            name: `${name}.txt`,
            error: new UserError('error.tooManyFiles', { max: MAX_IN_ZIP, megabytes: 10 }),
          }));
          expectSafe(filesCard(t, previews, id, problems));
          expectSafe(filesCard(t, previews.slice(0, 1), id));
          const results = previews.map((one, i) =>
            i % 2 === 0 && hasFailed ? { name: one.name, reason } : { name: one.name, title: name },
          );
          expectSafe(publishedFilesCard(t, results, id, new Map()));
        }),
        runs,
      );
    });

    it('what it says of itself, with and without the ids of commands', () => {
      for (const ids of [
        new Map(),
        new Map(commands.map(({ data }) => [data.name, '1110000000000000101'])),
      ]) {
        for (const card of [greetingCard, shortHelpCard]) expectValid(card(t, ids));
        for (const isModerator of [true, false]) expectValid(helpCard(t, commands, isModerator, ids));
      }
      for (const keeps of [true, false, null]) {
        expectValid(aboutCard(t, STATUS, keeps));
        expectValid(privacyCard(t, keeps));
      }
      for (const card of [serverPrivacyCard, forgetMeCard, keptCard, discardedCard]) expectValid(card(t));
      for (const count of [0, 1, 5_000]) expectValid(forgottenCard(t, count));
    });

    it('the figures of a server, with a picture whose text names every week', () => {
      const most = Number.MAX_SAFE_INTEGER;
      const counts = { answered: 12_345, unsure: 1_234, none: 123, helpful: most, unhelpful: most };
      const weeks = lastWeeks({ weeks: [] }, '2026-12-31').map(({ week }) => ({ week, ...counts }));
      expect(weeks).toHaveLength(12);
      const picture = { key: '0', name: CHART_FILE };
      fc.assert(
        fc.property(fc.array(hostileText(300), { minLength: 10, maxLength: 10 }), (titles) => {
          const article = { article: '0123456789', week: weeks[0]!.week, quoted: most, ...counts };
          const card = figuresCard(
            t,
            weeks,
            titles.map((title) => ({ ...article, title })),
            990,
          );
          expectValid(card, [picture]);
          expectHarmless(card);
          for (const { label } of barsOf(t, weeks)) {
            expect(JSON.stringify(card.components)).toContain(label);
            expect(label).toMatch(/^[\d./ ]+$/);
          }
        }),
        runs,
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
              locale: on ? 'pt-BR' : null,
              dateOrder: on ? 'dmy' : null,
              digest: {
                channel: ids[0]!,
                every: on ? 'week' : 'day',
                dueAt: 1_800_000_000_000,
                heldUntil: 0,
                since: 0,
                seeds: 0,
                own: 0,
              },
            });
            const tags = ids.map((id) => ({ id, name: synonyms.flat()[0]?.slice(0, 20) || 'tag' }));
            const missing = ids.map((channel, i) => ({ channel, names: i % 3 === 0 ? null : names }));
            const tagNames = tags.map(({ name }) => name);
            expectValid(settingsCard(t, settings, tagNames, missing));
            const alone = { ...settings, mentionChannels: [], forums: [], digest: null };
            expectHarmless(settingsCard(t, alone, tagNames, []));
            for (const form of [
              whereForm(t, settings, tags),
              howForm(t, settings),
              languageForm(t, settings),
              digestForm(t, settings),
              digestForm(t, alone),
            ])
              expectValidForm(form);
          },
        ),
        runs,
      );
    });

    it('a digest', () => {
      fc.assert(
        fc.property(digest, hostileText(100), fc.boolean(), (one, name, quotesQuestions) => {
          expectSafe(digestCard(t, one, { quotesQuestions }));
          expectSafe(digestStoppedCard(t, name));
        }),
        runs,
      );
      const long = 'ab*c '.repeat(600);
      const articles = Array.from({ length: 9 }, (_, index) => ({
        key: `zzzzzzzzz${index}`,
        title: long,
        published: '2023-09-29' as const,
      }));
      const longest = {
        since: '2023-09-29' as const,
        facts: articles.map((article) => ({
          before: long,
          after: long,
          citation: `${article.key}.999.abcdefg`,
          article,
        })),
        added: articles,
        changed: articles,
        removed: articles,
        gaps: { count: 500, groups: Array.from({ length: 5 }, () => ({ question: long, count: 100 })) },
        hasNewGaps: true,
      };
      expectSafe(digestCard(t, longest, { quotesQuestions: true }));
    });

    it('a list of articles, and the choices of an option', () => {
      fc.assert(
        fc.property(entries, fc.nat(5), (list, page) => {
          const of = { ...pageOf(list, page, 10), size: list.length };
          expectSafe(articleListCard(t, of, { heading: 'Articles', empty: 'None.', action: 'articles' }));
          const choices = new Validator(list.slice(0, 25).map((one) => choiceOf(t, one)) as unknown as Json);
          checkChoices(choices);
          choices.done();
        }),
        runs,
      );
    });

    // After Statsify#830, immich-app/discord-bot#330, discord-api-docs#6169.
    it('every page of an article, and the context of every sentence', () => {
      fc.assert(
        fc.property(reading, (article) => {
          const note = t('article.changedNearest');
          const hasCode = article.blocks.some(({ kind }) => kind === 'code');
          for (const { citation } of article.blocks.flatMap(({ sentences }) => sentences)) {
            const opening = { page: pageOfSentence(article, citation), citation, note };
            expectSafe(readingCard(t, article, opening), hasCode);
            expectSafe(contextCard(t, article, { citation, note, canCheck: true }), hasCode);
          }
        }),
        fewRuns,
      );
    });

    it('a timeline', () => {
      fc.assert(
        fc.property(quotes, hostileText(300), fc.nat(3), (list, topic, page) => {
          const dated = list.map((quote, index) => {
            const from = `${2000 + index}-09-28` as const;
            const event = { ...(quote.events[0] ?? QUOTE.events[0]!), from, to: '2023-11-29' } as const;
            return { quote, event: { ...event, grain: 'interval', approximate: true } as const };
          });
          const idOf = (number: number): [string, string] => ['timeline', String(number)];
          expectSafe(
            timelineCard(
              t,
              { dated, leftOut: page + 1_000 },
              { topic, from: '2023-01-01', to: '2023-12-31', page, idOf },
            ),
          );
        }),
        runs,
      );
    });

    it('a citation, and the sources of a message', () => {
      fc.assert(
        fc.property(quotes, entry, fc.boolean(), (list, article, exact) => {
          const [quote] = list;
          expectSafe(citationCard(t, { state: 'same', quote: quote! }, quote!.citation, true));
          expectSafe(citationCard(t, { state: 'changed', article, now: quote! }, quote!.citation, true));
          expectSafe(citationCard(t, { state: 'changed', article, now: null }, quote!.citation, false));
          expectSafe(copyCard(t, quote!), true);
          const former = { quote: quote!, until: MOMENT };
          for (const now of [null, list.at(-1)!])
            expectSafe(formerCitationCard(t, { ...former, now }, quote!.citation, now !== null));
          for (const before of [{}, { former }])
            expectSafe(
              sourcesCard(
                t,
                list.map((one) => ({ quote: one, exact, differing: one.highlight, ...before })),
              ),
            );
        }),
        runs,
      );
    });

    it('what has become of a quote on its page', () => {
      fc.assert(
        fc.property(quotes, hostileText(3_000), ([quote], now) => {
          for (const kind of ['there', 'missing', 'gone', 'unreachable'] as const)
            expectSafe(quoteCheckCard(t, { kind }, quote!, MOMENT));
          expectSafe(quoteCheckCard(t, { kind: 'changed', now }, quote!, MOMENT));
        }),
        runs,
      );
    });

    it('an edit, and the history of an article', () => {
      const ids = ['zzzzzzzzzz', EDITABLE.version, id] as const;
      fc.assert(
        fc.property(changes, entry, fc.boolean(), (changed, article, isFormer) => {
          const doubts = changed.sentences.map(({ before }) => ({
            key: 'failure.sameText' as const,
            values: { title: before ?? '' },
          }));
          expectSafe(editCard(t, { changes: changed, doubts, version: ids[1] }, [...ids]));
          expectSafe(badDraftCard(t, 'No.', id, ['change-edit', ...ids]));
          expectSafe(editedCard(t, article, new Map()));
          expectSafe(longArticleCard(t, { ...EDITABLE, entry: article }));
          const version = { entry: article, age: 1, count: 21, since: MOMENT, facts: changed.before };
          for (const changes of [changed, null])
            expectSafe(historyCard(t, { ...version, until: isFormer ? MOMENT : null, changes }));
        }),
        runs,
      );
    });

    it('the health of articles', () => {
      fc.assert(
        fc.property(findings, ({ three, quote }) => {
          const health = {
            checked: 123_456,
            leftOut: 12_345,
            staleAfterMonths: 60,
            answers: 1_234_567,
            findings: three,
          };
          expectSafe(healthCard(t, health));
          const quotes = new Map([0, 1].map((sentence) => [`zzzzzzzzzz.${sentence}.abcdefg`, quote]));
          for (const kind of FINDING_KINDS)
            for (const its of [quotes, new Map()])
              expectSafe(findingsCard(t, health, kind, findingsOn(health, kind, 0), its, () => true));
        }),
        fewRuns,
      );
    });

    it('reports', () => {
      fc.assert(
        fc.property(
          fc.array(item, { maxLength: 12 }),
          fc.nat(3),
          fc.boolean(),
          cited,
          contested,
          (reports, number, keeps, found, quotes) => {
            const byCitation = new Map<string, Cited>([['zzzzzzzzzz.999.abcdefg', found]]);
            for (const rejected of [quotes, []]) {
              const page = reportsOn(reports, number, rejected);
              expectSafe(reportsCard(t, reports, page, keeps, byCitation, rejected));
              expectSafe(reportsCard(t, reports, page, keeps, new Map(), rejected));
            }
            expectSafe(forgetCard(t, reports.length));
          },
        ),
        runs,
      );
      const exported = exportCard(t, { questions: '', articles: '', articlesLeftOut: 3 });
      expectHarmless(exported);
    });

    it('an answer to a question that found nothing, with its form', () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(hostileText(300), quotes), { minLength: 1, maxLength: 10 }),
          entry,
          (list, article) => {
            for (const verdict of ['answered', 'unsure', 'none'] as const) {
              const [first, ...others] = list.map(([question, answers]) =>
                answersOf({ question, answers, verdict }),
              );
              expectSafe(gapCard(t, [first!, ...others], [id, id]));
            }
            expectSafe(answeredGapCard(t, article, 500, new Map()));
            for (const value of ['', 'x'.repeat(5_000)])
              expectValidForm(gapForm(t, { title: value, date: value, text: value }, [id, id]));
          },
        ),
        runs,
      );
    });

    it('thanks for a vote', () => {
      fc.assert(
        fc.property(hostileText(300), hostileText(160), (question, context) => {
          const rejected = { asked: LONGEST_ID, verdict: 'answered', citation: QUOTE.citation } as const;
          expectSafe(rejectedCard(t, { ...rejected, question, context }));
        }),
        runs,
      );
      expectSafe(thanksCard(t));
    });

    it('followed questions', () => {
      fc.assert(
        fc.property(quotes, follows, hostileText(100), (answers, list, serverName) => {
          const [follow] = list;
          for (const verdict of ['answered', 'unsure', 'none'] as const)
            expectSafe(followedCard(t, follow!, answersOf({ verdict, answers }), new Map()));
          for (const isOfServer of [true, false])
            expectSafe(
              changedAnswerCard(t, follow!, follow!.answer, answers[0]!, { serverName, isOfServer }),
            );
          expectSafe(changedAnswerCard(t, follow!, follow!.answer, null, { serverName, isOfServer: false }));
          expectSafe(followListCard(t, list, () => serverName, new Map()));
          expectSafe(unfollowedCard(t, follow!));
        }),
        runs,
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
            const doubts = texts.map((title) => ({ key: 'failure.sameText' as const, values: { title } }));
            expectSafe(draftCard(t, { ...article, opening, doubts }, id), hasCode);
            expectSafe(badDraftCard(t, texts[0] ?? 'No.', id));
            expectValid(publishedCard(t, article, new Map([['library', '1110000000000000101']])));
            for (const card of [removalCard, removedCard, restoredCard]) expectSafe(card(t, article));
            expectSafe(publishedCard(t, article, new Map()));
          },
        ),
        runs,
      );
    });
  },
);

it.each([
  ['of 700 characters', 'long '.repeat(140), /^long .*… · undated$/],
  ['of emoji', '👩‍👩‍👧'.repeat(60), /^(?:👩‍👩‍👧)+… · undated$/u],
  ['of invisible characters', '\u200b\u2060\u00ad', /^\(no title\) · undated$/],
])('Discord accepts a choice with a title %s', (_, title, shown) => {
  const { name } = choiceOf(english, { ...ENTRY, title, published: null });
  expect(name).toMatch(shown);
  expect(name.length).toBeLessThanOrEqual(100);
});
