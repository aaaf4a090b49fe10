import { ElectionsQueryHandler, PartyTermsController, TermsQueryHandler } from '../party-terms/party-terms.http.js';
import { partyTerms } from '../party-terms/party-terms.js';
import { termDeadlines } from '../party-terms/term-deadlines.js';
import { ChangeTermHandler, RecordElectionHandler } from '../party-organization/terms.handlers.js';
import { TermsController } from '../party-organization/terms.http.js';
import type { Part } from './part.js';

/** Elections of Party organisations and the terms that they begin. */
export const termsPart: Part = {
  projections: [partyTerms, termDeadlines],
  controllers: [TermsController, PartyTermsController],
  handlers: [RecordElectionHandler, ChangeTermHandler, TermsQueryHandler, ElectionsQueryHandler],
};
