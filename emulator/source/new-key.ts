// Keys and other secrets of the practice tenant: random like Azure's, and known for what they are wherever one turns up.
import type { TenantOptions } from './options.ts';

/** Every one begins with it, so that a search can tell them from everything else. */
export const keyMark = 'ca9a4eed';

/** 32 hexadecimal digits. */
export const newKey = (options: Required<Pick<TenantOptions, 'newId'>>): string =>
	`${keyMark}${options.newId().replaceAll('-', '')}`.slice(0, 32);
