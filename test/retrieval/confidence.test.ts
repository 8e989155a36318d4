import { describe, expect, it } from 'vitest';
import { confidenceOf, verdictOf } from '../../src/retrieval/confidence.ts';

const confidence = (inSentence: number, inParagraph: number) => confidenceOf({ inSentence, inParagraph });

describe('the confidence', () => {
  it('grows with what the sentence and its paragraph hold of the question', () => {
    expect(confidence(0.8, 0.9)).toBeGreaterThan(confidence(0.6, 0.9));
    expect(confidence(0.6, 0.9)).toBeGreaterThan(confidence(0.6, 0.7));
  });

  it('is a probability', () => {
    expect(confidence(0, 0)).toBeGreaterThan(0);
    expect(confidence(1, 1)).toBeLessThan(1);
  });
});

describe('the verdict', () => {
  it('is an answer when the sentence holds the question', () => {
    expect(verdictOf(confidence(1, 1))).toBe('answered');
  });

  it('is unsure in between, and none for next to nothing, or no sentence at all', () => {
    expect(verdictOf(confidence(0.5, 0.6))).toBe('unsure');
    expect(verdictOf(confidence(0.1, 0.2))).toBe('none');
    expect(verdictOf(undefined)).toBe('none');
  });
});
