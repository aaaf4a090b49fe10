import { type ModelReader, notFound } from '@ronghe/event-sourcing';
import { UnitDirectory, daysBetween } from '@ronghe/service-kit/pure';
import { knownUnitsHere } from '../known-units.js';
import { type ProblemRow, problems } from '../problems/problems.js';
import { type AllianceDocument, alliances } from './alliances.js';

export interface ProblemCounts {
  /** All that were ever raised. */
  raised: number;
  /** All that were claimed, closed ones included. */
  claimed: number;
  closed: number;
}

export function countProblems(rows: readonly ProblemRow[]): ProblemCounts {
  return {
    raised: rows.length,
    claimed: rows.filter((p) => p.state !== 'raised').length,
    closed: rows.filter((p) => p.state === 'closed').length,
  };
}

/** A problem with units by name and the days that claiming and closing took. */
export const problemView = (id: string, p: ProblemRow, units: UnitDirectory) => ({
  id,
  ...p,
  raisedByName: units.name(p.raisedBy),
  claimedByName: p.claimedBy && units.name(p.claimedBy),
  daysToClaim: p.claimedOn && daysBetween(p.raisedOn, p.claimedOn),
  daysToClose: p.closedOn && p.claimedOn && daysBetween(p.claimedOn, p.closedOn),
});

/** All about one alliance, for its page. */
export async function boardOf(reader: ModelReader, id: string) {
  const document: AllianceDocument = (await reader.get(alliances, id)) ?? notFound({ zh: '联盟', en: 'alliance' });
  const [units, found] = await Promise.all([
    UnitDirectory.of(reader, knownUnitsHere),
    reader.find(problems, { filter: { alliance: id }, sort: { raisedOn: 1 } }),
  ]);
  const named = (unit: string) => ({ id: unit, name: units.name(unit) });
  const { resources, version, ...alliance } = document;
  return {
    alliance: { id, ...alliance, version, parties: alliance.parties.map(named) },
    resources: resources.map((r) => ({
      ...r,
      offeredByName: units.name(r.offeredBy),
      uses: r.uses.map((u) => ({ ...u, usedByName: units.name(u.usedBy) })),
    })),
    problems: found.map(({ key, document: p }) => problemView(key, p, units)),
    counts: countProblems(found.map(({ document: p }) => p)),
  };
}
