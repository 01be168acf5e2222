import { describe, expect, it } from 'vitest';
import { horizon, nextBoundary, windowAt, windowBehind } from '../../src/engine/window.ts';

const at = (text: string) => Date.parse(text);

describe('windows', () => {
  it('begin on the Monday of the ISO week, over year ends and leap days', () => {
    expect(windowAt(at('2026-11-01T23:59:59.999Z'))).toBe('2026-10-26');
    expect(windowAt(at('2026-11-02T00:00:00Z'))).toBe('2026-11-02');
    expect(windowAt(at('2027-01-03T12:00:00Z'))).toBe('2026-12-28');
    expect(windowAt(at('2028-02-29T12:00:00Z'))).toBe('2028-02-28');
    expect(windowAt(0)).toBe('1969-12-29');
  });

  it('are planned for this week and the next', () => {
    expect(horizon(at('2026-11-04T09:00:00Z'))).toEqual(['2026-11-02', '2026-11-09']);
    expect(nextBoundary(at('2026-11-02T00:00:00Z'))).toBe(at('2026-11-09T00:00:00Z'));
    expect(nextBoundary(at('2026-11-08T23:59:59Z'))).toBe(at('2026-11-09T00:00:00Z'));
  });

  it('stay open behind UTC as long as a zone can be in them', () => {
    expect(windowBehind(at('2026-11-09T04:00:00Z'))).toBe('2026-11-02');
    expect(windowBehind(at('2026-11-09T12:00:00Z'))).toBeUndefined();
    expect(windowBehind(at('2026-11-11T04:00:00Z'))).toBeUndefined();
  });
});
