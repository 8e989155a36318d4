/** Lists recorded traffic for the developer panel. */

import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { API_VERSION_PATH } from '../rest/rest.ts';
import type { TrafficEntry, TrafficRecorder } from '../traffic-recorder.ts';
import type { TrafficEntryView } from './protocol.ts';

/** Enough to look through. */
const MAX_LISTED = 300;

/** The latest traffic, in order. */
export function listTraffic({ requests, frames }: TrafficRecorder): TrafficEntryView[] {
  return [...requests.slice(-MAX_LISTED), ...frames.slice(-MAX_LISTED)]
    .sort((one, other) => one.number - other.number)
    .slice(-MAX_LISTED)
    .map(viewTrafficEntry);
}

export function findTrafficEntry(
  { requests, frames }: TrafficRecorder,
  number: number,
): TrafficEntry | undefined {
  return [...requests, ...frames].find((entry) => entry.number === number);
}

export function viewTrafficEntry(entry: TrafficEntry): TrafficEntryView {
  const { number, at, fault } = entry;
  if ('path' in entry) {
    const what = `${entry.method} ${shortened(entry.path)}`;
    return { number, at, fault, from: 'bot', what, status: entry.status, isHeartbeat: false };
  }
  const isHeartbeat = entry.op === Op.Heartbeat || entry.op === Op.HeartbeatAck;
  const what = entry.event ?? Op[entry.op] ?? `op ${entry.op}`;
  return { number, at, fault, from: entry.from, what, status: null, isHeartbeat };
}

/** Shortens ids, and removes the tokens of interactions. */
function shortened(path: string): string {
  return path
    .replace(API_VERSION_PATH, '')
    .replace(/\d{13,}(?=\d{4})/g, '…')
    .replace(/[\w-]{40,}/g, '…');
}
