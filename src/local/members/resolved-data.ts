/** Resolves chosen ids and files into the `resolved` data of an interaction. */

import type { APIInteractionDataResolved, APIRole, ChannelType, FileUploadType } from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import { describeMembership, threadFieldsOf, typeOf } from '../state/api-objects.ts';
import { fileName, MAX_FILE_BYTES, type Upload } from '../state/files.ts';
import type { Channel } from '../state/guild-state.ts';
import { permissionsIn } from '../state/permissions.ts';
import { Refusal } from './refusal.ts';

/** A file that a person picks. */
export interface PickedFile {
  name: string;
  type?: string;
  content: string | Uint8Array;
}

/** Looks up chosen ids, and collects the results in the form of an interaction's `resolved` data. */
export class Resolution {
  readonly #services: Services;
  readonly #channel: Channel;
  readonly #found: APIInteractionDataResolved = {};

  constructor(services: Services, channel: Channel) {
    this.#services = services;
    this.#channel = channel;
  }

  /** Undefined if nothing was added. */
  get resolved(): APIInteractionDataResolved | undefined {
    return Object.keys(this.#found).length > 0 ? this.#found : undefined;
  }

  addUser(id: string): void {
    const user = this.#services.guildState.users.get(id);
    if (!user) throw new Refusal('Unknown user');
    this.#found.users = { ...this.#found.users, [id]: user };
    const member = this.#channel.server?.members.get(id);
    if (!member) return;
    const { deaf: _, mute: __, ...membership } = describeMembership(member);
    const permissions = String(permissionsIn(this.#channel, id));
    this.#found.members = { ...this.#found.members, [id]: { ...membership, permissions } };
  }

  addRole(id: string): void {
    const role = this.#roleOf(id);
    if (!role) throw new Refusal('Unknown role');
    this.#found.roles = { ...this.#found.roles, [id]: role };
  }

  addUserOrRole(id: string): void {
    if (this.#roleOf(id)) this.addRole(id);
    else this.addUser(id);
  }

  addChannel(id: string, types: readonly ChannelType[] = []): void {
    const channel = this.#services.guildState.channel(id);
    const { bot } = this.#services.guildState;
    if (!channel?.server || channel.server !== this.#channel.server) throw new Refusal('Unknown channel');
    const type = typeOf(channel);
    if (types.length > 0 && !types.includes(type))
      throw new Refusal('Channels of that type cannot be chosen');
    this.#found.channels = {
      ...this.#found.channels,
      [id]: {
        id,
        name: channel.name,
        type,
        permissions: String(permissionsIn(channel, bot.id)),
        ...(channel.kind === 'thread' && threadFieldsOf(channel)),
      },
    };
  }

  /** @returns the attachment's id */
  addFile(file: PickedFile, types?: readonly FileUploadType[]): string {
    if (types && !types.some((type) => isOfType(file, type)))
      throw new Refusal(`${file.name} must be one of: ${types.join(', ')}`);
    const attachment = this.#services.files.keep(uploadOf(file), this.#channel.id);
    this.#found.attachments = {
      ...this.#found.attachments,
      [attachment.id]: { ...attachment, ephemeral: true },
    };
    return attachment.id;
  }

  #roleOf(id: string): APIRole | undefined {
    return this.#channel.server?.roles.find((role) => role.id === id);
  }
}

export function isFile(item: unknown): item is PickedFile {
  return typeof item === 'object' && item !== null && 'name' in item && 'content' in item;
}

export function uploadOf({ name, type, content }: PickedFile, key = '0'): Upload {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (bytes.length > MAX_FILE_BYTES) throw new Refusal('Your files are too powerful. Max file size: 10 MB');
  return { key, name: fileName(name), type: type ?? '', bytes };
}

/** Discord checks only the extension (`.txt`), or the media type that the client sends (`image`). */
function isOfType({ name, type = '' }: PickedFile, wanted: FileUploadType): boolean {
  return wanted.startsWith('.') ? name.toLowerCase().endsWith(wanted) : type.startsWith(`${wanted}/`);
}
