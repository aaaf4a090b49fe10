import { AreaController } from '../contract/area.http.js';
import { ChangeAreaHandler, ChangeContractHandler, RegisterAreaHandler } from '../contract/contract.handlers.js';
import { ContractController } from '../contract/contract.http.js';
import { DivideResponsibilityHandler } from '../contract/division.handlers.js';
import { AreasController, AreasQueryHandler } from '../responsibility/areas.http.js';
import { areas } from '../responsibility/areas.js';
import {
  ContractsController,
  ContractsQueryHandler,
  MyContractsQueryHandler,
} from '../responsibility/contracts.http.js';
import { contracts } from '../responsibility/contracts.js';
import { ResponsibilityController, ResponsibilityQueryHandler } from '../responsibility/responsibility.http.js';
import { ImportResponsibilityHandler } from '../import/responsibility/import.handlers.js';
import { ResponsibilityImportController } from '../import/responsibility/import.http.js';
import type { Part } from './part.js';

/** Areas, demonstration posts and employees, and which member answers for them (rows A4, C3). */
export const responsibilityPart: Part = {
  projections: [areas, contracts],
  controllers: [
    AreaController,
    ContractController,
    AreasController,
    ContractsController,
    ResponsibilityController,
    ResponsibilityImportController,
  ],
  handlers: [
    RegisterAreaHandler,
    ChangeAreaHandler,
    ChangeContractHandler,
    DivideResponsibilityHandler,
    ImportResponsibilityHandler,
    AreasQueryHandler,
    ContractsQueryHandler,
    MyContractsQueryHandler,
    ResponsibilityQueryHandler,
  ],
};
