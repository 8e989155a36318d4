import type { Answer, Change, ChannelView, Deed, SentFile, WorldView } from '../protocol.ts';

/** Who acts, and where. */
export interface Seat {
  as: string;
  channel: string;
}

export function fetchWorld(as: string | null): Promise<WorldView> {
  return ask(`/page/world${as ? `?as=${as}` : ''}`);
}

export function fetchChannel({ as, channel }: Seat): Promise<ChannelView> {
  return ask(`/page/channel?as=${as}&channel=${channel}`);
}

export function perform({ as, channel }: Seat, deed: Deed): Promise<Answer> {
  return ask(`/page/deeds?as=${as}&channel=${channel}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(deed),
  });
}

/**
 * Hears of what changes for a person.
 *
 * @param onReturn called when the connection is there again after it was lost: what changed meanwhile is unknown
 * @returns ends it
 */
export function hearChanges(
  as: string,
  onChange: (change: Change) => void,
  onReturn: () => void,
): () => void {
  const source = new EventSource(`/page/changes?as=${as}`);
  let lost = false;
  source.onmessage = ({ data }) => onChange(JSON.parse(data) as Change);
  source.onerror = () => {
    lost = true;
  };
  source.onopen = () => {
    if (lost) onReturn();
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

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}
