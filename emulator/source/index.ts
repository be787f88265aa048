// An emulated tenant of Azure AI accounts: a Resource Manager that behaves, in process or on a loopback socket.

export { createPracticeCredential, createPracticeToken, withAudience } from './access-tokens.ts';
export type { ContentsFile } from './contents/contents-types.ts';
export { createContents, createContosoContents } from './contents/contoso.ts';
export { type ReadContents, readContents } from './contents/read-contents.ts';
export { createTenant, type Tenant } from './create-tenant.ts';
export { endpointProblem } from './endpoint-problem.ts';
export { createFaultClient, type FaultClient, fetchServerRunId } from './fault-admin.ts';
export { type Fault, type FaultKind, faultKindNames, parseFault } from './fault-injector.ts';
export { type GeneratedTenantOptions, generateTenant } from './generate-tenant.ts';
export { handleRequest } from './handle-request.ts';
export type { HttpRequest, HttpResponse } from './http.ts';
export { openTenant, type Pace, type TenantRequest } from './open-tenant.ts';
export { type ServeOptions, serve, type TenantServer } from './server.ts';
export type { TenantOptions } from './tenant-options.ts';
export type { ReceivedRequest, TenantContents } from './tenant-state.ts';
