/** What kind of thing a question asks for. `what` is any other. */
export type QuestionKind = 'when' | 'how long' | 'how many' | 'where' | 'who' | 'why' | 'what';

/** The first that matches is the kind. Also in the middle of a question: "Blinken arrived in Beijing when?" */
const KINDS: [QuestionKind, RegExp][] = [
  ['how long', /\bhow long\b|\bfor how many (?:seconds|minutes|hours|days|weeks|months|years)\b/],
  [
    'how many',
    /\bhow (?:many|much|old|far|big|large|tall|high|often)\b|\bwhat (?:number|percentage|share)\b/,
  ],
  ['when', /\bwhen\b|\b(?:what|which) (?:\w+ )?(?:year|day|date|month|week|decade|century|time)\b/],
  ['why', /\bwhy\b|\b(?:what|which) (?:was the )?(?:reason|caused?)\b|\bhow come\b/],
  [
    'where',
    /\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|country|place|island|state|town|region|continent)\b/,
  ],
  [
    'who',
    /\bwho(?:m|se)?\b|\b(?:what|which) (?:\w+ )?(?:person|people|man|woman|president|minister|leader)\b/,
  ],
];

/** How much of a question its kind is read from: longer ones say it early, or not at all. */
const LONGEST_READ = 600;

/** The kind of thing that a question asks for, in whatever case and with or without a question mark. */
export function kindOf(question: string): QuestionKind {
  const text = question.slice(0, LONGEST_READ).toLowerCase();
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'what';
}
