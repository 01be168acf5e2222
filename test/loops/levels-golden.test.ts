import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import type { Locale } from '../../src/locales/index.ts';
import { levelsCard } from '../../src/loops/levels/cards.ts';
import { explainLevels } from '../../src/loops/levels/explain.ts';
import { lookBack } from '../../src/model/calendar/index.ts';
import type { Level, LevelFigures, LevelUnit } from '../../src/model/fidelity/index.ts';
import { as, type Window } from '../../src/model/ids.ts';
import { DISTRICT, figures, GOLDEN, OAK, school, standingOf, teamsOf, view } from './golden-levels.ts';

/** What there is to read: every word once, as on the screen. Figures and buttons are not words. */
function words(card: Card): number {
  const read = card.nodes.flatMap((node): readonly string[] => {
    switch (node.kind) {
      case 'heading':
      case 'text':
      case 'note':
        return [node.text];
      case 'facts':
        return node.facts.flatMap(({ label, value }) => [label, value]);
      case 'table':
        return [node.caption, ...node.columns.map((column) => column.label), ...node.rows.flat()];
      default:
        return [];
    }
  });
  return read.flatMap((text) => text.split(/\s+/)).filter((word) => /\p{L}/u.test(word)).length;
}

describe('the digest of a level', () => {
  it.each(Object.entries(GOLDEN))('reads as it should: %s', (_, golden) => {
    expect(toPlainText(levelsCard(golden))).toMatchSnapshot();
  });

  it.each(Object.entries(GOLDEN))('is read in a minute, in both languages: %s', (_, golden) => {
    for (const locale of ['en', 'es'] as const satisfies readonly Locale[]) {
      // The same in Spanish takes some 15 % more words.
      const most = locale === 'en' ? 150 : 172;
      const card = levelsCard({ ...golden, locale });
      expect(words(card), toPlainText(card)).toBeLessThanOrEqual(most);
    }
  });

  it('is said in Spanish too', () => {
    const { school: one, district } = GOLDEN;
    for (const golden of [one, district]) {
      expect(golden && toPlainText(levelsCard({ ...golden, locale: 'es' }))).toMatchSnapshot();
    }
  });

  it('shows a team that votes by what it agreed on, and counts it in no score', () => {
    const golden = GOLDEN['district with a team that votes'];
    const { district } = GOLDEN;
    expect(golden?.kept.figures.drivers).toEqual(district?.kept.figures.drivers);
    expect(golden?.kept.figures.units).toEqual(district?.kept.figures.units);
    const text = golden ? toPlainText(levelsCard(golden)) : '';
    expect(text).toContain(
      'Name Leadership team (team vote), Competency ○ Building, Organization –, Leadership ● Strong',
    );
    expect(golden && toPlainText(explainLevels(golden.kept, 'en'))).toContain('Teams that vote');
  });

  it('shows what teams that vote agreed on apart where the others are only counted, and all of them in the explanation', () => {
    const voting = ['Ash', 'Beech', 'Cherry', 'Dogwood'].map((name): LevelUnit => {
      return { id: name, name, kind: 'team', below: [], voted: [{ driverId: 'training', score: 50 }] };
    });
    const silent: LevelUnit = { id: 'e', name: 'Elder', kind: 'team', below: [], voted: [] };
    const many = Array.from({ length: 12 }, (_, i) => school(`School ${i}`, 1));
    const large = { ...DISTRICT, below: many };
    const standing = standingOf(teamsOf(large));
    const alone = figures(large, standing);
    const both = figures({ ...large, below: [...many, ...voting, silent] }, standing);
    const { below, ...rest } = both;
    expect({ ...rest, below: below.filter(({ byVote }) => !byVote) }).toEqual(alone);
    const text = toPlainText(levelsCard(view('Large', both)));
    expect(text).toContain('Ash (team vote): Competency ○ Building');
    expect(text).toContain('Cherry (team vote)');
    expect(text).not.toMatch(/Dogwood|Elder/);
    expect(words(levelsCard(view('Large', both)))).toBeLessThanOrEqual(150);
    const explained = toPlainText(explainLevels(view('Large', both).kept, 'en'));
    for (const { name } of voting) expect(explained).toContain(`${name} (team vote): Competency 50`);
    expect(explained).not.toContain('Elder');
  });

  it('counts a team that votes among those asked only while its earlier check-ins are in a figure', () => {
    const [first, second] = [school('One', 1), school('Two', 1)];
    const team: LevelUnit = { id: 't', name: 'T', kind: 'team', below: [], voted: [] };
    const unit = { ...DISTRICT, below: [first, second, team] };
    const schools = teamsOf({ ...unit, below: [first, second] });
    expect(figures(unit, standingOf(schools)).units).toMatchObject({ shown: 2, all: 2 });
    expect(figures(unit, standingOf([...schools, 't'])).units).toMatchObject({ shown: 3, all: 3 });
  });

  it('explains what a school’s teams agreed on about the links, link by link', () => {
    const golden = GOLDEN['school, everything at once'];
    const text = golden ? toPlainText(explainLevels(golden.kept, 'en')) : '';
    expect(text).toContain('Leadership team · ');
    expect(text).toContain('Training → Coaching: Somewhat');
  });

  it.each(['school', 'district'])('answers “how was this worked out?” with its own numbers: %s', (name) => {
    const golden = GOLDEN[name];
    const text = golden ? toPlainText(explainLevels(golden.kept, 'en')) : '';
    expect(text).toMatchSnapshot();
    for (const { figure } of golden?.kept.figures.drivers ?? []) {
      if (figure) expect(text).toContain(`${figure.low}: ${figure.n} people`);
    }
  });

  it('names the units below in the order of the alphabet, whatever their figures are', () => {
    const names = GOLDEN.district?.kept.figures.below.map(({ name }) => name);
    expect(names).toEqual(['Alder', 'Birch', 'Cedar', 'Elm', 'Willow']);
  });

  it('never shows a group without its lowest driver, and never lets a strong one hide it', () => {
    for (const { kept } of Object.values(GOLDEN)) {
      for (const { mean, lowest } of kept.figures.groups) {
        expect(lowest === null).toBe(mean === null);
        if (mean && lowest) expect(lowest.low).toBeLessThanOrEqual(mean.low);
      }
    }
  });

  it('counts a small school as much as a large one, and in a school each person once', () => {
    const small = school('Small', 1);
    const large = school('Big', 9);
    const unit: LevelUnit & { kind: Level } = { ...DISTRICT, below: [small, large] };
    const standing = standingOf(teamsOf(unit), (_, i) => (i === 0 ? [0, 0, 8] : [4, 4, 0]));
    const of = figures(unit, standing);
    expect(of.drivers[0]?.figure).toMatchObject({ low: Math.round((100 + 25) / 2), units: 2, n: 80 });
    expect(of.people).toBe(80);
    const two = figures(large, standing).drivers[0]?.figure;
    expect(two).toMatchObject({ low: 25, n: 72, units: 9 });
  });

  it('says a change only from digests that share no answers, and only when a test bears it', () => {
    let apart: LevelFigures | null = null;
    for (let i = 0; i < 12; i++) {
      const window = as<Window>(
        new Date(Date.UTC(2026, 8, 7) + i * 56 * 86_400_000).toISOString().slice(0, 10),
      );
      const standing = standingOf(teamsOf(OAK), () => (i < 6 ? [4, 3, 1] : [0, 2, 6]), lookBack(window).last);
      apart = figures(OAK, standing, { window, apart });
      const text = toPlainText(levelsCard(view('Oak', apart)));
      if (i < 5) expect(text).not.toContain('points)');
      if (i === 11) expect(text).toContain('Competency: changed, lately above its middle (12 points).');
    }
  });
});
