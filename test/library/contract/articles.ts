/** The articles over which the contract of libraries is tested. */

import type { Article } from '../../../src/articles/article.ts';
import { parseArticle } from '../../../src/articles/parse.ts';

/** Files by their paths in their folder. */
export type Files = Readonly<Record<string, string>>;

/** The news of a small town. */
export const FILES: Files = {
  'bridge.txt': `Date: 5 May 2024
Title: A bridge for Lindholm
Source: https://news.example/bridge

The council of Lindholm met on Friday. It approved a new bridge across the Aske, which will cost 12 million crowns.

Mayor Ada Berg said that the bridge would open in the spring of 2026.`,

  'storm.md': `# Storm closes harbour

*2 February 2024*

A storm closed the harbour of Varde on Thursday. Nobody was hurt, because the ferries had left the day before.`,

  'news/2023-06-19-visit.txt': `Minister Olsen visits the harbour

Minister Karin Olsen arrived in Varde on Sunday to open the new lighthouse.

The day before Olsen's visit, the harbour had been swept.\r\n\r\nIt took 40 people three days to sweep it.`,

  'history.txt': `Title: A short history of Varde
Date: 2022-11-30

Varde was founded in 1649 by Dutch fishermen. Its church burned down in 1771 and was rebuilt within four years.

The lighthouse of Varde is 31 metres tall. 🗼 In the 1990s, about 4,000 people lived there.`,

  'bells.txt': `The old bells of Varde weigh 900 kilograms. Nobody knows who cast them.`,
};

/** Articles with more than prose: headings, steps, tables, questions, speakers, code. */
export const STRUCTURED: Files = {
  'rules.md': `---
title: Rules of the harbour
date: 2024-03-01
author: Ada Berg
tags: [harbour, rules]
---

## On the quay

To tie up a boat:

1. Ask the harbour master for a berth.
2. Pay **12 crowns** at the [office](https://news.example/office). Keep the receipt.

| Boat | Fee per night | Deposit |
|------|---------------|---------|
| Rowing boat | 5 crowns | |
| Ferry | 90 crowns | 200 crowns |

## May I swim in the harbour?

No. Swim at the beach of Lindholm.

\`\`\`
quay --open
\`\`\`
`,

  'fees/2023.html': `<!doctype html><html><head><title>Fees of 2023</title>
<meta name="date" content="2023-01-15"><link rel="canonical" href="https://news.example/fees"></head><body>
<nav><a href="/">Home</a></nav><main><h1>Fees of 2023</h1><p>These were the <b>fees</b> of the harbour.</p>
<table><tr><th>Boat</th><th>Fee per night</th></tr><tr><td>Rowing boat</td><td>4 crowns</td></tr></table>
<dl><dt>Berth</dt><dd>A place at the quay.</dd></dl></main></body></html>`,

  'council.txt': `Title: The council on the ferry
Date: 2024-04-02
Editor: Olaf Lund
Section: Council

Berg: The ferry will sail twice a day from May.

Olsen: Will it sail on Sundays, too?

Berg: Only in summer, and only in fair weather.

Olsen: Then I shall vote for it.`,
};

/** The articles of a library over some files, in the order of their paths. */
export function articlesOf(files: Files): Article[] {
  return Object.keys(files)
    .sort()
    .map((id) => parseArticle(id, files[id]!));
}
