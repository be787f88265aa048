// The operator's rights and the locks, as checks that every change shares.
import type { AzureClient, CallOptions, Lock, Permission } from '../model/azure.ts';
import type { Check, CheckId } from '../model/check.ts';
import { allows } from '../model/rbac/permissions.ts';
import { attemptRead, type ReadResult } from '../model/read-result.ts';
import { subjectsNamed } from '../model/subject.ts';

/** The operator's permissions and the locks at one resource. */
export type OperatorRights = {
	readonly permissions: ReadResult<readonly Permission[]>;
	readonly locks: ReadResult<readonly Lock[]>;
};

/**
 * Resolves with the permissions and locks at a scope, each with its problem where it could not be read. Never rejects
 * for a `Problem`.
 */
export const readOperatorRights = async (
	azure: AzureClient,
	scope: string,
	options: CallOptions,
): Promise<OperatorRights> => {
	const [permissions, locks] = await Promise.all([
		attemptRead(azure.permissions(scope, options)),
		attemptRead(azure.locks(scope, options)),
	]);
	return { permissions, locks };
};

/** Returns the check `id`: whether the operator may do `action`. */
export const permissionCheck = (rights: OperatorRights, id: CheckId, action: string, weight: Check['weight']): Check =>
	rights.permissions.known
		? {
				id,
				weight,
				met: allows(rights.permissions.value, action) ? 'yes' : 'no',
				subjects: subjectsNamed('action', action),
			}
		: { id, weight, met: 'unknown', subjects: subjectsNamed('words', rights.permissions.problem.message) };

/**
 * Returns the checks of locks. ReadOnly stops every write; CanNotDelete lets the change through and stops the undo of an assignment
 * (Azure Resource Manager, lock-resources). An unreadable list warns: Azure itself still refuses.
 */
export const lockChecks = (rights: OperatorRights): readonly Check[] => {
	if (!rights.locks.known)
		return [
			{
				id: 'noReadOnlyLock',
				weight: 'warns',
				met: 'unknown',
				subjects: subjectsNamed('words', rights.locks.problem.message),
			},
		];
	const named = (level: Lock['level']) =>
		rights.locks.known ? rights.locks.value.filter((lock) => lock.level === level).map((lock) => lock.name) : [];
	const check = (id: CheckId, weight: Check['weight'], names: readonly string[]): Check =>
		names.length === 0
			? { id, weight, met: 'yes' }
			: { id, weight, met: 'no', subjects: subjectsNamed('lock', ...names) };
	return [check('noReadOnlyLock', 'blocks', named('ReadOnly')), check('noDeleteLock', 'warns', named('CanNotDelete'))];
};
