import type { Faults } from './faults/faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './interactions/interactions.ts';
import type { Settings } from './settings.ts';
import type { Commands } from './state/commands.ts';
import type { Files } from './state/files.ts';
import type { GuildState } from './state/guild-state.ts';
import type { Messages } from './state/messages.ts';
import type { TrafficRecorder } from './traffic-recorder.ts';

/** All that a Discord for one is made of, for its rooms to share. */
export interface Services {
  settings: Settings;
  /** Its address, such as http://127.0.0.1:8787 */
  origin: string;
  /** The bot's. */
  token: string;
  world: GuildState;
  messages: Messages;
  files: Files;
  commands: Commands;
  gateway: Gateway;
  interactions: Interactions;
  record: TrafficRecorder;
  faults: Faults;
}
