import { findDrivers } from '../locales/find-drivers.ts';
import { DRIVER_IDS, type DriverId } from '../model/drivers.ts';

export type Focus = { readonly driver: DriverId } | { readonly fix: string };

/** The driver that a team means by its `focus`, or what to write instead. */
export function focusOf(word: string): Focus {
  const found = findDrivers(word);
  switch (found.type) {
    case 'one':
      return { driver: found.driver };
    case 'several':
      return { fix: `This may mean more than one driver. Write ${found.drivers.join(' or ')}.` };
    case 'none':
      return {
        fix:
          found.meant === undefined
            ? `The drivers are: ${DRIVER_IDS.join(', ')}.`
            : `Did you mean "${found.meant}"?`,
      };
  }
}
