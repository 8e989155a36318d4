import type { ServerResponse } from 'node:http';
import type { Person } from '../members/member.ts';
import type { Services } from '../services.ts';
import type { StoredMessage } from '../state/messages.ts';
import type { Recorded } from '../traffic-recorder.ts';
import { playingPresets } from './panel.ts';
import type { Change } from './protocol.ts';
import { viewPassed } from './traffic-log.ts';
import { seenBy } from './views.ts';

/** Tells a page what changes for the person that it acts as, for as long as it is open. */
export function streamChanges(house: Services, person: Person, response: ServerResponse): void {
  const { messages, commands, gateway, record, faults } = house;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  // So that the browser knows that it is connected.
  response.write(':\n\n');

  const send = (change: Change) => response.write(`data: ${JSON.stringify(change)}\n\n`);
  const onMessage = (change: 'created' | 'updated' | 'deleted') => (stored: StoredMessage) => {
    if (seenBy(house, person, stored)) send({ change, message: stored.message });
  };
  const ends = [
    hear(messages, 'created', onMessage('created')),
    hear(messages, 'updated', onMessage('updated')),
    hear(messages, 'deleted', onMessage('deleted')),
    hear(commands, 'changed', () => send({ change: 'commands' })),
    hear(gateway, 'presence', (online: boolean) => send({ change: 'presence', online })),
    hear(record, 'passed', (entry: Recorded) => send({ change: 'passed', passed: viewPassed(entry) })),
    hear(faults, 'changed', () => send({ change: 'faults', playing: playingPresets(faults) })),
  ];
  response.on('close', () => {
    for (const end of ends) end();
  });
}

interface Teller<Name, Listener> {
  on(name: Name, listener: Listener): unknown;
  off(name: Name, listener: Listener): unknown;
}

/** @returns ends it */
function hear<Name, Listener>(teller: Teller<Name, Listener>, name: Name, listener: Listener): () => void {
  teller.on(name, listener);
  return () => void teller.off(name, listener);
}
