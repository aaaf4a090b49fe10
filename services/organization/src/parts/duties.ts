import {
  ChangeDutyListHandler,
  IssueDutyVersionHandler,
  SignDutyVersionHandler,
} from '../duty-list/duty-list.handlers.js';
import { DutyListController } from '../duty-list/duty-list.http.js';
import { dutyDeadlines } from '../duty-lists/duty-deadlines.js';
import {
  DutyListQueryHandler,
  DutyListsController,
  DutyListsQueryHandler,
  DutyVersionQueryHandler,
} from '../duty-lists/duty-lists.http.js';
import { dutySignatures } from '../duty-lists/duty-signatures.js';
import { dutyVersions } from '../duty-lists/duty-versions.js';
import { MyDutiesQueryHandler, SignaturesController, SignaturesQueryHandler } from '../duty-lists/signatures.http.js';
import type { Part } from './part.js';

/** Duty lists, their versions and signatures (row B5). */
export const dutiesPart: Part = {
  projections: [dutyVersions, dutySignatures, dutyDeadlines],
  controllers: [DutyListController, DutyListsController, SignaturesController],
  handlers: [
    IssueDutyVersionHandler,
    SignDutyVersionHandler,
    ChangeDutyListHandler,
    DutyListsQueryHandler,
    DutyListQueryHandler,
    DutyVersionQueryHandler,
    SignaturesQueryHandler,
    MyDutiesQueryHandler,
  ],
};
