/** Requests to the server of the page. */

import type { PresetName } from '../../faults/presets.ts';
import type {
  ActionRequest,
  ActionResult,
  Change,
  ChannelView,
  GuildStateView,
  PanelView,
  SentFile,
} from '../protocol.ts';

/** A person and the channel in which they act, by id. */
export interface ActorRef {
  as: string;
  channel: string;
}

/** @param as id of a person; empty for the first one */
export function fetchGuildState(as: string): Promise<GuildStateView> {
  return request(`/page/world${as && `?as=${as}`}`);
}

export function fetchChannel({ as, channel }: ActorRef): Promise<ChannelView> {
  return request(`/page/channel?as=${as}&channel=${channel}`);
}

export function fetchPanel(): Promise<PanelView> {
  return request('/page/panel');
}

/** Fetches a request or frame with all its data. */
export function fetchTrafficEntry(number: number): Promise<unknown> {
  return request(`/page/passed?number=${number}`);
}

export function playFault(fault: PresetName, what: 'play' | 'stop'): Promise<Pick<PanelView, 'playing'>> {
  return request('/page/faults', { do: what, fault });
}

export function perform({ as, channel }: ActorRef, action: ActionRequest): Promise<ActionResult> {
  return request(`/page/deeds?as=${as}&channel=${channel}`, action);
}

/**
 * Subscribes to the changes that a person sees.
 *
 * @param onState called when the connection is lost and when it is back; changes in between are missed
 * @returns a function that unsubscribes
 */
export function subscribe(
  as: string,
  onChange: (change: Change) => void,
  onState: (connected: boolean) => void,
): () => void {
  const source = new EventSource(`/page/changes?as=${as}`);
  let wasLost = false;
  source.onmessage = ({ data }) => onChange(JSON.parse(data) as Change);
  source.onerror = () => {
    wasLost = true;
    onState(false);
  };
  source.onopen = () => {
    if (wasLost) onState(true);
    wasLost = false;
  };
  return () => source.close();
}

export async function packFile(file: File): Promise<SentFile> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { name: file.name, type: file.type, base64: url.slice(url.indexOf(',') + 1) };
}

/** @param body sent with POST; without it, the request is a GET */
async function request<T>(path: string, body?: object): Promise<T> {
  const sent = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, body && sent);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}
