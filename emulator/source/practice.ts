// The practice tenant: a Resource Manager that behaves, in process or on a loopback socket.

export { createTenant, type Tenant } from './create.ts';
export { refusedEndpoint } from './endpoint.ts';
export { type Fault, type FaultKind, faultNames, readFault } from './faults.ts';
export { type FaultSwitches, faultSwitches, servedRun } from './faults-route.ts';
export type { Answer, Incoming } from './http.ts';
export { lastHop } from './last-hop.ts';
export type { TenantOptions } from './options.ts';
export { type Scale, scaled } from './scale.ts';
export { type Served, serve } from './server.ts';
export { answer } from './tenant.ts';
export { forAudience, practiceCredential, practiceToken } from './tokens.ts';
export type { ReceivedRequest } from './world.ts';
