export { applyDistrict, previewDistrict } from './apply.ts';
export { compare, type Difference } from './difference.ts';
export type { District } from './district.ts';
export { readDistrictFile } from './file.ts';
export { describeProblems, type Problem } from './problem.ts';
export { readDistrict } from './read.ts';
export { districtSchema } from './schema.ts';
