import { MemoryParking } from './parking.js';
import { parkingContract } from './testing/parking.contract.js';

parkingContract('MemoryParking', async () => ({ parking: new MemoryParking() }));
