// A drive that is away: one of Node's threads waits for a pipe that nobody writes, and never comes back.
import { readFile } from 'node:fs';

readFile(process.env.HELD_PIPE, () => undefined);
