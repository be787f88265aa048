// Builds the command that signs the Azure CLI in, for a person to copy.
import type { CloudName } from '../model/azure.ts';
import { clouds } from '../model/clouds.ts';
import type { ProblemKind } from '../model/problem.ts';
import { quotePosixOption } from '../shared/shell-quoting.ts';

/** Returns the command that signs the Azure CLI in to the right cloud and tenant. */
export const signInCommand = ({
	cloud,
	tenantId,
}: {
	readonly cloud: CloudName;
	readonly tenantId: string | undefined;
}): string => {
	const { azName, managementScope } = clouds[cloud];
	// The Azure CLI starts in the public cloud.
	const choose = cloud === 'public' ? '' : `az cloud set --name ${azName} && `;
	return `${choose}az login${tenantId ? ` ${quotePosixOption('--tenant', tenantId)}` : ''} --scope ${managementScope}`;
};

/**
 * Returns the sign-in command for this kind of problem. A weak sign-in needs a sign-out first, as the Azure CLI would
 * use the one that it remembers.
 */
export const signInCommandFor = (kind: ProblemKind, signIn: string): string =>
	kind === 'mfaRequired' ? `az logout && ${signIn}` : signIn;
