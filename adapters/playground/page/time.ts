import { useEffect, useState } from 'react';

/** The playground's time, flowing on from the last state, once a second. */
export function useFlowing(now: number, receivedAt: number): number {
  const [, beat] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => beat((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return now + Math.max(0, Date.now() - receivedAt);
}

export function clockTime(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(at);
}

export function weekday(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'long' }).format(at);
}

export function longDate(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    month: 'long',
    day: 'numeric',
    year: 'numeric',
  }).format(at);
}

/** `2026-11-03` in that zone: what separates one day of a conversation from the next. */
export function dayKey(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}

/** `Today`, `Yesterday` or the day's full name. */
export function dayName(at: number, now: number, zone: string): string {
  if (dayKey(at, zone) === dayKey(now, zone)) return 'Today';
  if (dayKey(at, zone) === dayKey(now - 86_400_000, zone)) return 'Yesterday';
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  }).format(at);
}

/** `Chicago`, for a person whose clock is not the district's. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
