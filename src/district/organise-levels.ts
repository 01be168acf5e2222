import type { District } from './district.ts';
import type { DistrictFile } from './schema.ts';

type Unit = District['units'][number];

/** The districts of a file with what stands above them; the first is the one that the file is named after. */
export function unitsAbove(
  file: DistrictFile,
  idOf: (key: string) => string,
  above: Omit<Unit, 'id' | 'kind' | 'parentId' | 'name' | 'zone' | 'firstDay' | 'lastDay'>,
): readonly [Unit, ...Unit[]] {
  const { zone, first_day, last_day } = file.district;
  const top = file.state === undefined ? null : idOf(file.state.key);
  const parentOf = (region: string | undefined) => (region === undefined ? top : idOf(region));
  // A region and a state keep the year of the first district, so that they too are silent in summer.
  const year = { zone, firstDay: first_day, lastDay: last_day };
  return [
    {
      ...above,
      ...year,
      id: idOf(file.district.key),
      kind: 'district',
      parentId: parentOf(file.district.region),
      name: file.district.name,
      channelId: file.district.channel ?? null,
    },
    ...(file.districts ?? []).map(
      (district): Unit => ({
        ...above,
        id: idOf(district.key),
        kind: 'district',
        parentId: parentOf(district.region),
        name: district.name,
        channelId: district.channel ?? null,
        zone: district.zone ?? zone,
        firstDay: district.first_day ?? first_day,
        lastDay: district.last_day ?? last_day,
      }),
    ),
    ...(file.regions ?? []).map(
      (region): Unit => ({
        ...above,
        ...year,
        id: idOf(region.key),
        kind: 'region',
        parentId: top,
        name: region.name,
        channelId: region.channel ?? null,
      }),
    ),
    ...(file.state === undefined
      ? []
      : [
          {
            ...above,
            ...year,
            id: idOf(file.state.key),
            kind: 'state' as const,
            parentId: null,
            name: file.state.name,
            channelId: file.state.channel ?? null,
          },
        ]),
  ];
}
