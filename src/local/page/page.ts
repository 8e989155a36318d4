/** Serves the chat page and its requests. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../errors.ts';
import { PRESETS, type PresetName } from '../faults/presets.ts';
import type { Actor } from '../members/actor.ts';
import type { Person } from '../members/person.ts';
import { Refusal } from '../members/refusal.ts';
import { readBody } from '../rest/body.ts';
import type { Services } from '../services.ts';
import { Validator } from '../validator.ts';
import { perform } from './actions.ts';
import { loadAsset } from './built-files.ts';
import { playingPresets, playPreset, stopPreset } from './panel.ts';
import type { ChannelView, PanelView } from './protocol.ts';
import { streamChanges } from './stream.ts';
import { findTrafficEntry, listTraffic } from './traffic-log.ts';
import { viewGuildState } from './views.ts';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Serves the page's files, and answers its requests for the person whom it acts as. */
export class Page {
  readonly #services: Services;
  readonly #people: readonly Person[];

  constructor(services: Services, people: readonly Person[]) {
    this.#services = services;
    this.#people = people;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const address = `${this.#services.origin}${request.url}`;
      if (!URL.canParse(address)) throw new NotFound();
      const { pathname, searchParams } = new URL(address);
      const as = searchParams.get('as');
      if (request.method === 'GET' && pathname === '/page/changes')
        return streamChanges(this.#services, this.#person(as), response);
      const asset = request.method === 'GET' ? await loadAsset(pathname) : null;
      if (asset) {
        response.writeHead(200, { ...HEADERS, 'content-type': asset.type }).end(asset.content);
        return;
      }
      const body = await this.#respond(request, `${request.method} ${pathname}`, searchParams);
      response.writeHead(200, { ...HEADERS, 'content-type': 'application/json' }).end(JSON.stringify(body));
    } catch (error) {
      const { status, text } = describe(error);
      response.writeHead(status, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end(text);
    }
  }

  async #respond(request: IncomingMessage, what: string, query: URLSearchParams): Promise<unknown> {
    const as = query.get('as');
    switch (what) {
      case 'GET /page/world':
        return viewGuildState(this.#services, this.#people, this.#person(as));
      case 'GET /page/channel': {
        const { messages, commands }: ChannelView = this.#actor(as, query.get('channel'));
        return { messages, commands };
      }
      case 'POST /page/deeds': {
        const { json } = await readBody(request);
        return perform(this.#services, this.#actor(as, query.get('channel')), new Validator(json));
      }
      case 'GET /page/panel': {
        const { record, faults } = this.#services;
        const view: PanelView = { passed: listTraffic(record), playing: playingPresets(faults) };
        return view;
      }
      case 'GET /page/passed': {
        const entry = findTrafficEntry(this.#services.record, Number(query.get('number')));
        if (!entry) throw new NotFound();
        return entry;
      }
      case 'POST /page/faults': {
        const { json } = await readBody(request);
        return this.#playFault(new Validator(json));
      }
      default:
        throw new NotFound();
    }
  }

  #playFault(body: Validator): { playing: PresetName[] } {
    const name = body
      .get('fault')
      .require()
      .oneOf(Object.keys(PRESETS) as PresetName[]);
    const what = body.get('do').require().oneOf(['play', 'stop']);
    body.done();
    const { faults } = this.#services;
    if (what === 'play') playPreset(faults, name!);
    else stopPreset(faults, name!);
    return { playing: playingPresets(faults) };
  }

  /** Finds a person by id; the first one if there is none given. */
  #person(id: string | null): Person {
    const person = id === null ? this.#people[0] : this.#people.find(({ user }) => user.id === id);
    if (!person) throw new NotFound();
    return person;
  }

  #actor(as: string | null, channel: string | null): Actor {
    return this.#person(as).in(channel ?? '');
  }
}

class NotFound extends Error {}

function describe(error: unknown): { status: number; text: string } {
  if (error instanceof NotFound) return { status: 404, text: 'There is nothing here.' };
  if (error instanceof Refusal) return { status: 403, text: error.message };
  if (error instanceof ApiError) return { status: error.status, text: JSON.stringify(error) };
  process.emitWarning(error instanceof Error ? error : String(error));
  return { status: 500, text: 'The page has a fault.' };
}
