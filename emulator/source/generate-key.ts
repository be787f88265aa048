// Keys and other secrets of the practice tenant: random like Azure's, and recognisable anywhere.
import type { TenantOptions } from './tenant-options.ts';

/** The start of every key, so that a search can tell keys from everything else. */
export const keyPrefix = 'ca9a4eed';

/** Returns a new key of 32 hexadecimal digits. */
export const generateKey = (options: Required<Pick<TenantOptions, 'newId'>>): string =>
	`${keyPrefix}${options.newId().replaceAll('-', '')}`.slice(0, 32);
