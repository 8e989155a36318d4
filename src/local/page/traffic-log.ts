import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { API_VERSION_PATH } from '../rest/rest.ts';
import type { Recorded, TrafficRecorder } from '../traffic-recorder.ts';
import type { PassedView } from './protocol.ts';

/** As many as one looks through. */
const MOST_LISTED = 300;

/** The latest of what passed, in order. */
export function listPassed({ requests, frames }: TrafficRecorder): PassedView[] {
  return [...requests.slice(-MOST_LISTED), ...frames.slice(-MOST_LISTED)]
    .sort((one, other) => one.number - other.number)
    .slice(-MOST_LISTED)
    .map(viewPassed);
}

export function findPassed({ requests, frames }: TrafficRecorder, number: number): Recorded | undefined {
  return [...requests, ...frames].find((entry) => entry.number === number);
}

export function viewPassed(entry: Recorded): PassedView {
  const { number, at, fault } = entry;
  if ('path' in entry) {
    const what = `${entry.method} ${shortened(entry.path)}`;
    return { number, at, fault, from: 'bot', what, status: entry.status, isHeartbeat: false };
  }
  const isHeartbeat = entry.op === Op.Heartbeat || entry.op === Op.HeartbeatAck;
  const what = entry.event ?? Op[entry.op] ?? `op ${entry.op}`;
  return { number, at, fault, from: entry.from, what, status: null, isHeartbeat };
}

/** Without what nobody reads: most of the ids, and the tokens of interactions. */
function shortened(path: string): string {
  return path
    .replace(API_VERSION_PATH, '')
    .replace(/\d{13,}(?=\d{4})/g, '…')
    .replace(/[\w-]{40,}/g, '…');
}
