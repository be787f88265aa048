// Keys and other secrets of the practice tenant: random like Azure's, and known for what they are wherever one turns up.
import type { TenantOptions } from './tenant-options.ts';

/** Every one begins with it, so that a search can tell them from everything else. */
export const keyPrefix = 'ca9a4eed';

/** 32 hexadecimal digits. */
export const generateKey = (options: Required<Pick<TenantOptions, 'newId'>>): string =>
	`${keyPrefix}${options.newId().replaceAll('-', '')}`.slice(0, 32);
