/** Masks the parts of a sentence that are not prose: markup, addresses, paths and file names. */
/** File extensions: "2021-05-06.log". */
const EXTENSIONS =
  'avif|bak|c|conf|cpp|css|csv|docx?|gif|gz|html?|ics|ini|java|jpe?g|js|json|log|md|mp[34]|ods|odt|pdf|php|png|pptx?|py|rs|sql|svg|tar|toml|ts|tsv|txt|webp|xlsx?|xml|ya?ml|zip';

const NON_PROSE = new RegExp(
  [
    // Front matter, comments, references, tags and wiki templates.
    '^---\\s[^]*?\\s---(?!\\S)',
    '<!--[^]*?-->',
    '<ref\\b[^<>]*(?:/>|>[^]*?</ref>)',
    '</?[a-z][^<>]*>',
    '\\{\\{[^{}]*\\}\\}',
    // The target of a link: "[the notes](notes.md)".
    '(?<=\\])\\([^\\s()]*\\)',
    '\\b(?:https?://|ftp://|mailto:|www\\.)[^\\s<>"]+',
    '(?<![^\\s("\'`])(?:~|\\.{1,2})?(?:/[\\w.%~-]+)+/?',
    `(?<![^\\s("'\`])[^\\s("'\`]+\\.(?:${EXTENSIONS})\\b`,
  ].join('|'),
  'gi',
);
/** A cheap test that every sentence with non-prose passes. */
const MAY_HAVE_NON_PROSE = /[<{/]|\.[a-z]|\]\(|^---|www\.|mailto:/i;

/** Replaces everything that is not prose by spaces: numbers in it are not dates. The length stays the same. */
export function maskNonProse(sentence: string): string {
  if (!MAY_HAVE_NON_PROSE.test(sentence)) return sentence;
  return sentence.replace(NON_PROSE, (match) => ' '.repeat(match.length));
}
