import { describe, it } from '@jest/globals';
import type { TeamCoverageFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { coverage } from './coverage.js';

const linked = (partyGroup: string, from: string): TeamCoverageFact => ({
  type: 'organization.group-linked',
  data: { team: 'T1', partyGroup, from },
});
const unlinked = (partyGroup: string, from: string, to: string): TeamCoverageFact => ({
  type: 'organization.group-unlinked',
  data: { team: 'T1', partyGroup, from, to },
});

describe('coverage', () => {
  it('keeps every link with both its days, so that any day can be asked about', () => {
    const facts = [linked('G1', '2026-01-01'), unlinked('G1', '2026-01-01', '2026-02-01'), linked('G2', '2026-03-01')];
    givenEvents(coverage, recorded(facts)).then('T1', {
      links: [
        { partyGroup: 'G1', from: '2026-01-01', to: '2026-02-01' },
        { partyGroup: 'G2', from: '2026-03-01' },
      ],
    });
  });
});
