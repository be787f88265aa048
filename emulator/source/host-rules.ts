// How each provider answers an update of a resource that carries identities, and a second one meanwhile.
import { Refusal } from './http.ts';

export type HostRule = {
	/** The status of an accepted update. */
	readonly answered: 200 | 202;
	/** Absent where an update is done when it is answered. */
	readonly busy?: {
		/** The provisioning state that is shown while it works. */
		readonly state: string;
		readonly refuse: (name: string, operation: string, id: string) => Refusal;
		/** Whether it answers with a Location and no Azure-AsyncOperation. */
		readonly isLocationAlone?: true;
	};
};

const conflict = (code: string, message: string) => new Refusal(409, code, message);

/** A site's settings and a search service's definition are in place at once (WebApps_Update, Services_Update: 200). */
const atOnce: HostRule = { answered: 200 };

/** Microsoft.CognitiveServices, as reported by many that changed two things at once. */
export const requestConflict = (id: string): Refusal =>
	conflict(
		'RequestConflict',
		`Cannot modify resource with id '${id}' because the resource entity provisioning state is not terminal. Please wait for the provisioning state to become terminal and then retry the request.`,
	);

const cognitive: HostRule = {
	answered: 202,
	busy: { state: 'Accepted', refuse: (_, __, id) => requestConflict(id) },
};

/** By resource type. */
export const hostRules: Readonly<Record<string, HostRule>> = {
	'Microsoft.Web/sites': atOnce,
	'Microsoft.Web/sites/slots': atOnce,
	'Microsoft.Search/searchServices': atOnce,
	'Microsoft.Compute/virtualMachines': {
		// With an operation to follow all the same.
		answered: 200,
		busy: {
			state: 'Updating',
			refuse: () =>
				conflict(
					'Conflict',
					'The request failed due to conflict with a concurrent request. To resolve it, please refer to https://aka.ms/activitylog to get more details on the conflicting requests.',
				),
		},
	},
	'Microsoft.App/containerApps': {
		answered: 202,
		busy: {
			state: 'InProgress',
			refuse: (name, operation) =>
				conflict(
					'ContainerAppOperationInProgress',
					`Cannot modify a container app '${name}' because there is an active provisioning operation in progress. OperationId: '${operation}'.`,
				),
		},
	},
	// The answer to a second change is as recorded by the tests of Azure's own JavaScript SDK.
	'Microsoft.ApiManagement/service': {
		answered: 202,
		busy: {
			state: 'Updating',
			isLocationAlone: true,
			refuse: (name) =>
				conflict(
					'ServiceLocked',
					`The API Service ${name} is transitioning at this time. Please try the request again later.`,
				),
		},
	},
	// Workspaces_Update, 2024-10-01: 202 with a Location.
	'Microsoft.MachineLearningServices/workspaces': {
		answered: 202,
		busy: {
			state: 'Updating',
			isLocationAlone: true,
			refuse: (name) =>
				conflict(
					'Conflict',
					`Conflict of operation, another operation on same entity is already running in workspace ${name}.`,
				),
		},
	},
	'Microsoft.CognitiveServices/accounts': cognitive,
	'Microsoft.CognitiveServices/accounts/projects': cognitive,
};
