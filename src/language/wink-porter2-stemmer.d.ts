/** Types for `wink-porter2-stemmer`, which has none of its own. */
declare module 'wink-porter2-stemmer' {
  export default function stem(word: string): string;
}
