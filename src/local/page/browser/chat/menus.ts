import {
  type APIApplicationCommand,
  type APIMessage,
  ApplicationCommandType as Type,
} from 'discord-api-types/v10';
import type { MenuItem } from '../common/menu.ts';

interface MessageDeeds {
  reply: (() => void) | null;
  dismiss: (() => void) | null;
  use(command: APIApplicationCommand): void;
}

/** What can be done with a message. */
export function messageMenu(
  message: APIMessage,
  commands: readonly APIApplicationCommand[],
  { reply, dismiss, use }: MessageDeeds,
): MenuItem[] {
  return [
    ...(reply ? [{ label: 'Reply', act: reply }] : []),
    ...appsOf(commands, Type.Message, use),
    ...(message.content ? [{ label: 'Copy Text', act: () => copy(message.content) }] : []),
    { label: 'Copy Message ID', act: () => copy(message.id) },
    ...(dismiss ? [{ label: 'Dismiss Message', act: dismiss }] : []),
  ];
}

/** What can be done with a person. */
export function userMenu(
  userId: string,
  commands: readonly APIApplicationCommand[],
  { mention, use }: { mention: (() => void) | null; use(command: APIApplicationCommand): void },
): MenuItem[] {
  return [
    ...(mention ? [{ label: 'Mention', act: mention }] : []),
    ...appsOf(commands, Type.User, use),
    { label: 'Copy User ID', act: () => copy(userId) },
  ];
}

function appsOf(
  commands: readonly APIApplicationCommand[],
  wanted: Type,
  use: (command: APIApplicationCommand) => void,
): MenuItem[] {
  const items = commands
    .filter(({ type }) => type === wanted)
    .map((command) => ({ label: command.name, act: () => use(command) }));
  return items.length > 0 ? [{ label: 'Apps', items }] : [];
}

function copy(text: string): void {
  void navigator.clipboard.writeText(text);
}
