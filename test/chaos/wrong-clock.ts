/**
 * Preloaded into a bot (`node --import tsx --import ./test/chaos/wrong-clock.ts …`), it makes the machine's clock leap at
 * each SIGUSR2: two hours on, back to the truth, two hours back, to the truth again. Timers are what they were, as in
 * life: they know no clock. Says on standard error where it stands.
 */
const HOUR = 3_600_000;
const STEPS = [2 * HOUR, 0, -2 * HOUR, 0];
const TrueDate = Date;
let off = 0;
let step = 0;

class WrongDate extends TrueDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(TrueDate.now() + off);
    // All that Date takes; its type has each way by itself.
    else super(...(given as [number]));
  }

  static override now(): number {
    return TrueDate.now() + off;
  }
}

// Called as a function, which nobody here does, a class throws: all else is Date.
globalThis.Date = WrongDate as DateConstructor;

process.on('SIGUSR2', () => {
  off = STEPS[step++ % STEPS.length] ?? 0;
  process.stderr.write(`clock off by ${off / HOUR} h\n`);
});
