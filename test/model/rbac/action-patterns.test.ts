// Patterns of role definitions, as Azure reads them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesAction } from '../../../source/model/rbac/action-patterns.ts';

const identities = 'Microsoft.ManagedIdentity/userAssignedIdentities';

it.each([
	['*', 'Microsoft.Compute/virtualMachines/write', true],
	['Microsoft.Compute/virtualMachines/write', 'microsoft.compute/virtualmachines/WRITE', true],
	['Microsoft.Compute/virtualMachines/write', 'Microsoft.Compute/virtualMachines/writes', false],
	['*/read', 'Microsoft.Search/searchServices/read', true],
	['*/read', 'Microsoft.Search/searchServices/write', false],
	// Custom actions of a type below, as the table of NotActions on Microsoft Learn has it.
	['Microsoft.CostManagement/exports/*', 'Microsoft.CostManagement/exports/run/action', true],
	['Microsoft.CostManagement/*/query/*', 'Microsoft.CostManagement/externalSubscriptions/query/read', true],
	['Microsoft.Authorization/*/Write', 'Microsoft.Authorization/roleAssignments/write', true],
	// Managed Identity Operator, by which assigning and reading are given.
	[`${identities}/*/assign/action`, `${identities}/assign/action`, true],
	[`${identities}/*/assign/action`, `${identities}/id-1/assign/action`, true],
	[`${identities}/*/read`, `${identities}/read`, true],
	[`${identities}/*/assign/action`, `${identities}/reassign/action`, false],
	[`${identities}/*/assign/action`, `${identities}assign/action`, false],
	['a/*/*/b', 'a/b', true],
	['a/*b', 'a/b', true],
	['a*/b', 'a/b', true],
	['ab*ba', 'aba', false],
	['Microsoft.X/*', 'Microsoft.X', false],
	['**', '', true],
])('%s for %s: %s', (pattern, action, is) => {
	expect(matchesAction(pattern, action)).toBe(is);
});

it('agrees with the same rule told as a regular expression', () => {
	const words = fc.array(fc.constantFrom('a', 'b', '/', '*', '/*/'), { maxLength: 10 }).map((parts) => parts.join(''));
	const actions = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 10 }).map((parts) => parts.join(''));
	fc.assert(
		fc.property(words, actions, (pattern, action) => {
			// A star with a slash on both sides, of its own or of a neighbour star's, may go with one of the two.
			const rule = pattern
				.replaceAll(/\*+/g, '*')
				.replaceAll(/(?<=\/)\*(?=\/)/g, '?')
				.replaceAll('*', '.*')
				.replaceAll(/\?\//g, '(?:.*/)?');
			expect(matchesAction(pattern, action)).toBe(new RegExp(`^${rule}$`).test(action));
		}),
		{ numRuns: 2000 },
	);
});
