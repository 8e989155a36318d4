import type { IncomingMessage, ServerResponse } from 'node:http';
import type { House } from '../house.ts';
import type { Person } from '../people/person.ts';

export class Page {
  constructor(_house: House, _people: readonly Person[]) {}
  async answer(_request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.writeHead(404).end();
  }
  async close(): Promise<void> {}
}
