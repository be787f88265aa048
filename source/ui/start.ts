import type { CloudName } from '../azure/azure.ts';
import type { Screen } from './navigation.ts';

type Asked = { readonly account?: string; readonly subscription?: string };

/** What the command line says when there is none, so that the most usual start need not load what reads it. */
export const nothingAsked = { do: 'azure', cloud: 'public', readOnly: false } as const;

/** The places to begin with: what the command line named lies on top of the first screen. */
export const startOf = ({ account, subscription }: Asked): readonly Screen[] => [
	{ name: 'subscriptions' },
	...(account || subscription ? [{ name: 'find' as const, account, subscription }] : []),
];

/** The command that signs the Azure CLI in to the right cloud and tenant. */
export const signInCommand = ({
	cloud,
	tenantId,
}: {
	readonly cloud: CloudName;
	readonly tenantId: string | undefined;
}): string => {
	const scopes = {
		public: 'https://management.azure.com/.default',
		usgov: 'https://management.usgovcloudapi.net/.default',
		china: 'https://management.chinacloudapi.cn/.default',
	};
	const names = { public: '', usgov: 'AzureUSGovernment', china: 'AzureChinaCloud' };
	const choose = names[cloud] ? `az cloud set --name ${names[cloud]} && ` : '';
	return `${choose}az login${tenantId ? ` --tenant ${tenantId}` : ''} --scope ${scopes[cloud]}`;
};
