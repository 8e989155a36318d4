/** Everything that one server may do that takes long, for tests of whether others have to wait. */

import type { Draft, Library } from '../../src/library/library.ts';
import type { Report } from '../../src/library/report.ts';
import type { Files } from './contract/articles.ts';

/** The question that another server asks meanwhile, and its answer. */
export const QUESTION = 'How tall is the lighthouse of Varde?';
export const ANSWER = 'The lighthouse of Varde is 31 metres tall.';

const DAY = (i: number) => `${1 + (i % 28)} ${['March', 'May', 'June', 'July'][i % 4]} ${1990 + (i % 30)}`;
const sentence = (i: number) =>
  `On ${DAY(i)} the council of Lindholm met about bridge number ${i}, and put the matter off again.`;
const times = <Thing>(count: number, of: (i: number) => Thing) =>
  Array.from({ length: count }, (_, i) => of(i));

/** The size of the library, and of what the server does. */
export interface Size {
  /** The number of seeds. */
  articles: number;
  /** The reports of the server, and the characters of each. */
  reports: number;
  reportLength: number;
  /** The sentences of the longest article, the short paragraphs of another, and the characters of an upload. */
  sentences: number;
  paragraphs: number;
  upload: number;
}

/** Seeds over which every action takes long. */
export function filesOf({ articles, sentences, paragraphs }: Size): Files {
  const short = times(articles, (i): [string, string] => [
    `${i}.txt`,
    `Date: 2023-06-${String(1 + (i % 28)).padStart(2, '0')}\nTitle: Bridge number ${i} of Lindholm\n\n${sentence(i)}`,
  ]);
  return {
    ...Object.fromEntries(short),
    'lighthouse.txt': `Title: Lighthouse\n\n${ANSWER}`,
    'chronicle.txt': `Date: 2023-06-19\nTitle: The council of Lindholm\n\n${times(sentences, sentence).join(' ')}`,
    'lines.txt': `Title: Lines\n\n${times(paragraphs, (i) => `Line ${i} is short.`).join('\n\n')}`,
  };
}

/** Stores the reports of a server. */
export async function prepare(
  library: Library,
  server: string,
  { reports, reportLength }: Size,
): Promise<void> {
  for (let i = 0; i < reports; i++) await library.report(reportOf(i, reportLength), server);
}

function reportOf(i: number, length: number): Report {
  const better = times(Math.ceil(length / 90), (j) => sentence(7 * i + 3 * j))
    .join(' ')
    .slice(0, length);
  const report = {
    kind: 'reported',
    question: `What of bridge ${i}?`,
    day: '2024-01-01',
    verdict: 'none',
  } as const;
  return { ...report, shown: null, wrong: '', better };
}

const draft = (title: string, text: Draft['text']): Draft => ({ title, date: '', source: '', text });

/** The actions, by their descriptions. */
export const SLOW_ACTIONS: Readonly<
  Record<string, (library: Library, server: string, size: Size, typed: Library) => Promise<unknown>>
> = {
  'presses Export three times': (library, server) =>
    Promise.allSettled(times(3, () => library.exportReports(server))),
  'has six people type': (_, server, size, typed) =>
    Promise.allSettled(
      times(6 * Math.min(10, size.articles), (i) =>
        typed.articles({ server }, ['b', 'br', 'bridge 1', 'lindhlom', 'lindholm b', 'numbre'][i % 6], 25),
      ),
    ),
  'looks at drafts of a page and of a text, and at one that is no article': async (
    library,
    server,
    { upload },
  ) => {
    const page = `<html><body>${times(Math.ceil(upload / 60), (i) => `<div class="a b"><b>${i}</b></div><p>Met.</p>`).join('\n')}`;
    const text = times(Math.ceil(Math.min(190_000, upload) / 100), sentence).join(' ');
    const bytes = (content: string) => new Uint8Array(Buffer.from(content));
    return Promise.allSettled([
      library.preview(draft('A page', { name: 'a.html', bytes: bytes(page) }), server),
      library.preview(draft('A text', text), server),
      library.preview(draft('No article', { name: 'a.txt', bytes: new Uint8Array(upload) }), server),
    ]);
  },
  'adds an article, removes it, and puts it back': async (library, server, { upload }) => {
    const text = times(Math.ceil(Math.min(190_000, upload) / 100), (i) => sentence(i + 5)).join(' ');
    const { key } = await library.add(draft('Added', text), server);
    await library.remove(key, server);
    await library.undo(server);
    await library.remove(key, server);
  },
  'asks for the timeline of everything': (library, server) =>
    library.timeline('council of Lindholm', { server }, 50),
  'looks for the source of a long message': (library, server) =>
    library.sources(times(40, (i) => sentence(11 * i)).join(' '), { server }),
  'reads an article of many paragraphs': async (library, server) => {
    const reading = await library.read('lines.txt', { server });
    await library.cite(`${reading!.key}.3.0000000`, { server });
  },
  'reports, reads what is reported, and forgets it': async (library, server, { reportLength }) => {
    await library.report(reportOf(1_000_000, reportLength), server);
    await library.reports(server);
    await library.changeSettings(server, { keepsQuestions: true });
    await library.report({ ...reportOf(1, reportLength), kind: 'unanswered' }, server);
    await library.changeSettings(server, { keepsQuestions: false });
  },
  'turns the pages of its lists': async (library, server, { articles }) => {
    for (let from = 0; from < articles; from += articles / 5)
      await library.articles({ server }, undefined, 10, Math.floor(from));
    await library.articles({ server, own: true }, undefined, 10);
    await library.status(server);
  },
  'asks a question in every breath': (library, server) =>
    Promise.allSettled(times(60, (i) => library.ask(`What of bridge number ${i} on ${DAY(i)}?`, { server }))),
};
