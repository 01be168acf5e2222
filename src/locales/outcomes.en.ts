/** What Driveline says about imported measures, in English. Units only, never people, and never as a cause. */
export const outcomesEn = {
  mayNot: 'Measures are shown to those who lead a school or a level above.',
  title: 'Measures of your schools and teams',
  none: 'Nothing has been imported yet. Whoever runs Driveline does it from a file: driveline outcomes import FILE.',
  caption: (measure: string) => `${measure}, by unit and period`,
  unit: 'Unit',
  chart: (measure: string, unit: string) => `${measure} in ${unit}, beside the pulse`,
  chartSays: (measure: string, first: string, last: string) => `${measure}: from ${first} to ${last}.`,
  pulse: (driver: string) => `${driver} (pulse)`,
  expected: (driver: string, measure: string) =>
    `${driver} in one period, ${measure} in the next. Expected: positive.`,
  tooFew: (units: number, least: number) =>
    `${units} of the ${least} units that are needed have both: nothing can be said yet.`,
  seen: (rho: string, low: string, high: string, units: number) =>
    `Seen: ${rho} (likely ${low} to ${high}), ${units} units:`,
  readings: {
    positive: 'they go together. That is no proof that one causes the other.',
    cannot_tell: 'cannot tell yet.',
    not_positive: 'not positive so far. Wait for a third period before you read anything into it.',
    questions:
      'clearly not positive. Our check may not be measuring what matters: look at its questions, and at the measure. It says nothing about the people who teach.',
  },
  small:
    'Only units of ten people or more, never people; no ranks. Ranks of units are compared, period by period (Spearman, interval by Bonett and Wright).',
} as const;
