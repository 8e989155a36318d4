/** Where a library's articles are. */
export interface Folders {
  /** The articles that ship. */
  seeds: string;
  /** What servers add; null keeps it in memory, for as long as the library is open. */
  data: string | null;
}
