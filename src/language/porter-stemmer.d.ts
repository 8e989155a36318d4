declare module 'wink-eng-lite-web-model/dist/porter-stemmer.js' {
  export default function stem(word: string): string;
}
