import { show } from './problem.ts';
import type { Readable } from './readable.ts';
import type { Report } from './rules.ts';
import { fixFor } from './rules-units.ts';

/** Which district, region and state everything belongs to. */
export function levelRules(file: Readable, report: Report): void {
  const regions = file.keys.regions.filter((key) => key !== undefined);
  const districts = [file.keys.district, ...file.keys.districts].filter((key) => key !== undefined);
  const inRegion = (region: string | undefined, path: readonly (string | number)[]) => {
    if (region === undefined || regions.includes(region)) return;
    report(path, `There is no region ${show(region)}.`, fixFor('region', region, regions, file));
  };
  inRegion(file.district.region, ['district', 'region']);
  file.districts.forEach(({ region }, i) => {
    inRegion(region, ['districts', i, 'region']);
  });
  file.schools.forEach(({ district }, i) => {
    if (district === undefined || districts.includes(district)) return;
    const fix = fixFor('district', district, districts, file);
    report(['schools', i, 'district'], `There is no district ${show(district)}.`, fix);
  });
}

/** By key: the unit that each unit above the teams belongs to. */
export function parentsAbove(file: Readable): Map<string, string> {
  const parents = new Map<string, string>();
  const top = file.state?.key;
  const put = (key: string | undefined, parent: string | undefined) => {
    if (key !== undefined && parent !== undefined && key !== parent) parents.set(key, parent);
  };
  file.schools.forEach(({ district }, i) => {
    put(file.keys.schools[i], district ?? file.keys.district);
  });
  put(file.keys.district, file.district.region ?? top);
  file.districts.forEach(({ region }, i) => {
    put(file.keys.districts[i], region ?? top);
  });
  for (const key of file.keys.regions) put(key, top);
  if (top !== undefined) parents.delete(top);
  return parents;
}
