/** Puts what is written by hand beside what is generated, where tsc finds both. */
import { cpSync } from 'node:fs';

cpSync('src', 'target/source', { recursive: true });
