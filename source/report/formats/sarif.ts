// Writes SARIF 2.1.0 (OASIS, errata 01) for tools that collect findings: a rule for each check, a result for each
// account that does not meet it, and a notification for each thing that could not be read.
import { createHash } from 'node:crypto';
import type { Strings } from '../../strings/index.ts';
import type { AccountRow, InspectionDocument } from '../document.ts';
import { directoryWarningLines, problemText } from '../report-texts.ts';

type Check = NonNullable<AccountRow['verdict']>['checks'][number];
type SarifRuleId = Check['id'] | 'keyAuthOff';

/** The level of each weight: what Azure refuses, what speaks against the change, what to know before it. */
const levels = { blocks: 'error', proves: 'warning', warns: 'note' } as const;

/**
 * Returns the fingerprint of a result. Resource Manager ids are case-insensitive, and each account has one result for a
 * rule.
 */
const fingerprint = (id: string, rule: SarifRuleId): string =>
	createHash('sha256').update(`${id.toLowerCase()}|${rule}`).digest('hex');

/** Returns the location of an account as a path below Resource Manager's root: viewers want a relative address. */
const accountLocations = ({ id, name }: AccountRow) => [
	{
		physicalLocation: { artifactLocation: { uri: encodeURI(id.slice(1)), uriBaseId: 'RESOURCE_MANAGER' } },
		logicalLocations: [{ name, fullyQualifiedName: id, kind: 'resource' }],
	},
];

const result = (account: AccountRow, rules: readonly SarifRuleId[], ruleId: SarifRuleId, text: string) => ({
	ruleId,
	ruleIndex: rules.indexOf(ruleId),
	message: { text: `${account.name}: ${text}` },
	locations: accountLocations(account),
	partialFingerprints: { 'accountAndRule/v1': fingerprint(account.id, ruleId) },
});

const accountResults = (account: AccountRow, rules: readonly SarifRuleId[], strings: Strings) => {
	const { verdict, keyAuth } = account;
	if (keyAuth === 'off') return [];
	const { accepted, checks = [] } = verdict ?? {};
	const on = {
		...result(account, rules, 'keyAuthOff', strings.reports.keysOn),
		kind: 'fail' as const,
		level: 'warning' as const,
	};
	const found = checks
		.filter(({ met }) => met !== 'yes')
		.map((check) => ({
			...result(account, rules, check.id, strings.checkReason(check, check.about)),
			// `open` means that the information did not suffice to decide; the level then has to be `none` (3.27.9, 3.27.10).
			...(check.met === 'no'
				? { kind: 'fail' as const, level: levels[check.weight] }
				: { kind: 'open' as const, level: 'none' as const }),
			...(accepted && check.weight === 'proves'
				? {
						suppressions: [
							{
								kind: 'external' as const,
								status: 'accepted' as const,
								justification: `${accepted.reason} (${accepted.by}, ${accepted.at})`,
							},
						],
					}
				: {}),
		}));
	return [on, ...found];
};

const toolNotifications = (document: InspectionDocument, strings: Strings) => {
	const problems = [
		...document.subscriptions.map(({ id, problem }) => ({ of: `/subscriptions/${id}`, problem })),
		...document.accounts.map(({ id, problem }) => ({ of: id, problem })),
		{ of: strings.reports.hostsAndIdentities, problem: document.surroundingsProblem },
	];
	return [
		...problems.flatMap(({ of, problem }) =>
			problem ? [{ level: 'error' as const, message: { text: `${of}: ${problemText(problem, strings)}` } }] : [],
		),
		...directoryWarningLines(document, strings).map((text) => ({ level: 'note' as const, message: { text } })),
	];
};

/** Returns the inspection as a SARIF 2.1.0 log, before serialization. */
export const sarifLog = (document: InspectionDocument, strings: Strings) => {
	const checks = document.accounts.flatMap(({ verdict }) => verdict?.checks ?? []);
	const weights = new Map(checks.map(({ id, weight }) => [id, weight]));
	const rules: readonly SarifRuleId[] = ['keyAuthOff', ...[...weights.keys()].toSorted()];
	const [name = '', version = ''] = document.program.split(' ');
	return {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0' as const,
		runs: [
			{
				tool: {
					driver: {
						name,
						version,
						language: strings.reports.language,
						rules: rules.map((id) => ({
							id,
							shortDescription: {
								text: id === 'keyAuthOff' ? strings.reports.keysOffRule : strings.checks[id].title,
							},
							defaultConfiguration: {
								level: id === 'keyAuthOff' ? ('warning' as const) : levels[weights.get(id) ?? 'warns'],
							},
						})),
					},
				},
				originalUriBaseIds: {
					RESOURCE_MANAGER: { description: { text: strings.reports.resourceManager } },
				},
				invocations: [
					{
						executionSuccessful: document.complete,
						endTimeUtc: document.readAt,
						toolExecutionNotifications: toolNotifications(document, strings),
					},
				],
				columnKind: 'utf16CodeUnits' as const,
				results: document.accounts.flatMap((account) => accountResults(account, rules, strings)),
			},
		],
	};
};

/** Returns the inspection as the text of a SARIF 2.1.0 log. */
export const sarif = (document: InspectionDocument, strings: Strings): string =>
	`${JSON.stringify(sarifLog(document, strings), undefined, 2)}\n`;
