// Which actions a pattern in a role definition matches: Azure's own rules.
import type { Permission } from '../azure.ts';

/**
 * `*` stands for any characters, none and slashes included; case does not matter. A star between two slashes may stand
 * for nothing at all, and the two slashes are then one: Managed Identity Operator gives
 * `Microsoft.ManagedIdentity/userAssignedIdentities/*\/assign/action` (Microsoft Learn, built-in roles; the right that
 * assigning takes, managed identity best practices), and what Resource Manager asks for by that name is
 * `Microsoft.ManagedIdentity/userAssignedIdentities/assign/action` (its refusal, LinkedAuthorizationFailed).
 */
export const matchesAction = (pattern: string, action: string): boolean => {
	const [head = '', ...tail] = pattern.toLowerCase().split('*');
	const text = action.toLowerCase();
	if (tail.length === 0) return text === head;
	if (!text.startsWith(head)) return false;
	const last = tail.pop() ?? '';
	let at = head.length;
	let before = head;
	const earliest = (piece: string) => (before.endsWith('/') && piece.startsWith('/') ? at - 1 : at);
	for (const piece of tail) {
		const found = text.indexOf(piece, earliest(piece));
		if (found < 0) return false;
		at = found + piece.length;
		before = piece || before;
	}
	return text.length - last.length >= earliest(last) && text.endsWith(last);
};

/** Whether one of the patterns matches the action. */
export const matchesAnyAction = (patterns: readonly string[], action: string): boolean =>
	patterns.some((pattern) => matchesAction(pattern, action));

/** Whether control-plane `action` is allowed. A block's exclusions take away from that block alone. */
export const allowsAction = (permissions: readonly Permission[], action: string): boolean =>
	permissions.some((block) => matchesAnyAction(block.actions, action) && !matchesAnyAction(block.notActions, action));
