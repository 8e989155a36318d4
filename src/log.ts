/** Where the product says what it does. Never a token, an interaction token or a question. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}
