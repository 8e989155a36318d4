/** Streams changes to a page as server-sent events. */

import type { ServerResponse } from 'node:http';
import type { Person } from '../members/person.ts';
import type { Services } from '../services.ts';
import type { StoredMessage } from '../state/messages.ts';
import type { TrafficEntry } from '../traffic-recorder.ts';
import { playingPresets } from './panel.ts';
import type { Change } from './protocol.ts';
import { viewTrafficEntry } from './traffic-log.ts';
import { isVisibleTo } from './views.ts';

/** Sends a page the changes that its person sees, until it is closed. */
export function streamChanges(services: Services, person: Person, response: ServerResponse): void {
  const { guildState, messages, threads, commands, gateway, record, faults } = services;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  // A comment line, so that the browser knows that it is connected.
  response.write(':\n\n');

  const send = (change: Change) => response.write(`data: ${JSON.stringify(change)}\n\n`);
  const onMessage = (change: 'created' | 'updated' | 'deleted') => (stored: StoredMessage) => {
    if (isVisibleTo(services, person, stored)) send({ change, message: stored.message });
  };
  const onMembership = () => {
    send({ change: 'servers' });
    send({ change: 'commands' });
  };
  const unsubscribers = [
    subscribe(messages, 'created', onMessage('created')),
    subscribe(messages, 'updated', onMessage('updated')),
    subscribe(messages, 'deleted', onMessage('deleted')),
    subscribe(threads, 'changed', () => send({ change: 'servers' })),
    subscribe(guildState, 'serverChanged', () => send({ change: 'servers' })),
    subscribe(guildState, 'localeChanged', (userId: string) => {
      if (userId === person.user.id) send({ change: 'servers' });
    }),
    subscribe(guildState, 'botRemoved', onMembership),
    subscribe(guildState, 'botAdded', onMembership),
    subscribe(commands, 'changed', () => send({ change: 'commands' })),
    subscribe(gateway, 'presence', () => {
      const { online, absence } = gateway;
      send({ change: 'presence', online, absence });
    }),
    subscribe(record, 'passed', (entry: TrafficEntry) =>
      send({ change: 'passed', passed: viewTrafficEntry(entry) }),
    ),
    subscribe(faults, 'changed', () => send({ change: 'faults', playing: playingPresets(faults) })),
  ];
  response.on('close', () => {
    for (const unsubscribe of unsubscribers) unsubscribe();
  });
}

interface Emitter<Name, Listener> {
  on(name: Name, listener: Listener): unknown;
  off(name: Name, listener: Listener): unknown;
}

/** @returns a function that unsubscribes */
function subscribe<Name, Listener>(
  emitter: Emitter<Name, Listener>,
  name: Name,
  listener: Listener,
): () => void {
  emitter.on(name, listener);
  return () => void emitter.off(name, listener);
}
