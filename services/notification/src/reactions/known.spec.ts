import { describe, it } from '@jest/globals';
import type { AllianceFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { knownAlliances } from './known.js';

describe('what is known of alliances here', () => {
  it('is the name and the parties, whom a new problem concerns', () => {
    const formed: AllianceFact = {
      type: 'alliance-project.alliance-formed',
      data: {
        alliance: 'a',
        name: '稠油攻关联盟',
        mode: 'alliance',
        goal: '目标',
        parties: ['u1', 'u2'],
        on: '2026-01-01',
      },
    };
    givenEvents(knownAlliances, recorded([formed])).then('a', { name: '稠油攻关联盟', parties: ['u1', 'u2'] });
  });
});
