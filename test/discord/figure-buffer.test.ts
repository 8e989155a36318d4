import { describe, expect, it, vi } from 'vitest';
import { FigureBuffer } from '../../src/discord/figure-buffer.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { LibraryFailure } from '../../src/library/library.ts';

const SOON = 10;
const NEVER = 2_000_000_000;
const CITATION = '0123456789.0.abcdefg';
const OTHER = 'aaaaaaaaaa.3.abcdefg';

function bufferOver(delayMs: number) {
  const library = createLibrary([]);
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  return { library, lines, buffer: new FigureBuffer(library, { info: log, warn: log, error: log }, delayMs) };
}

describe('what is counted', () => {
  it('is stored by the week of its day, from Monday on, and by the article that answered', async () => {
    const { library, buffer } = bufferOver(NEVER);
    buffer.countAnswer('1', '2026-11-29', 'answered', CITATION);
    buffer.countAnswer('1', '2026-11-23', 'unsure', OTHER);
    buffer.countAnswer('1', '2026-11-30', 'none', null);
    buffer.countAnswer('2', '2026-11-30', 'none', null);
    buffer.countVote('1', '2026-11-30', CITATION, 'helpful');
    buffer.countVote('1', '2026-11-30', CITATION, 'unhelpful', 'helpful');
    await buffer.store();
    expect(await library.figures('1')).toEqual({
      weeks: [
        { week: '2026-11-23', answered: 1, unsure: 1, none: 0, helpful: 0, unhelpful: 0 },
        { week: '2026-11-30', answered: 0, unsure: 0, none: 1, helpful: 0, unhelpful: 1 },
      ],
      articles: [
        { article: '0123456789', week: '2026-11-30', quoted: 1, helpful: 0, unhelpful: 1 },
        { article: 'aaaaaaaaaa', week: '2026-11-23', quoted: 1, helpful: 0, unhelpful: 0 },
      ],
    });
    expect((await library.figures('2')).weeks).toHaveLength(1);
  });

  it('is stored by itself a little later, many at once', async () => {
    const { library, buffer } = bufferOver(SOON);
    const add = vi.spyOn(library, 'addFigures');
    for (let i = 0; i < 50; i++) buffer.countAnswer('1', '2026-11-29', 'answered', CITATION);
    await vi.waitFor(async () => expect((await library.figures('1')).weeks[0]?.answered).toBe(50));
    expect(add).toHaveBeenCalledTimes(1);
  });

  it('is kept while it cannot be stored, once, and stored with the next', async () => {
    const { library, lines, buffer } = bufferOver(NEVER);
    vi.spyOn(library, 'addFigures').mockRejectedValueOnce(new LibraryFailure('failure.diskFull'));
    buffer.countAnswer('1', '2026-11-29', 'answered', CITATION);
    await buffer.store();
    expect(lines).toEqual([expect.stringContaining('Figures could not be stored')]);
    expect((await library.figures('1')).weeks).toEqual([]);
    buffer.countAnswer('1', '2026-11-29', 'answered', CITATION);
    await Promise.all([buffer.store(), buffer.store()]);
    expect((await library.figures('1')).weeks[0]?.answered).toBe(2);
  });
});
