import { describe, expect, it } from 'vitest';
import { sourceLink } from '../../../src/discord/card/source-link.ts';
import { english } from '../../../src/i18n/translator.ts';
import { QUOTE } from './examples.ts';

const AT_QUOTE = ':~:text=The%20ferry%20reached%20Varde%20on%20June%2018.';
const linkOf = (source: string | null) => {
  const link = sourceLink(english, source, QUOTE);
  return link && 'url' in link ? link.url : null;
};

describe('the link to the source', () => {
  it('opens the page at the quote', () => {
    expect(linkOf('https://news.example/ferry?a=1')).toBe(`https://news.example/ferry?a=1#${AT_QUOTE}`);
  });

  it('keeps the section that the URL names, and no other instructions for the browser', () => {
    expect(linkOf('https://news.example/ferry#news')).toBe(`https://news.example/ferry#news${AT_QUOTE}`);
    expect(linkOf('https://news.example/ferry#')).toBe(`https://news.example/ferry#${AT_QUOTE}`);
    expect(linkOf('https://news.example/ferry#a#b:~:text=tide')).toBe(
      `https://news.example/ferry#a#b${AT_QUOTE}`,
    );
  });

  it('opens the page at its top without a quote, and a PDF always', () => {
    expect(sourceLink(english, 'https://news.example/ferry')).toMatchObject({
      url: 'https://news.example/ferry',
    });
    for (const pdf of ['https://news.example/ferry.pdf', 'https://news.example/Ferry.PDF?a#page=2'])
      expect(linkOf(pdf)).toBe(pdf);
  });

  it('is at most as long as Discord allows, and then without the quote', () => {
    const page = (length: number) => `https://news.example/${'b'.repeat(length - 21)}`;
    const room = 512 - AT_QUOTE.length - 1;
    expect(linkOf(page(room))).toBe(`${page(room)}#${AT_QUOTE}`);
    expect(linkOf(page(room + 1))).toBe(page(room + 1));
    expect(linkOf(page(512))).toBe(page(512));
    expect(linkOf(page(513))).toBeNull();
  });

  it('leads to a message of Discord, which browsers do not open at a quote', () => {
    const url = 'https://discord.com/channels/1110000000000000100/1110000000000000101/1110000000000000999';
    expect(sourceLink(english, url, QUOTE)).toMatchObject({ label: 'Message', url });
    expect(sourceLink(english, `${url}/more`, QUOTE)).toMatchObject({ label: 'Source' });
  });

  it('is none without a web page', () => {
    for (const source of [
      null,
      '',
      'The ferry’s log, p. 4',
      'javascript:alert(1)',
      'ftp://news.example/a',
      'https://a:b@news.example',
    ])
      expect(linkOf(source)).toBeNull();
  });
});
