import { SnowflakeUtil } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../../src/discord/clock-skew.ts';
import { AdmissionControl } from '../../../src/discord/fair-use/admission-control.ts';
import { UserError } from '../../../src/discord/user-error.ts';

describe('admission control', () => {
  const SERVER = { guildId: '1' };
  const idOf = (age: number) => String(SnowflakeUtil.generate({ timestamp: Date.now() - age }));
  let admission: AdmissionControl;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    admission = new AdmissionControl(new Clock());
  });
  afterEach(() => void vi.useRealTimers());
  const refusal = (act: () => void) => {
    try {
      act();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return (error as Error).message;
    }
    return null;
  };

  it('admits each event once', () => {
    expect(['1', '1', '2'].map((id) => admission.isNew(id))).toEqual([true, false, true]);
    expect(admission.counts).toEqual({ late: 0, repeated: 1, limited: 0, busy: 0, elsewhere: 0 });
  });

  it('admits interactions that can be answered in time', async () => {
    const isInTime = (age: number) => admission.isInTime(idOf(age));
    expect(await Promise.all([0, 1_000, 2_800, 2_801, 10_000].map(isInTime))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(admission.counts.late).toBe(2);
  });

  it('gives a message ten seconds, of which three are for the answer', async () => {
    const timeLeft = (age: number) => admission.messageTimeLeft(idOf(age));
    expect(await Promise.all([0, 6_000, 7_000, 600_000].map(timeLeft))).toEqual([7_000, 1_000, 0, -593_000]);
    expect(admission.counts.late).toBe(1);
  });

  it('limits a person to a burst of twenty, and one a second', () => {
    const ask = () => refusal(() => admission.admit(SERVER, 'mira'));
    expect(Array.from({ length: 20 }, ask)).toEqual(Array(20).fill(null));
    expect(ask()).toBe('You are asking faster than I may answer. Please try again in a second.');
    expect(refusal(() => admission.admit(SERVER, 'theo'))).toBeNull();
    vi.advanceTimersByTime(1_000);
    expect([ask(), ask() === null]).toEqual([null, false]);
    expect(admission.counts.limited).toBe(2);
  });

  it('limits a server to a burst of a hundred, and thirty a second', () => {
    const ask = (person: number) => refusal(() => admission.admit(SERVER, String(person)));
    expect(Array.from({ length: 100 }, (_, person) => ask(person))).toEqual(Array(100).fill(null));
    expect(ask(101)).toBe('This server asks faster than I may answer. Please try again in a second.');
    expect(refusal(() => admission.admit({ guildId: '2' }, '102'))).toBeNull();
    vi.advanceTimersByTime(1_000);
    expect(
      Array.from({ length: 31 }, (_, person) => ask(200 + person)).filter((one) => one !== null),
    ).toHaveLength(1);
  });

  it('has no server limit for direct messages', () => {
    const ask = (_: unknown, person: number) =>
      refusal(() => admission.admit({ guildId: null }, String(person)));
    expect(Array.from({ length: 101 }, ask)).toEqual(Array(101).fill(null));
  });

  it('limits autocomplete separately', () => {
    expect(Array.from({ length: 31 }, () => admission.admitTyping('mira')).filter(Boolean)).toHaveLength(30);
    expect(admission.counts.limited).toBe(1);
    expect(refusal(() => admission.admit(SERVER, 'mira'))).toBeNull();
  });

  it('admits nothing when it is closed', () => {
    admission.close();
    expect(refusal(() => admission.admit(SERVER, 'mira'))).toBe(
      'I am being restarted. Please ask again in a minute.',
    );
    expect(admission.admitTyping('mira')).toBe(false);
  });
});
