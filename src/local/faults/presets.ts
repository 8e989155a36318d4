/** The faults that the page has a button for. */

import type { Fault } from './fault.ts';

export interface Preset {
  label: string;
  /** What happens, shown to the person who plays it. */
  description: string;
  faults: readonly Fault[];
}

export type PresetName = keyof typeof PRESETS;

/** The presets, by name. Faults with `times: 'always'` are played until they are stopped. */
export const PRESETS = {
  disconnect: {
    label: 'Disconnect',
    description: 'The bot’s connection breaks, as when a cable is pulled out.',
    faults: [{ match: { on: 'now' }, action: { do: 'close' } }],
  },
  reconnect: {
    label: 'Ask to reconnect',
    description: 'Discord asks the bot to come back on a new connection (op 7).',
    faults: [{ match: { on: 'now' }, action: { do: 'reconnect' } }],
  },
  forget: {
    label: 'Forget the session',
    description: 'The bot must identify itself anew (op 9); what happens meanwhile is lost on it.',
    faults: [{ match: { on: 'now' }, action: { do: 'invalidate', resumable: false } }],
  },
  slow: {
    label: 'Slow network',
    description: 'Whatever the bot sends or is told takes a second longer.',
    faults: slower(1_000),
  },
  tooSlow: {
    label: 'Network too slow',
    description: 'Four seconds longer: no answer can come in time.',
    faults: slower(4_000),
  },
  serverError: {
    label: 'Server error',
    description: 'Discord answers every request with 500.',
    faults: [{ match: { on: 'request' }, action: { do: 'answer', status: 500 }, times: 'always' }],
  },
  rateLimit: {
    label: 'Rate limit',
    description: 'The next request is turned away, to be sent again after a second.',
    faults: [{ match: { on: 'request' }, action: { do: 'limit', seconds: 1 } }],
  },
  down: {
    label: 'Discord is down',
    description: 'The connection breaks, and none can be opened: everything is answered with 503.',
    faults: [
      { match: { on: 'connect' }, action: { do: 'answer', status: 503 }, times: 'always' },
      { match: { on: 'request' }, action: { do: 'answer', status: 503 }, times: 'always' },
      { match: { on: 'now' }, action: { do: 'close' } },
    ],
  },
} as const satisfies { [name: string]: Preset };

function slower(ms: number): Fault[] {
  return [
    { match: { on: 'request' }, action: { do: 'delay', ms }, times: 'always' },
    { match: { on: 'frame', from: 'discord' }, action: { do: 'delay', ms }, times: 'always' },
  ];
}
