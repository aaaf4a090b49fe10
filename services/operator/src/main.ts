import 'reflect-metadata';
import { ronghe } from './program.js';

process.exitCode = await ronghe(process.argv.slice(2), process.env, { out: process.stdout, err: process.stderr });
