/** `npm run -s ask`: asks the library from a shell, for scripts and for use without Discord. */
import { readFile } from 'node:fs/promises';
import { problemInWords } from './articles/folder.ts';
import { applySettings, parseCommandLine, UsageError } from './command-line.ts';
import { english } from './i18n/translator.ts';
import { contextOf, type Turn } from './language/follow-up.ts';
import type { Answers, Quote } from './library/answers.ts';
import { turnOf } from './library/ask-in-context.ts';
import { daysInWords, publishedInWords } from './library/dates-in-words.ts';
import { createLibrary } from './library/in-process-library.ts';
import { readFolderInThreads } from './library/indexing/reading-threads.ts';
import { shippedModel } from './library/shipped-model.ts';
import { forTerminal } from './terminal.ts';

const USAGE = `Usage: npm run -s ask -- [--json] [--articles DIR] QUESTION
       npm run -s ask -- [--articles DIR] --questions FILE
       npm run -s ask -- [--json] [--articles DIR] --conversation FILE

  --articles DIR    the folder of the articles (default: seeds)
  --json            the answer as JSON
  --questions FILE  one question a line (- for standard input), answered as JSON lines
  --conversation FILE
                    one question a line, where each may follow up the one before ("and when did he leave?")`;

/** The scope without a server: only the articles of the folder. */
const SEEDS = { server: null };

async function main(): Promise<void> {
  const { values, positionals } = parseCommandLine(
    {
      json: { type: 'boolean', default: false },
      articles: { type: 'string', default: 'seeds' },
      questions: { type: 'string' },
      conversation: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    USAGE,
  );
  if (values.help) return console.log(USAGE);
  const question = positionals.join(' ').trim();
  const given = [question, values.questions, values.conversation].filter(Boolean);
  if (given.length !== 1) throw new UsageError(`Give a question, or one file of questions.\n\n${USAGE}`);

  const usesReader = applySettings(process.env);
  const { articles, problems } = await readFolderInThreads(values.articles);
  for (const problem of problems) console.error(forTerminal(problemInWords(problem)));
  if (articles.length === 0)
    console.error(`${values.articles} holds no articles: put .txt, .md or .html files with text into it.`);
  const library = createLibrary(articles, problems, shippedModel(usesReader));

  if (values.questions) {
    for (const line of await linesOf(values.questions))
      console.log(JSON.stringify(await library.ask(line, SEEDS)));
  } else if (values.conversation) {
    let before: Turn | null = null;
    for (const line of await linesOf(values.conversation)) {
      const context: string | null = before && contextOf(line, before);
      const answers = await library.ask(line, SEEDS, undefined, context);
      console.log(values.json ? JSON.stringify(answers) : forTerminal(`> ${line}\n${inText(answers)}\n`));
      before = turnOf(answers);
    }
  } else {
    const answers = await library.ask(question, SEEDS);
    console.log(values.json ? JSON.stringify(answers, null, 2) : forTerminal(inText(answers)));
  }
}

async function linesOf(file: string): Promise<string[]> {
  try {
    const text = await readFile(file === '-' ? '/dev/stdin' : file, 'utf8');
    return text.split(/\r?\n/).filter((line) => line.trim() !== '');
  } catch (error) {
    throw new UsageError(`Cannot read the questions in ${file}: ${(error as Error).message}`);
  }
}

function inText({ context, language, verdict, unmatched, answers, isNear }: Answers): string {
  const [first] = answers;
  const parts: string[] = [];
  if (language !== undefined) parts.push(english('answer.otherLanguage'));
  if (context !== null) parts.push(`About: ${context}`);
  if (verdict === 'none') parts.push('The articles do not answer this.');
  if (verdict === 'unsure') parts.push('The articles may not answer this. The nearest they come:');
  if (verdict === 'none' && unmatched.length > 0)
    parts.push(`No article mentions ${unmatched.map((word) => `“${word}”`).join(', ')}.`);
  if (verdict === 'none' && isNear) parts.push('The nearest to it that they say:');
  if (first && (verdict !== 'none' || isNear)) parts.push(quoteInText(first));
  return parts.join('\n');
}

function quoteInText(quote: Quote): string {
  const events = quote.events.map((event) => `\n  ${event.text} → ${daysInWords(english, event)}`);
  const shown = quote.shown.replaceAll('\n', '\n  ');
  return `\n  ${shown}\n${events.join('')}\n  ${quote.title} · ${publishedInWords(english, quote.published)}`;
}

main().catch((error) => {
  console.error(forTerminal(error instanceof Error ? error.message : String(error)));
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
