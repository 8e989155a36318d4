/** Frequency: how often something happens. */

const ASKED = /\bhow (?:often|frequently|many times|regularly)\b/i;
const STATED =
  /\b(?:once|twice|thrice|(?:\d+|two|three|four|five|six|ten) (?:times|x)|every|each|per|hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|always|never|rarely|usually|(?:a|an) (?:hour|day|week|month|year)|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b/i;

/** Whether a question asks how often something happens. */
export function asksForFrequency(question: string): boolean {
  return ASKED.test(question);
}

/** Whether a text says how often something happens: "once every three months", "twice a year", "daily". */
export function statesFrequency(text: string): boolean {
  return STATED.test(text);
}
