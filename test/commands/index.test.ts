import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { checkCommands } from '../../src/local/rules/commands.ts';
import { type Json, Validator } from '../../src/local/validator.ts';

describe('the list of commands', () => {
  it('has a command for each file of the folder, with the same name', () => {
    const files = readdirSync('commands').filter((file) => file !== 'index.ts');
    const names = commands.map(({ data }) => data.name.toLowerCase().replaceAll(' ', '-'));
    expect(names.map((name) => `${name}.ts`).sort()).toEqual(files.sort());
  });

  it('is accepted by Discord', () => {
    const definitions = commands.map(({ data }) => data.toJSON()) as unknown as Json;
    expect(() => checkCommands(new Validator(definitions))).not.toThrow();
  });

  it.each(['buttons', 'selects', 'forms'] as const)('has distinct names for all %s', (kind) => {
    const actions = commands.flatMap((command) => Object.keys(command[kind] ?? {}));
    expect(new Set(actions).size).toBe(actions.length);
    for (const action of actions) expect(action).toMatch(/^[a-z-]+$/);
  });
});
