import type { ServerResponse } from 'node:http';
import type { House } from '../house.ts';
import type { Person } from '../people/person.ts';
import type { StoredMessage } from '../world/messages.ts';
import type { Change } from './protocol.ts';
import { seenBy } from './views.ts';

const CHANGES = ['created', 'updated', 'deleted'] as const;

/** Tells a page what changes for the person that it acts as, for as long as it is open. */
export function streamChanges(house: House, person: Person, response: ServerResponse): void {
  const { messages, commands } = house;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  // So that the browser knows that it is connected.
  response.write(':\n\n');

  const send = (change: Change) => response.write(`data: ${JSON.stringify(change)}\n\n`);
  const onMessage = CHANGES.map((change) => ({
    change,
    listener: (stored: StoredMessage) => {
      if (seenBy(house, person, stored)) send({ change, message: stored.message });
    },
  }));
  const onCommands = () => send({ change: 'commands' });
  for (const { change, listener } of onMessage) messages.on(change, listener);
  commands.on('changed', onCommands);
  response.on('close', () => {
    for (const { change, listener } of onMessage) messages.off(change, listener);
    commands.off('changed', onCommands);
  });
}
