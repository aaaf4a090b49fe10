export { ChangeChart } from './chart/chart.handlers.js';
export { CoverageQuery } from './coverage/coverage.http.js';
export { ChangeDutyList, IssueDutyVersion, SignDutyVersion } from './duty-list/duty-list.handlers.js';
export { dutyListId } from './duty-list/duty-list.js';
export { ImportWorkbook, type ImportReport } from './import/import.handlers.js';
export { OrganizationModule, definition } from './organization.module.js';
export { OrganizationRuntime } from './organization.runtime.js';
export { ChangePerson, RegisterPerson } from './person/person.handlers.js';
export { ChangeTeamCoverage } from './team-coverage/team-coverage.handlers.js';
