// How each provider answers an update of a resource that carries identities, and a second one meanwhile.
import { AzureError } from './http.ts';

export type HostUpdateRule = {
	/** The status of an accepted update. */
	readonly acceptedStatus: 200 | 202;
	/** Absent where an update is done when it is answered. */
	readonly asyncUpdate?: {
		/** The provisioning state that is shown while it works. */
		readonly provisioningState: string;
		readonly conflictError: (name: string, operation: string, id: string) => AzureError;
		/** Whether it answers with a Location and no Azure-AsyncOperation. */
		readonly hasLocationOnly?: true;
	};
};

const conflict = (code: string, message: string) => new AzureError(409, code, message);

/** A site's settings and a search service's definition are in place at once (WebApps_Update, Services_Update: 200). */
const synchronousUpdate: HostUpdateRule = { acceptedStatus: 200 };

/** Returns the refusal of a second change by Microsoft.CognitiveServices (409), as users report it. */
export const requestConflict = (id: string): AzureError =>
	conflict(
		'RequestConflict',
		`Cannot modify resource with id '${id}' because the resource entity provisioning state is not terminal. Please wait for the provisioning state to become terminal and then retry the request.`,
	);

const cognitiveServicesUpdate: HostUpdateRule = {
	acceptedStatus: 202,
	asyncUpdate: { provisioningState: 'Accepted', conflictError: (_, __, id) => requestConflict(id) },
};

/** By resource type. */
export const hostUpdateRules: Readonly<Record<string, HostUpdateRule>> = {
	'Microsoft.Web/sites': synchronousUpdate,
	'Microsoft.Web/sites/slots': synchronousUpdate,
	'Microsoft.Search/searchServices': synchronousUpdate,
	'Microsoft.Compute/virtualMachines': {
		// With an operation to follow all the same.
		acceptedStatus: 200,
		asyncUpdate: {
			provisioningState: 'Updating',
			conflictError: () =>
				conflict(
					'Conflict',
					'The request failed due to conflict with a concurrent request. To resolve it, please refer to https://aka.ms/activitylog to get more details on the conflicting requests.',
				),
		},
	},
	'Microsoft.App/containerApps': {
		acceptedStatus: 202,
		asyncUpdate: {
			provisioningState: 'InProgress',
			conflictError: (name, operation) =>
				conflict(
					'ContainerAppOperationInProgress',
					`Cannot modify a container app '${name}' because there is an active provisioning operation in progress. OperationId: '${operation}'.`,
				),
		},
	},
	// The answer to a second change is as recorded by the tests of Azure's own JavaScript SDK.
	'Microsoft.ApiManagement/service': {
		acceptedStatus: 202,
		asyncUpdate: {
			provisioningState: 'Updating',
			hasLocationOnly: true,
			conflictError: (name) =>
				conflict(
					'ServiceLocked',
					`The API Service ${name} is transitioning at this time. Please try the request again later.`,
				),
		},
	},
	// Workspaces_Update, 2024-10-01: 202 with a Location.
	'Microsoft.MachineLearningServices/workspaces': {
		acceptedStatus: 202,
		asyncUpdate: {
			provisioningState: 'Updating',
			hasLocationOnly: true,
			conflictError: (name) =>
				conflict(
					'Conflict',
					`Conflict of operation, another operation on same entity is already running in workspace ${name}.`,
				),
		},
	},
	'Microsoft.CognitiveServices/accounts': cognitiveServicesUpdate,
	'Microsoft.CognitiveServices/accounts/projects': cognitiveServicesUpdate,
};
