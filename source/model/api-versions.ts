// The API version of every request that this program writes itself. A new version is a reviewed change of this table.

export const apiVersions = {
	accounts: '2025-09-01',
	tenants: '2022-12-01',
	roleAssignments: '2022-04-01',
	/** 2022-04-01 drops the condition of a permission; this preview keeps it. */
	roleDefinitions: '2022-05-01-preview',
	permissions: '2022-04-01',
	/** Privileged Identity Management, what one may activate. */
	roleEligibilities: '2020-10-01',
	locks: '2020-05-01',
	resourceGraph: '2024-04-01',
	virtualMachines: '2024-07-01',
	sites: '2024-04-01',
	containerApps: '2025-01-01',
	policyAssignments: '2022-06-01',
	policyExemptions: '2022-07-01-preview',
	policyDefinitions: '2021-06-01',
	diagnosticSettings: '2021-05-01-preview',
	activityLog: '2015-04-01',
	metrics: '2023-10-01',
	workspaces: '2024-10-01',
	apiManagement: '2024-05-01',
	searchServices: '2025-05-01',
	/** Data plane, `GET /openai/models`. */
	models: '2024-10-21',
} as const;
