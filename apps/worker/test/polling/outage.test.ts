import { describe, expect, it } from 'vitest';
import { OutageDetector } from '../../src/polling/outage.js';

const sign = (feedId: number, isConnected: boolean) => ({ feedId, host: `host-${feedId}`, isConnected });

describe('an outage', () => {
  it('is when most hosts fail together, and ends with the first that is reached', () => {
    const detector = new OutageDetector();
    expect(detector.add(sign(1, false), 0)).toEqual([]);
    expect(detector.add(sign(2, false), 100)).toEqual([]);
    expect(detector.isOut).toBe(false);
    expect(detector.add(sign(3, false), 200)).toEqual([1, 2, 3]);
    expect(detector.isOut).toBe(true);
    // Those that fail later are not counted in the first place.
    expect(detector.add(sign(4, false), 300)).toEqual([]);
    detector.add(sign(5, true), 400);
    expect(detector.isOut).toBe(false);
  });

  it('is not when one of a few hosts, or some of many, are down', () => {
    const detector = new OutageDetector();
    for (let host = 0; host < 20; host++) detector.add(sign(host, true), host);
    for (let host = 0; host < 10; host++) expect(detector.add(sign(host, false), 100 + host)).toEqual([]);
    expect(detector.isOut).toBe(false);
  });

  it('is not when hosts fail one after the other over a long time', () => {
    const detector = new OutageDetector();
    for (let host = 0; host < 20; host++) expect(detector.add(sign(host, false), host * 61_000)).toEqual([]);
  });

  it('is told by what happened lately, whatever was before', () => {
    const detector = new OutageDetector();
    for (let host = 0; host < 5_000; host++) detector.add(sign(host, true), host);
    const later = 5_000 + 61_000;
    detector.add(sign(1, false), later);
    detector.add(sign(2, false), later);
    expect(detector.add(sign(3, false), later)).toEqual([1, 2, 3]);
  });
});
