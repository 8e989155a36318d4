import {
  type APIInteractionDataResolved,
  type APIRole,
  ChannelType,
  type FileUploadType,
} from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import { describeMembership } from '../state/api-objects.ts';
import { fileName, LARGEST_FILE, type Upload } from '../state/files.ts';
import type { Channel } from '../state/guild-state.ts';
import { permissionsIn } from '../state/permissions.ts';
import { Refusal } from './refusal.ts';

/** A file that a person picks. */
export interface PickedFile {
  name: string;
  type?: string;
  content: string | Uint8Array;
}

/** Finds what the ids that a person chose stand for, and keeps it as an interaction tells it. */
export class Resolution {
  readonly #house: Services;
  readonly #channel: Channel;
  readonly #found: APIInteractionDataResolved = {};

  constructor(house: Services, channel: Channel) {
    this.#house = house;
    this.#channel = channel;
  }

  /** Undefined while nothing was chosen. */
  get resolved(): APIInteractionDataResolved | undefined {
    return Object.keys(this.#found).length > 0 ? this.#found : undefined;
  }

  addUser(id: string): void {
    const user = this.#house.world.users.get(id);
    if (!user) throw new Refusal('Unknown user');
    this.#found.users = { ...this.#found.users, [id]: user };
    const member = this.#channel.kind === 'server' && this.#channel.server.members.get(id);
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

  addChannel(id: string, types: readonly ChannelType[] = [ChannelType.GuildText]): void {
    const channel = this.#house.world.channel(id);
    const here = this.#channel.kind === 'server' ? this.#channel.server : null;
    if (channel?.kind !== 'server' || channel.server !== here) throw new Refusal('Unknown channel');
    if (!types.includes(ChannelType.GuildText)) throw new Refusal('Channels of that type cannot be chosen');
    this.#found.channels = {
      ...this.#found.channels,
      [id]: {
        id,
        name: channel.name,
        type: ChannelType.GuildText,
        permissions: String(permissionsIn(channel, this.#house.world.bot.id)),
      },
    };
  }

  /** @returns the attachment's id */
  addFile(file: PickedFile, types?: readonly FileUploadType[]): string {
    if (types && !types.some((type) => isOfType(file, type)))
      throw new Refusal(`${file.name} must be one of: ${types.join(', ')}`);
    const attachment = this.#house.files.keep(uploadOf(file), this.#channel.id);
    this.#found.attachments = {
      ...this.#found.attachments,
      [attachment.id]: { ...attachment, ephemeral: true },
    };
    return attachment.id;
  }

  #roleOf(id: string): APIRole | undefined {
    return this.#channel.kind === 'server'
      ? this.#channel.server.roles.find((role) => role.id === id)
      : undefined;
  }
}

export function isFile(item: unknown): item is PickedFile {
  return typeof item === 'object' && item !== null && 'name' in item && 'content' in item;
}

export function uploadOf({ name, type, content }: PickedFile, key = '0'): Upload {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (bytes.length > LARGEST_FILE) throw new Refusal('Your files are too powerful. Max file size: 10 MB');
  return { key, name: fileName(name), type: type ?? '', bytes };
}

/** Discord looks at the name alone, or at the kind that the client says. */
function isOfType({ name, type = '' }: PickedFile, wanted: FileUploadType): boolean {
  return wanted.startsWith('.') ? name.toLowerCase().endsWith(wanted) : type.startsWith(`${wanted}/`);
}
