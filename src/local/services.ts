/** The parts of the local Discord, shared by its modules. */

import type { Faults } from './faults/active-faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Interactions } from './interactions/interactions.ts';
import type { Settings } from './settings.ts';
import type { Commands } from './state/commands.ts';
import type { Files } from './state/files.ts';
import type { GuildState } from './state/guild-state.ts';
import type { Messages } from './state/messages.ts';
import type { Threads } from './state/threads.ts';
import type { TrafficRecorder } from './traffic-recorder.ts';

/** The parts of one local Discord. */
export interface Services {
  settings: Settings;
  /** The origin of its HTTP server, such as http://127.0.0.1:8787 */
  origin: string;
  /** The bot's token. */
  token: string;
  guildState: GuildState;
  messages: Messages;
  threads: Threads;
  files: Files;
  commands: Commands;
  gateway: Gateway;
  interactions: Interactions;
  record: TrafficRecorder;
  faults: Faults;
}
