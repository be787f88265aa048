// The practice tenant: a Resource Manager that behaves, in process or on a loopback socket.

export {
	createPracticeCredential as practiceCredential,
	createPracticeToken as practiceToken,
	withAudience as forAudience,
} from './access-tokens.ts';
export { createTenant, type Tenant } from './create-tenant.ts';
export { endpointProblem as refusedEndpoint } from './endpoint-problem.ts';
export {
	createFaultClient as faultSwitches,
	type FaultClient as FaultSwitches,
	fetchServerRunId as servedRun,
} from './fault-admin.ts';
export { type Fault, type FaultKind, faultKindNames as faultNames, parseFault as readFault } from './fault-injector.ts';
export { type GeneratedTenantOptions as Scale, generateTenant as scaled } from './generate-tenant.ts';
export { handleRequest as answer } from './handle-request.ts';
export type { HttpRequest as Incoming, HttpResponse as Answer } from './http.ts';
export { createProxyClient as lastHop } from './proxy-client.ts';
export { serve, type TenantServer as Served } from './server.ts';
export type { TenantOptions } from './tenant-options.ts';
export type { ReceivedRequest } from './tenant-state.ts';
