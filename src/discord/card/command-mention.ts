/** The ids under which Discord holds the commands, by their names: none as long as they are not known. */
export type CommandIds = ReadonlyMap<string, string>;

/**
 * A command as Discord shows it to be pressed, which begins it; without its id, its name.
 *
 * @param name without the slash, with its subcommand: "library add"
 */
export function commandMention(name: string, ids: CommandIds): string {
  const id = ids.get(name.split(' ')[0]!);
  return id === undefined ? `**/${name}**` : `</${name}:${id}>`;
}
