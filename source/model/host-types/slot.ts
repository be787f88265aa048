import type { HostTypeDefinition } from './host-type-definition.ts';
import { site } from './site.ts';

/** Microsoft.Web 2024-04-01, WebApps_UpdateSlot: as the app's own, with an identity that is the slot's alone. */
export const slot: HostTypeDefinition = { ...site, resourceType: 'Microsoft.Web/sites/slots', parentType: 'site' };
