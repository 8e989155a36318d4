import type { Faults } from './faults/faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './interactions/interactions.ts';
import type { Recorder } from './record.ts';
import type { Settings } from './settings.ts';
import type { Commands } from './world/commands.ts';
import type { Files } from './world/files.ts';
import type { Messages } from './world/messages.ts';
import type { World } from './world/world.ts';

/** All that a Discord for one is made of, for its rooms to share. */
export interface House {
  settings: Settings;
  /** Its address, such as http://127.0.0.1:8787 */
  origin: string;
  /** The bot's. */
  token: string;
  world: World;
  messages: Messages;
  files: Files;
  commands: Commands;
  gateway: Gateway;
  interactions: Interactions;
  record: Recorder;
  faults: Faults;
}
