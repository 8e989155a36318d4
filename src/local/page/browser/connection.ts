import type { PresetName } from '../../faults/presets.ts';
import type { Answer, Change, ChannelView, Deed, PanelView, SentFile, WorldView } from '../protocol.ts';

/** Who acts, and where. */
export interface Seat {
  as: string;
  channel: string;
}

/** @param as a person, or nobody in particular: the first there is */
export function fetchWorld(as: string): Promise<WorldView> {
  return ask(`/page/world${as && `?as=${as}`}`);
}

export function fetchChannel({ as, channel }: Seat): Promise<ChannelView> {
  return ask(`/page/channel?as=${as}&channel=${channel}`);
}

export function fetchPanel(): Promise<PanelView> {
  return ask('/page/panel');
}

/** A request or a frame, whole. */
export function fetchPassed(number: number): Promise<unknown> {
  return ask(`/page/passed?number=${number}`);
}

export function playFault(fault: PresetName, what: 'play' | 'stop'): Promise<Pick<PanelView, 'playing'>> {
  return ask('/page/faults', { do: what, fault });
}

export function perform({ as, channel }: Seat, deed: Deed): Promise<Answer> {
  return ask(`/page/deeds?as=${as}&channel=${channel}`, deed);
}

/**
 * Hears of what changes for a person.
 *
 * @param onState called when the connection is lost, and when it is there again: what changed meanwhile is unknown
 * @returns ends it
 */
export function hearChanges(
  as: string,
  onChange: (change: Change) => void,
  onState: (connected: boolean) => void,
): () => void {
  const source = new EventSource(`/page/changes?as=${as}`);
  let lost = false;
  source.onmessage = ({ data }) => onChange(JSON.parse(data) as Change);
  source.onerror = () => {
    lost = true;
    onState(false);
  };
  source.onopen = () => {
    if (lost) onState(true);
    lost = false;
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

/** @param body sent, when there is one */
async function ask<T>(path: string, body?: object): Promise<T> {
  const sent = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, body && sent);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}
