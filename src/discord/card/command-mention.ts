/** Mentions of commands. */

/** The ids of the registered commands, by name; empty until they are known. */
export type CommandIds = ReadonlyMap<string, string>;

/**
 * A mention of a command, which can be clicked to use it; without its id, its name in bold.
 *
 * @param name without the slash, with its subcommand: "library add"
 */
export function commandMention(name: string, ids: CommandIds): string {
  const id = ids.get(name.split(' ')[0]!);
  return id === undefined ? `**/${name}**` : `</${name}:${id}>`;
}
