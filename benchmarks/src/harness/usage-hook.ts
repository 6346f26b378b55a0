/**
 * Loaded before the measured program (`node --import`): when that ends, writes what its process has used to the file
 * that BENCH_USAGE_FILE names. The program itself knows nothing of it.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';

const file = process.env.BENCH_USAGE_FILE;
if (file !== undefined) process.once('exit', () => writeFileSync(file, JSON.stringify(process.resourceUsage())));
