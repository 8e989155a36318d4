/** Endings of file names: "2021-05-06.log". */
const FILE =
  'avif|bak|c|conf|cpp|css|csv|docx?|gif|gz|html?|ics|ini|java|jpe?g|js|json|log|md|mp[34]|ods|odt|pdf|php|png|pptx?|py|rs|sql|svg|tar|toml|ts|tsv|txt|webp|xlsx?|xml|ya?ml|zip';

/** Where no words of the sentence stand: what is between marks, addresses, paths and names of files. */
const NO_PROSE = new RegExp(
  [
    // Front matter, comments, references and tags; templates of a wiki.
    '^---\\s[^]*?\\s---(?!\\S)',
    '<!--[^]*?-->',
    '<ref\\b[^<>]*(?:/>|>[^]*?</ref>)',
    '</?[a-z][^<>]*>',
    '\\{\\{[^{}]*\\}\\}',
    // The target of a link: "[the notes](notes.md)".
    '(?<=\\])\\([^\\s()]*\\)',
    '\\b(?:https?://|ftp://|mailto:|www\\.)[^\\s<>"]+',
    '(?<![^\\s("\'`])(?:~|\\.{1,2})?(?:/[\\w.%~-]+)+/?',
    `(?<![^\\s("'\`])[^\\s("'\`]+\\.(?:${FILE})\\b`,
  ].join('|'),
  'gi',
);
/** A mark that any of them has. */
const MARK = /[<{/]|\.[a-z]|\]\(|^---|www\.|mailto:/i;

/** The sentence with blanks for what is no prose, and so nothing that happened on a day. */
export function maskNonProse(sentence: string): string {
  return MARK.test(sentence) ? sentence.replace(NO_PROSE, (one) => ' '.repeat(one.length)) : sentence;
}
