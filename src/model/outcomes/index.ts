export { csvLine } from './csv.ts';
export { type Lagged, LEAST_UNITS, type Link, linkOf } from './link.ts';
export { COLUMNS, LEAST_N, type OutcomeProblem, readOutcomes } from './read.ts';
